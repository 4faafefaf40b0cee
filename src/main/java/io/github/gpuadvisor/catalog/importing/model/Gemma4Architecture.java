package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gemma 4: windows, and every few blocks full attention with heads of its own size, whose values
 * are its keys. Blocks with experts keep their dense feed-forward part beside them.
 */
final class Gemma4Architecture implements Architecture {
  @Override
  public Blueprint read(ConfigFields c) {
    Sizes s = Sizes.of(c, Sizes.Expect.USUAL);
    List<String> types = ConfigLists.layerTypes(c, s.layers());
    if (types == null) {
      c.miss("layer_types");
    }
    int window = c.whole("sliding_window");
    if (!c.missing().isEmpty() || types == null) {
      return Blueprint.NOTHING;
    }
    refuseSharing(c);
    boolean mixture = c.flag(false, "enable_moe_block");
    ExpertPlan experts = mixture ? ExpertPlan.of(c, s) : null;
    boolean tied = c.flag(true, "tie_word_embeddings");
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (String type : types) {
      boolean windowed = type.equals("sliding_attention");
      blocks.add(windowed ? local(s, window) : global(c, s));
      weights.add(attention(c, s, windowed) + 4.0 * s.hidden() + 1);
      weights.add(Count.feedForward(s.hidden(), s.intermediate(), true));
      if (experts != null) {
        experts.addTo(weights, s.hidden(), true, Traits.of());
        // Three norms more, and the router's own scales.
        weights.add(4.0 * s.hidden() + experts.count());
      }
    }
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(
        s,
        s.intermediate(),
        true,
        tied,
        blocks,
        experts == null ? null : experts.withShared(1, s.intermediate()),
        weights);
  }

  private static void refuseSharing(ConfigFields c) {
    for (String key : List.of("hidden_size_per_layer_input", "num_kv_shared_layers")) {
      if (c.wholeOr(0, key) > 0) {
        throw c.wrong(key, "Gemma 4 with embeddings or caches that layers share is not known here");
      }
    }
  }

  private static LayerGroup local(Sizes s, @Nullable Integer window) {
    return new LayerGroup(
        Attention.WINDOW, 1, s.heads(), s.kvHeads(), s.headDim(), s.headDim(), window, null, null);
  }

  private static LayerGroup global(ConfigFields c, Sizes s) {
    int dim = c.wholeOr(s.headDim(), "global_head_dim");
    return new LayerGroup(
        Attention.FULL, 1, s.heads(), globalHeads(c, s), dim, dim, null, null, null);
  }

  private static int globalHeads(ConfigFields c, Sizes s) {
    return c.flag(false, "attention_k_eq_v")
        ? c.wholeOr(s.kvHeads(), "num_global_key_value_heads")
        : s.kvHeads();
  }

  private static double attention(ConfigFields c, Sizes s, boolean windowed) {
    LayerGroup group = windowed ? local(s, null) : global(c, s);
    int dim = group.headDimension();
    double all = Count.attention(s.hidden(), s.heads(), group.kvHeads(), dim, dim) + 2.0 * dim;
    boolean oneForBoth = !windowed && c.flag(false, "attention_k_eq_v");
    return oneForBoth ? all - (double) s.hidden() * group.kvHeads() * dim : all;
  }
}
