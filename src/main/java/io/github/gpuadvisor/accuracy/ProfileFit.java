package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Era;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fits the constants of one profile: least squares of logarithms of predicted over measured, under
 * a loss that lets no outlier rule, with the priors as further rows. A source with thousands of
 * rows counts for no more than one with hundreds.
 */
final class ProfileFit {
  private static final double STEP = 1e-4;

  /** Steps at most, and the share of the cost below which a step's gain ends the fit. */
  private static final int ROUNDS = 40;

  private static final double SETTLED = 1e-4;

  /** Rows of one source count for no more than so many: they share its ways and its mistakes. */
  private static final double MOST_OF_A_SOURCE = 300;

  private final Parameters parameters;
  private final List<Case> cases;
  private final double[] weights;
  private final Loss loss;

  /** Fits to all cases of a profile. */
  ProfileFit(Parameters parameters, List<Case> cases) {
    this(parameters, cases, cases);
  }

  /**
   * Fits to some cases of a profile.
   *
   * @param all its cases, by which each counts
   */
  ProfileFit(Parameters parameters, List<Case> cases, List<Case> all) {
    this.parameters = parameters;
    this.cases = cases;
    this.weights = weights(cases, all);
    this.loss = parameters.loss();
  }

  /** Square roots of what each row counts. */
  private static double[] weights(List<Case> cases, List<Case> all) {
    Map<String, Long> rows =
        all.stream()
            .collect(Collectors.groupingBy(one -> one.measurement().file(), Collectors.counting()));
    return cases.stream()
        .mapToDouble(
            one ->
                Math.sqrt(
                    Math.min(
                        1, MOST_OF_A_SOURCE / rows.getOrDefault(one.measurement().file(), 1L))))
        .toArray();
  }

  /**
   * The best point from the priors: first what all chips share, with the families at their priors,
   * then both. Without the first step a family may take up what belongs to all.
   */
  double[] fromPriors() {
    return optimum(
        optimum(parameters.start(), point -> measuredSlopes(point, true)),
        point -> measuredSlopes(point, false));
  }

  /**
   * The best point from a good one, with slopes that are known there and learned on the way: a
   * fraction of the work, for the many fits that leave something out.
   *
   * @param slopes of the residuals at the start, a row for each case
   */
  double[] from(double[] start, double[][] slopes) {
    SlopesLearned learned = new SlopesLearned(parameters, cases, slopes);
    return optimum(
        start,
        point -> {
          double[] residuals = residuals(point, null);
          return new Linearized(point, residuals, learned.at(point, residuals));
        });
  }

  /** Linearizes the residuals of the cases at a point. */
  private interface Linearization {
    Linearized at(double[] point);
  }

  private double[] optimum(double[] start, Linearization cases) {
    MultivariateJacobianFunction model =
        vector -> {
          double[] point = vector.toArray();
          Linearized measured = cases.at(point);
          return parameters.withPriors(point, measured.residuals(), measured.slopes());
        };
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .model(model)
            .target(new double[this.cases.size() + parameters.elements().size()])
            .maxEvaluations(6 * ROUNDS)
            .maxIterations(ROUNDS)
            .checker(
                (iteration, before, after) ->
                    iteration >= ROUNDS - 1
                        || Math.abs(before.getCost() - after.getCost())
                            < SETTLED * before.getCost())
            .build();
    return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
  }

  /** Residuals at a point and how they change around it, by all coordinates. */
  Linearized linearized(double[] point) {
    return measuredSlopes(point, false);
  }

  private Linearized measuredSlopes(double[] point, boolean sharedAlone) {
    double[] residuals = residuals(point, null);
    double[][] slopes = new double[cases.size()][point.length];
    for (int column = 0; column < point.length; column++) {
      Parameters.Element element = parameters.elements().get(column);
      if (element.group() != null && sharedAlone) {
        continue;
      }
      double[] moved = point.clone();
      moved[column] += STEP;
      double[] then = residuals(moved, element);
      for (int row = 0; row < slopes.length; row++) {
        slopes[row][column] = Double.isNaN(then[row]) ? 0 : (then[row] - residuals[row]) / STEP;
      }
    }
    return new Linearized(point, residuals, slopes);
  }

  /** Softened residuals; NaN for rows that what has moved does not concern. */
  private double[] residuals(double[] point, Parameters.@Nullable Element moved) {
    Era era = parameters.era(point);
    return IntStream.range(0, cases.size())
        .parallel()
        .mapToDouble(
            row ->
                moved != null && !moved.concerns(cases.get(row))
                    ? Double.NaN
                    : weights[row] * loss.residual(error(cases.get(row), era)))
        .toArray();
  }

  /** Natural logarithm of predicted over measured. */
  static double error(Case one, Era era) {
    double predicted = Objects.requireNonNull(one.predicted(era));
    return Math.log(predicted / one.measurement().value());
  }
}
