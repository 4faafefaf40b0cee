package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mamba-2 and attention: in turns (Granite 4, Bamba), or side by side in every block (Falcon-H1),
 * each block with a feed-forward part.
 */
final class Mamba2Hybrid implements Architecture {
  private final boolean sideBySide;

  Mamba2Hybrid(boolean sideBySide) {
    this.sideBySide = sideBySide;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    Sizes s = Sizes.of(c, Sizes.Expect.USUAL);
    int state = c.whole("mamba_d_state");
    int groups = c.whole("mamba_n_groups");
    int conv = c.whole("mamba_d_conv");
    int heads = c.whole("mamba_n_heads");
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    Recurrence.Mamba2 mamba =
        new Recurrence.Mamba2(
            s.hidden(),
            heads,
            headDim(c, s, heads),
            state,
            groups,
            conv,
            c.flag(false, "mamba_proj_bias"),
            c.flag(!sideBySide, "mamba_rms_norm"));
    double attention =
        Count.attention(s.hidden(), s.heads(), s.kvHeads(), s.headDim(), s.headDim());
    ExpertPlan experts = ExpertPlan.of(c, s);
    int shared = c.wholeOr(s.intermediate(), "shared_intermediate_size");
    boolean tied = c.flag(!sideBySide, "tie_word_embeddings");
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < s.layers(); layer++) {
      boolean attends = sideBySide || attends(c, layer);
      boolean recurs = sideBySide || !attends;
      blocks.add(block(s, attends, recurs ? mamba.elements() : null));
      weights.add((attends ? attention : 0) + (recurs ? mamba.weights() : 0) + 2.0 * s.hidden());
      ExpertPlan.addFeedForward(weights, experts, layer, s.hidden(), shared, Traits.of());
    }
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(
        s, experts == null ? shared : s.intermediate(), true, tied, blocks, experts, weights);
  }

  /** Stated; Falcon-H1 states the width of all heads together. */
  private static int headDim(ConfigFields c, Sizes s, int heads) {
    Integer inner = c.wholeOrNull("mamba_d_ssm");
    int expanded = ConfigNumber.times(c, "mamba_expand", c.wholeOr(2, "mamba_expand"), s.hidden());
    int auto = (inner == null ? expanded : inner) / heads;
    return c.text("mamba_d_head") == null ? c.wholeOr(auto, "mamba_d_head") : auto;
  }

  private static LayerGroup block(Sizes s, boolean attends, @Nullable Double state) {
    return attends
        ? new LayerGroup(
            Attention.FULL, 1, s.heads(), s.kvHeads(), s.headDim(), s.headDim(), null, null, state)
        : new LayerGroup(Attention.STATE, 1, 0, 0, 0, 0, null, null, state);
  }

  private static boolean attends(ConfigFields c, int layer) {
    List<Integer> listed = ConfigLists.wholes(c, "attn_layer_indices");
    if (listed != null) {
      return listed.contains(layer);
    }
    List<String> types = ConfigLists.texts(c, "layer_types");
    if (types == null) {
      types = ConfigLists.texts(c, "layers_block_type");
    }
    if (types == null || layer >= types.size()) {
      throw c.wrong("layer_types", "must say of each layer whether it is mamba or attention");
    }
    return types.get(layer).equals("attention") || types.get(layer).equals("full_attention");
  }
}
