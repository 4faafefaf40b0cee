package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.document.DocumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the blocks of a GGUF model keep, from the tensors that each has and from the metadata. */
final class GgufBlocks {
  private final GgufFields f;
  private final GgufTensors tensors;
  private final int layers;
  private final int hidden;
  private final int heads;

  private GgufBlocks(GgufFields f, GgufTensors tensors, int layers) {
    this.f = f;
    this.tensors = tensors;
    this.layers = layers;
    this.hidden = f.whole("embedding_length");
    this.heads = Math.max(1, f.wholeOr(1, "attention.head_count"));
  }

  static List<LayerGroup> groups(
      GgufFields f, GgufTensors tensors, int layers, List<String> notes) {
    return new GgufBlocks(f, tensors, layers).all(notes).groups();
  }

  private Blocks all(List<String> notes) {
    GgufWindows windows = GgufWindows.of(f, layers);
    notes.addAll(windows.notes());
    int sharing = f.wholeOr(0, "attention.shared_kv_layers");
    Blocks blocks = new Blocks();
    for (int layer = 0; layer < layers; layer++) {
      boolean recurs = tensors.has(layer, "ssm_");
      boolean attends =
          tensors.has(layer, "attn_k", "attn_q.") || (!recurs && tensors.has(layer, "attn_qkv"));
      Double state = recurs ? state(layer) : null;
      if (attends) {
        LayerGroup group = attention(layer, windows.at(layer), state);
        blocks.add(layer >= layers - sharing ? shared(group) : group);
      } else if (state != null) {
        blocks.state(state);
      } else if (tensors.has(layer, "ffn_")) {
        blocks.none(0, 0);
      } else {
        throw new DocumentException(
            f.where(),
            0,
            "what block " + layer + " of " + f.architecture() + " is, is not known here");
      }
    }
    return blocks;
  }

  private LayerGroup attention(int layer, @Nullable Integer window, @Nullable Double state) {
    if (!f.has("attention.head_count")) {
      f.whole("attention.head_count");
      f.complete();
    }
    int own = f.wholeAt(layer, heads, "attention.head_count");
    Integer latent = f.wholeOrNull("attention.kv_lora_rank");
    if (latent != null && latent > 0) {
      int key = f.wholeOr(f.whole("attention.key_length"), "attention.key_length_mla");
      int value = f.wholeOr(f.whole("attention.value_length"), "attention.value_length_mla");
      int kept = latent + f.whole("rope.dimension_count");
      return new LayerGroup(Attention.LATENT, 1, own, own, key, value, null, kept, null);
    }
    int kvHeads = f.wholeAt(layer, own, "attention.head_count_kv");
    if (own < 1 || kvHeads < 1 || own % kvHeads != 0) {
      throw f.wrong("attention.head_count_kv", kvHeads + " do not divide " + own + " heads");
    }
    String suffix = window != null && f.has("attention.key_length_swa") ? "_swa" : "";
    if (!f.has("attention.key_length") && hidden % own != 0) {
      throw f.wrong("attention.head_count", own + " heads do not divide the width " + hidden);
    }
    int key = f.wholeOr(hidden / own, "attention.key_length" + suffix);
    int value = f.wholeOr(key, "attention.value_length" + suffix);
    return new LayerGroup(
        window == null ? Attention.FULL : Attention.WINDOW,
        1,
        own,
        kvHeads,
        key,
        value,
        window,
        null,
        state);
  }

  private static LayerGroup shared(LayerGroup group) {
    return new LayerGroup(
        Attention.SHARED,
        1,
        group.heads(),
        group.kvHeads(),
        group.headDimension(),
        group.valueDimension(),
        group.window(),
        null,
        null);
  }

  /**
   * Mamba has a projection of its own to the step sizes; Mamba-2 and the delta rule have groups.
   */
  private double state(int layer) {
    int inner = f.whole("ssm.inner_size");
    int state = f.whole("ssm.state_size");
    int conv = f.whole("ssm.conv_kernel");
    double convolved =
        tensors.has(layer, "ssm_x") ? inner : inner + 2.0 * f.wholeOr(1, "ssm.group_count") * state;
    return (double) inner * state + convolved * (conv - 1);
  }
}
