package io.github.gpuadvisor.catalog.importing.model;

/** A recurrent block. */
sealed interface Recurrence {
  /** What it keeps per sequence: its state, and the last inputs of its convolution. */
  double elements();

  /** Its weights. */
  double weights();

  /** A block of Mamba ("selective scan", arXiv 2312.00752). */
  record Mamba(int hidden, int inner, int state, int conv, int rank, boolean biases, boolean norms)
      implements Recurrence {
    @Override
    public double elements() {
      return (double) inner * (state + conv - 1);
    }

    @Override
    public double weights() {
      double projections =
          Count.linear(hidden, 2.0 * inner, biases)
              + Count.linear(inner, rank + 2.0 * state, false)
              + Count.linear(rank, inner, true)
              + Count.linear(inner, hidden, biases);
      double convolution = (conv + 1.0) * inner;
      double scan = (double) inner * state + inner;
      return projections + convolution + scan + (norms ? rank + 2.0 * state : 0);
    }
  }

  /**
   * A block of Mamba-2 (arXiv 2405.21060).
   *
   * @param gatedNorm whether a norm stands before the output projection
   */
  record Mamba2(
      int hidden,
      int heads,
      int headDim,
      int state,
      int groups,
      int conv,
      boolean biases,
      boolean gatedNorm)
      implements Recurrence {
    private double inner() {
      return (double) heads * headDim;
    }

    private double convolved() {
      return inner() + 2.0 * groups * state;
    }

    @Override
    public double elements() {
      return inner() * state + convolved() * (conv - 1);
    }

    @Override
    public double weights() {
      return Count.linear(hidden, inner() + convolved() + heads, biases)
          + (conv + 1.0) * convolved()
          + 3.0 * heads
          + (gatedNorm ? inner() : 0)
          + Count.linear(inner(), hidden, biases);
    }
  }

  /** A block of the gated delta rule (Qwen3-Next). */
  record GatedDelta(int hidden, int keyHeads, int keyDim, int valueHeads, int valueDim, int conv)
      implements Recurrence {
    private double keys() {
      return (double) keyHeads * keyDim;
    }

    private double values() {
      return (double) valueHeads * valueDim;
    }

    @Override
    public double elements() {
      return values() * keyDim + (2 * keys() + values()) * (conv - 1);
    }

    @Override
    public double weights() {
      return hidden * (2 * keys() + 2 * values())
          + hidden * 2.0 * valueHeads
          + conv * (2 * keys() + values())
          + 2.0 * valueHeads
          + valueDim
          + values() * hidden;
    }
  }
}
