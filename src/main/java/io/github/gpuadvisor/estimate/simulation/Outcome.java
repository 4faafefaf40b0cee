package io.github.gpuadvisor.estimate.simulation;

/**
 * What a simulation saw once it had settled, in seconds.
 *
 * @param running sequences at work on average
 * @param requestsPerSecond finished per second
 * @param keptUp false where requests arrived faster than they were finished
 */
public record Outcome(
    Times ttft, Times tpot, Times e2e, double running, double requestsPerSecond, boolean keptUp) {
  /** A distribution. */
  public record Times(double mean, double p50, double p95, double p99) {
    private Times plus(double seconds) {
      return new Times(mean + seconds, p50 + seconds, p95 + seconds, p99 + seconds);
    }
  }

  /** The same where each request takes longer before the engine sees it. */
  public Outcome delayed(double seconds) {
    return new Outcome(
        ttft.plus(seconds), tpot, e2e.plus(seconds), running, requestsPerSecond, keptUp);
  }
}
