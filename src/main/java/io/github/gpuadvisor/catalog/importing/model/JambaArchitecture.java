package io.github.gpuadvisor.catalog.importing.model;

/** Jamba: Mamba blocks with an attention block every few, experts in every other block. */
final class JambaArchitecture implements Architecture {
  @Override
  public Blueprint read(ConfigFields c) {
    Sizes s = Sizes.of(c, Sizes.Expect.USUAL);
    int period = c.whole("attn_layer_period");
    int offset = c.wholeOr(0, "attn_layer_offset");
    int state = c.whole("mamba_d_state");
    int conv = c.whole("mamba_d_conv");
    int inner = ConfigNumber.times(c, "mamba_expand", c.wholeOr(2, "mamba_expand"), s.hidden());
    int rank =
        c.text("mamba_dt_rank") == null
            ? c.wholeOr((s.hidden() + 15) / 16, "mamba_dt_rank")
            : (s.hidden() + 15) / 16;
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    boolean biases = c.flag(false, "mamba_proj_bias");
    Recurrence.Mamba mamba =
        new Recurrence.Mamba(s.hidden(), inner, state, conv, rank, biases, true);
    ExpertPlan experts = ExpertPlan.of(c, s);
    boolean tied = c.flag(false, "tie_word_embeddings");
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < s.layers(); layer++) {
      if (layer % period == offset) {
        blocks.attention(s.heads(), s.kvHeads(), s.headDim(), s.headDim(), null);
        weights.add(Count.attention(s.hidden(), s.heads(), s.kvHeads(), s.headDim(), s.headDim()));
      } else {
        blocks.state(mamba.elements());
        weights.add(mamba.weights());
      }
      ExpertPlan.addFeedForward(weights, experts, layer, s.hidden(), s.intermediate(), Traits.of());
      weights.add(2.0 * s.hidden());
    }
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(s, s.intermediate(), true, tied, blocks, experts, weights);
  }
}
