package io.github.gpuadvisor.accuracy;

/**
 * Values between two bounds as coordinates without any: the log-odds of a value's place between
 * them on a logarithmic scale.
 */
record Scale(double low, double high) {
  /** Nearest to a bound that a prior may lie. */
  private static final double MARGIN = 0.02;

  static Scale of(FitSettings.Prior prior) {
    return new Scale(prior.low(), prior.high());
  }

  double coordinate(double value) {
    double place = Math.log(value / low) / Math.log(high / low);
    double inside = Math.max(MARGIN, Math.min(1 - MARGIN, place));
    return Math.log(inside / (1 - inside));
  }

  double value(double coordinate) {
    return low * Math.pow(high / low, place(coordinate));
  }

  /** How fast the logarithm of a value moves with its coordinate. */
  double slope(double coordinate) {
    double place = place(coordinate);
    return Math.log(high / low) * place * (1 - place);
  }

  private static double place(double coordinate) {
    return 1 / (1 + Math.exp(-coordinate));
  }
}
