package io.github.gpuadvisor.catalog.importing.model;

import java.util.List;

/**
 * Qwen3-Next and Qwen3.5: the gated delta rule, with an attention block every few, whose queries
 * come with a gate.
 */
final class GatedDeltaHybrid implements Architecture {
  private static final Traits TRAITS = Traits.of(Trait.SHARED_GATE);

  @Override
  public Blueprint read(ConfigFields c) {
    boolean mixture = c.has("num_experts") && c.wholeOr(0, "num_experts") > 0;
    Sizes s = Sizes.of(c, new Sizes.Expect(true, false, !mixture, true));
    Recurrence.GatedDelta delta =
        new Recurrence.GatedDelta(
            s.hidden(),
            c.whole("linear_num_key_heads"),
            c.whole("linear_key_head_dim"),
            c.whole("linear_num_value_heads"),
            c.whole("linear_value_head_dim"),
            c.whole("linear_conv_kernel_dim"));
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    double gate = (double) s.hidden() * s.heads() * s.headDim();
    double attention =
        Count.attention(s.hidden(), s.heads(), s.kvHeads(), s.headDim(), s.headDim())
            + (c.flag(true, "attn_output_gate") ? gate : 0)
            + 2.0 * s.headDim();
    ExpertPlan experts = ExpertPlan.of(c, s);
    boolean tied = c.flag(false, "tie_word_embeddings");
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < s.layers(); layer++) {
      if (attends(c, s, layer)) {
        blocks.attention(s.heads(), s.kvHeads(), s.headDim(), s.headDim(), null);
        weights.add(attention);
      } else {
        blocks.state(delta.elements());
        weights.add(delta.weights());
      }
      weights.add(2.0 * s.hidden());
      ExpertPlan.addFeedForward(weights, experts, layer, s.hidden(), s.intermediate(), TRAITS);
    }
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(s, s.intermediate(), true, tied, blocks, experts, weights);
  }

  private static boolean attends(ConfigFields c, Sizes s, int layer) {
    List<String> types = ConfigLists.layerTypes(c, s.layers());
    if (types == null) {
      return (layer + 1) % Math.max(1, c.wholeOr(4, "full_attention_interval")) == 0;
    }
    return types.get(layer).equals("full_attention");
  }
}
