package io.github.gpuadvisor.accuracy;

import org.jspecify.annotations.Nullable;

/** What an error counts for in a fit, so that no outlier rules. */
enum Loss {
  /** Squares of small errors, absolute values of large ones: an outlier pulls as hard as any. */
  ABSOLUTE("absolute", 0.1) {
    @Override
    double cost(double z) {
      return 2 * (Math.sqrt(1 + z * z) - 1);
    }
  },

  /**
   * Squares of small errors, logarithms of large ones: runs in a regime that the model does not
   * know (a queue, a clock, a plan not stated) pull less the farther off they are.
   */
  CAUCHY("cauchy", 0.08) {
    @Override
    double cost(double z) {
      return Math.log1p(z * z);
    }
  };

  private final String id;
  private final double scale;

  /**
   * @param scale natural logarithm of predicted over measured from which on errors count as large
   */
  Loss(String id, double scale) {
    this.id = id;
    this.scale = scale;
  }

  abstract double cost(double z);

  /** The residual whose square is what an error counts for. */
  double residual(double error) {
    double z = error / scale;
    return Math.signum(z) * Math.sqrt(cost(z));
  }

  /** The loss of an id, or null. */
  static @Nullable Loss of(String id) {
    for (Loss loss : values()) {
      if (loss.id.equals(id)) {
        return loss;
      }
    }
    return null;
  }
}
