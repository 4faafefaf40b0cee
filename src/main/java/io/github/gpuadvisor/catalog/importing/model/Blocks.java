package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocks added one by one, grouped by what they keep per sequence. */
final class Blocks {
  private final Map<LayerGroup, Integer> counts = new LinkedHashMap<>();

  /** Full attention, or of the last {@code window} tokens. */
  Blocks attention(int heads, int kvHeads, int keyDim, int valueDim, @Nullable Integer window) {
    Attention kind = window == null ? Attention.FULL : Attention.WINDOW;
    return add(new LayerGroup(kind, 1, heads, kvHeads, keyDim, valueDim, window, null, null));
  }

  /** Multi-head latent attention. */
  Blocks latent(int heads, int keyDim, int valueDim, int latent) {
    return add(
        new LayerGroup(Attention.LATENT, 1, heads, heads, keyDim, valueDim, null, latent, null));
  }

  /** A recurrent block. */
  Blocks state(double elements) {
    return add(new LayerGroup(Attention.STATE, 1, 0, 0, 0, 0, null, null, elements));
  }

  /** A block that keeps nothing; {@code heads} 0 where it does not attend either. */
  Blocks none(int heads, int headDim) {
    return add(new LayerGroup(Attention.NONE, 1, heads, heads, headDim, headDim, null, null, null));
  }

  /** Cross-attention; {@code tokens} null: as many as the input has. */
  Blocks cross(int heads, int headDim, @Nullable Integer tokens) {
    return add(
        new LayerGroup(Attention.CROSS, 1, heads, heads, headDim, headDim, tokens, null, null));
  }

  /** Blocks of a decoder that also attend to the output of an encoder. */
  Blocks afterEncoder(int layers, int heads, int headDim, @Nullable Integer tokens) {
    for (int layer = 0; layer < layers; layer++) {
      attention(heads, heads, headDim, headDim, null);
      cross(heads, headDim, tokens);
    }
    return this;
  }

  Blocks add(LayerGroup one) {
    counts.merge(one, 1, Integer::sum);
    return this;
  }

  List<LayerGroup> groups() {
    List<LayerGroup> groups = new ArrayList<>();
    counts.forEach(
        (one, count) ->
            groups.add(
                new LayerGroup(
                    one.attention(),
                    count,
                    one.heads(),
                    one.kvHeads(),
                    one.headDimension(),
                    one.valueDimension(),
                    one.window(),
                    one.latentDimension(),
                    one.stateElements())));
    return groups;
  }
}
