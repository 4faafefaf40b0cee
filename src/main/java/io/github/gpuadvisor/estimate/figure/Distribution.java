package io.github.gpuadvisor.estimate.figure;

import io.github.gpuadvisor.workload.Inference.Figure;

/** A time that varies from request to request, in seconds; the interval is that of the mean. */
public record Distribution(Interval mean, double p50, double p95, double p99) {
  /** Every time a multiple. */
  Distribution times(double factor) {
    return new Distribution(mean.times(factor), p50 * factor, p95 * factor, p99 * factor);
  }

  /** One figure of the distribution. */
  public double figure(Figure figure) {
    return switch (figure) {
      case MEAN -> mean.value();
      case P50 -> p50;
      case P95 -> p95;
      case P99 -> p99;
    };
  }
}
