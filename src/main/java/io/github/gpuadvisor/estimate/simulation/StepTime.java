package io.github.gpuadvisor.estimate.simulation;

/** Seconds of one engine step. */
public interface StepTime {
  /**
   * Time of a step with this content.
   *
   * @param decoding sequences that produce one token each
   * @param context tokens that each of them has behind it, on average
   * @param prefill prompt tokens worked on in the same step
   * @param prefillContext tokens before the middle of that prompt piece
   */
  double seconds(double decoding, double context, double prefill, double prefillContext);
}
