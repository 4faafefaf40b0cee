package io.github.gpuadvisor.accuracy;

/** Residuals at a point and how they change around it. */
final class Linearized {
  private final double[] point;
  private final double[] residuals;
  private final double[][] slopes;

  /**
   * @param slopes a row for each residual, a column for each coordinate
   */
  Linearized(double[] point, double[] residuals, double[][] slopes) {
    this.point = point;
    this.residuals = residuals;
    this.slopes = slopes;
  }

  double[] point() {
    return point;
  }

  double[] residuals() {
    return residuals;
  }

  double[][] slopes() {
    return slopes;
  }
}
