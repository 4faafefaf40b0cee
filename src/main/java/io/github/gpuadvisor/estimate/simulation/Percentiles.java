package io.github.gpuadvisor.estimate.simulation;

import java.util.Arrays;

/** Mean and nearest-rank percentiles. */
final class Percentiles {
  private Percentiles() {}

  static Outcome.Times of(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (double time : sorted) {
      sum += time;
    }
    return new Outcome.Times(
        sum / sorted.length, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
  }
}
