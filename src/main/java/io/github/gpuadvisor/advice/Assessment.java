package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import java.util.List;

/**
 * All findings on one deployment.
 *
 * @param scoreRange the score at the ends of the speed's interval
 * @param unjudged demands on speed of a deployment whose speed is not predicted, since memory does
 *     not hold it; else 0
 */
public record Assessment(
    Estimate estimate,
    List<Contribution> contributions,
    Interval scoreRange,
    List<Failure> failures,
    int unjudged) {
  public Assessment {
    contributions = List.copyOf(contributions);
    failures = List.copyOf(failures);
  }

  /** The weighted sum of the contributions, and nothing else. */
  public double score() {
    double sum = 0;
    for (Contribution contribution : contributions) {
      sum += contribution.amount();
    }
    return sum;
  }

  public boolean qualifies() {
    return failures.isEmpty();
  }

  /** Requirements that it misses, and those that cannot hold while memory does not hold it. */
  public int missed() {
    return failures.size() + unjudged;
  }

  /** True where nothing more can be found out about it. */
  boolean isComplete() {
    return estimate.memory().fits() || estimate.performance() != null;
  }

  /** How far the worst missed requirement is missed. */
  public double excess() {
    double most = 0;
    for (Failure failure : failures) {
      most = Math.max(most, failure.excess());
    }
    return most;
  }
}
