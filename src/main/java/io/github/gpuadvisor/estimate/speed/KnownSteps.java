package io.github.gpuadvisor.estimate.speed;

/**
 * Seconds of the matrix products of steps that were asked for before: steps of a simulation differ
 * in context, but few in how many tokens they work on, and a soft maximum of powers takes longer
 * than all else of a step. Each step has one slot, and the next one with the same slot takes it.
 * For one thread.
 */
final class KnownSteps {
  private static final int SLOTS = 128;

  /** Decoding tokens may be eighths of one, where a pipeline divides them. */
  private static final int PARTS = 8;

  private static final int THREE_BITS = 3;
  private static final int SPREAD = 31;

  private final double[] decoding = new double[SLOTS];
  private final double[] prefill = new double[SLOTS];
  private final double[] seconds = new double[SLOTS];

  /** What was kept of a step, or 0. */
  double seconds(double decoding, double prefill) {
    int slot = slot(decoding, prefill);
    return this.decoding[slot] == decoding && this.prefill[slot] == prefill ? seconds[slot] : 0;
  }

  void keep(double decoding, double prefill, double taken) {
    int slot = slot(decoding, prefill);
    this.decoding[slot] = decoding;
    this.prefill[slot] = prefill;
    seconds[slot] = taken;
  }

  /** Counts that follow one another get slots of their own, be they whole or eighths. */
  private static int slot(double decoding, double prefill) {
    int parts = (int) (decoding * PARTS);
    return (parts + (parts >>> THREE_BITS) + ((int) prefill) * SPREAD) & (SLOTS - 1);
  }
}
