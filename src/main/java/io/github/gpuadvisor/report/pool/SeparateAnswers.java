package io.github.gpuadvisor.report.pool;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Pool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the workloads of a pool would cost apart from each other. */
final class SeparateAnswers {
  private static final double LEAST_USD = 0.005;

  private SeparateAnswers() {}

  /** What each is best served by alone, and the sum beside the first pool. */
  static String sentence(PoolAnswer answer) {
    @Nullable List<Assessment> apart = answer.separately();
    if (apart == null) {
      return "Separately: at least one of them has no answer of its own.";
    }
    List<String> parts = new ArrayList<>();
    for (Assessment one : apart) {
      Estimate estimate = one.estimate();
      @Nullable Double hour = estimate.cost().perHour();
      @Nullable Double bought = estimate.cost().purchase();
      String price =
          hour != null
              ? " ($" + Figures.usd(hour) + "/h)"
              : bought != null ? " ($" + Figures.usd(bought) + ")" : "";
      parts.add((parts.size() + 1) + " on " + Wording.count(estimate.deployment()) + price);
    }
    return "Separately: " + String.join(", ", parts) + difference(answer) + ".";
  }

  /** What they cost apart, beside the first pool. */
  private static String difference(PoolAnswer answer) {
    @Nullable Double apart = answer.separateUsdPerHour();
    @Nullable Double together = answer.rows().isEmpty() ? null : answer.rows().get(0).usdPerHour();
    if (apart == null) {
      return "";
    }
    boolean shares = answer.pool().sharing() == Pool.Sharing.IN_TURNS;
    String sum =
        ": $"
            + Figures.usd(apart)
            + "/h"
            + (shares ? " each for its share of the time" : " in all");
    if (together == null) {
      return sum;
    }
    double more = apart - together;
    if (Math.abs(more) < LEAST_USD) {
      return sum + ", as much as the first pool";
    }
    return sum
        + ", $"
        + Figures.usd(Math.abs(more))
        + "/h "
        + (more >= 0 ? "more than" : "less than")
        + " the first pool";
  }
}
