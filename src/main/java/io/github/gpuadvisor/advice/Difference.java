package io.github.gpuadvisor.advice;

import java.util.List;

/**
 * How far the GPUs of a comparison are apart in one criterion.
 *
 * @param contributions of each that has a deployment, in the order of the comparison
 */
public record Difference(String criterion, double weight, List<Contribution> contributions) {
  public Difference {
    contributions = List.copyOf(contributions);
  }

  /** What it moves a score by, from the worst to the best. */
  public double spread() {
    double low = Double.MAX_VALUE;
    double high = 0;
    for (Contribution one : contributions) {
      low = Math.min(low, one.amount());
      high = Math.max(high, one.amount());
    }
    return contributions.isEmpty() ? 0 : high - low;
  }
}
