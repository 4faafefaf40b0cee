package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import java.util.List;

/**
 * All findings on one deployment.
 *
 * @param scoreRange the score at the ends of the speed's interval
 * @param unknown facts that a requirement asked for and the catalog does not have
 */
public record Assessment(
    Estimate estimate,
    List<Contribution> contributions,
    Interval scoreRange,
    List<Failure> failures,
    List<String> unknown) {
  public Assessment {
    contributions = List.copyOf(contributions);
    failures = List.copyOf(failures);
    unknown = List.copyOf(unknown);
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

  /** How far the worst missed requirement is missed. */
  public double excess() {
    double most = 0;
    for (Failure failure : failures) {
      most = Math.max(most, failure.excess());
    }
    return most;
  }
}
