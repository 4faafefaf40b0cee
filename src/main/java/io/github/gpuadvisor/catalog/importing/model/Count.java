package io.github.gpuadvisor.catalog.importing.model;

/** Weights of the parts that many architectures share. */
final class Count {
  private Count() {}

  /** A matrix without and with a bias on its output. */
  static double linear(double from, double to, boolean bias) {
    return from * to + (bias ? to : 0);
  }

  /** The four projections of attention, without biases. */
  static double attention(int hidden, int heads, int kvHeads, int keyDim, int valueDim) {
    return (double) hidden
        * (heads * (double) (keyDim + valueDim) + kvHeads * (double) (keyDim + valueDim));
  }

  /** A feed-forward block of two matrices with biases. */
  static double biasedFeedForward(int hidden, int width) {
    return linear(hidden, width, true) + linear(width, hidden, true);
  }

  /** A block of BERT's kind: attention and feed-forward with biases, two LayerNorms. */
  static double biasedBlock(int hidden, int width) {
    return 4 * linear(hidden, hidden, true) + biasedFeedForward(hidden, width) + 4.0 * hidden;
  }

  /** A feed-forward block without biases. */
  static double feedForward(int hidden, double width, boolean gated) {
    return (gated ? 3.0 : 2.0) * hidden * width;
  }

  /** Embedding table, output matrix and last norm. */
  static double ends(Sizes s, boolean tied) {
    return (tied ? 1.0 : 2.0) * s.vocabulary() * s.hidden() + s.hidden();
  }
}
