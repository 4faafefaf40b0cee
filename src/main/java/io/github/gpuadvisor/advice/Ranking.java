package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.cost.PerToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers sorted rows, and marks those that nothing beats and those that cannot be told apart. */
final class Ranking {
  private Ranking() {}

  /**
   * Ranks rows.
   *
   * @param bought true where cheaper means a lower purchase price
   */
  static List<Ranked> of(List<Assessment> sorted, boolean bought) {
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      ranked.add(
          new Ranked(
              i + 1, sorted.get(i), paretoOptimal(sorted.get(i), sorted, bought), ties(i, sorted)));
    }
    return ranked;
  }

  private static List<Integer> ties(int place, List<Assessment> sorted) {
    List<Integer> ties = new ArrayList<>();
    Interval own = sorted.get(place).scoreRange();
    for (int i = 0; i < sorted.size(); i++) {
      if (i != place && own.overlaps(sorted.get(i).scoreRange())) {
        ties.add(i + 1);
      }
    }
    return ties;
  }

  private static boolean paretoOptimal(Assessment one, List<Assessment> all, boolean bought) {
    double cost = cost(one.estimate(), bought);
    double pace = pace(one.estimate());
    for (Assessment other : all) {
      double otherCost = cost(other.estimate(), bought);
      double otherPace = pace(other.estimate());
      boolean noWorse = otherCost <= cost && otherPace >= pace;
      if (noWorse && (otherCost < cost || otherPace > pace)) {
        return false;
      }
    }
    return true;
  }

  /** Dollars per unit of work, or for the cards. */
  private static double cost(Estimate estimate, boolean bought) {
    @Nullable Double purchase = estimate.cost().purchase();
    if (purchase != null && bought) {
      return purchase;
    }
    @Nullable Double hour = PerToken.perHour(estimate);
    @Nullable Interval output = Output.perSecond(estimate);
    return hour == null || output == null ? Double.MAX_VALUE : hour / output.value();
  }

  /** What a user sees of speed: tokens per second, or units of work per second. */
  private static double pace(Estimate estimate) {
    @Nullable Performance performance = estimate.performance();
    if (performance == null) {
      return 0;
    }
    @Nullable Interval seen =
        performance.outputTokensPerSecondPerUser() != null
            ? performance.outputTokensPerSecondPerUser()
            : Output.perSecond(estimate);
    return seen == null ? 0 : seen.value();
  }
}
