package io.github.gpuadvisor.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slopes of residuals that are corrected by each step taken (Broyden's method), row by row and only
 * in coordinates that the row depends on.
 */
final class SlopesLearned {
  private final double[][] slopes;
  private final boolean[][] counts;
  private double @Nullable [] lastPoint;
  private double @Nullable [] lastResiduals;

  /**
   * @param known slopes where the fit starts; not changed
   */
  SlopesLearned(Parameters parameters, List<Case> cases, double[][] known) {
    List<Parameters.Element> elements = parameters.elements();
    this.slopes = new double[known.length][];
    this.counts = new boolean[known.length][elements.size()];
    for (int row = 0; row < known.length; row++) {
      slopes[row] = known[row].clone();
      for (int column = 0; column < elements.size(); column++) {
        counts[row][column] = elements.get(column).concerns(cases.get(row));
      }
    }
  }

  /** The slopes at a point, once its residuals are known. */
  double[][] at(double[] point, double[] residuals) {
    double @Nullable [] before = lastPoint;
    double @Nullable [] then = lastResiduals;
    if (before != null && then != null) {
      for (int row = 0; row < slopes.length; row++) {
        correct(row, point, before, residuals[row] - then[row]);
      }
    }
    lastPoint = point.clone();
    lastResiduals = residuals.clone();
    double[][] copy = new double[slopes.length][];
    for (int row = 0; row < slopes.length; row++) {
      copy[row] = slopes[row].clone();
    }
    return copy;
  }

  private void correct(int row, double[] point, double[] before, double change) {
    double expected = 0;
    double length = 0;
    for (int column = 0; column < point.length; column++) {
      if (counts[row][column]) {
        double step = point[column] - before[column];
        expected += slopes[row][column] * step;
        length += step * step;
      }
    }
    if (length < 1e-16) {
      return;
    }
    double correction = (change - expected) / length;
    for (int column = 0; column < point.length; column++) {
      if (counts[row][column]) {
        slopes[row][column] += correction * (point[column] - before[column]);
      }
    }
  }
}
