package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Transformer;

/** Models of nothing but recurrent blocks: Mamba, Falcon Mamba and Mamba-2. */
final class MambaArchitecture implements Architecture {
  private final boolean second;
  private final boolean tiedUnlessStated;

  MambaArchitecture(boolean second, boolean tiedUnlessStated) {
    this.second = second;
    this.tiedUnlessStated = tiedUnlessStated;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    int hidden = c.whole(Sizes.HIDDEN);
    int layers = Sizes.layers(c);
    int vocabulary = c.whole(Sizes.VOCABULARY);
    int state = c.whole("state_size", "ssm_state_size");
    int conv = c.wholeOr(4, "conv_kernel");
    int expanded = ConfigNumber.times(c, "expand", hidden, c.wholeOr(2, "expand"));
    boolean biases = c.flag(false, "use_bias");
    boolean tied = c.flag(tiedUnlessStated, "tie_word_embeddings");
    Recurrence block =
        second
            ? mamba2(c, hidden, expanded, state, conv, biases)
            : mamba(c, hidden, expanded, state, conv, biases);
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < layers; layer++) {
      blocks.state(block.elements());
      weights.add(block.weights() + hidden);
    }
    weights.add((tied ? 1.0 : 2.0) * vocabulary * hidden + hidden);
    return Blueprint.decoder(
        new Transformer(layers, hidden, 0, vocabulary, false, tied, 0, blocks.groups(), null, null),
        weights);
  }

  private static Recurrence mamba(
      ConfigFields c, int hidden, int expanded, int state, int conv, boolean biases) {
    int inner = c.wholeOr(expanded, "intermediate_size", "d_inner");
    return new Recurrence.Mamba(hidden, inner, state, conv, rank(c, hidden), biases, false);
  }

  private static Recurrence mamba2(
      ConfigFields c, int hidden, int expanded, int state, int conv, boolean biases) {
    int headDim = c.wholeOr(64, "head_dim");
    int heads = c.wholeOr(expanded / Math.max(1, headDim), "num_heads");
    int groups = c.whole("n_groups");
    return new Recurrence.Mamba2(hidden, heads, headDim, state, groups, conv, biases, true);
  }

  /** Stated, or a sixteenth of the width ("auto"). */
  private static int rank(ConfigFields c, int hidden) {
    int auto = (hidden + 15) / 16;
    return c.text("time_step_rank") == null ? c.wholeOr(auto, "time_step_rank") : auto;
  }
}
