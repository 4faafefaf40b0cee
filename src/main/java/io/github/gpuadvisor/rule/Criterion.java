package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;

/**
 * A quality that a deployment is scored by: continuous, between 0 and 1, monotone in the quantity
 * behind it.
 */
public interface Criterion {
  /** Stable id, {@code group/name}. */
  String id();

  /**
   * How good a deployment is, from 0 to 1.
   *
   * @param pace factor on the predicted speed: 1 the prediction itself, less and more the ends of
   *     its interval
   */
  double value(Estimate estimate, Request request, double pace);

  /**
   * What a value was made from. Written for the few that are shown, not for all that are scored.
   */
  Finding finding(Estimate estimate, Request request, double pace);

  /** Value and finding together. */
  default Rating rate(Estimate estimate, Request request, double pace) {
    return new Rating(value(estimate, request, pace), finding(estimate, request, pace));
  }

  /**
   * The value, which no rule may leave out of bounds or make no number.
   *
   * @throws IllegalArgumentException where it does not lie between 0 and 1
   */
  static double checked(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a rating lies between 0 and 1: " + value);
    }
    return value;
  }

  /** A value from 0 to 1 and what it was made from. */
  record Rating(double value, Finding finding) {
    public Rating {
      checked(value);
    }
  }
}
