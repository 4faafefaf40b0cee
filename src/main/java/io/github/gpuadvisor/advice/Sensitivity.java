package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.document.Texts;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.cost.PerToken;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the defaults of an answer in the order of how much they matter: each is changed (a number is
 * doubled), the first answer's GPU is asked again, and what its cost and output change by decides.
 */
public final class Sensitivity {
  private static final Map<String, String> OTHER_VALUES =
      Map.of(
          "kvPrecision",
          "fp8",
          "precision",
          "fp8",
          "pricing",
          "spot",
          "purchase",
          "any",
          "method",
          "full");

  private final Advisor advisor;
  private final RequestReader reader;

  public Sensitivity(Advisor advisor, RequestReader reader) {
    this.advisor = advisor;
    this.reader = reader;
  }

  /**
   * The same answer, its assumptions ordered: the one that moves the first row most comes first.
   */
  public Recommendation ordered(String kind, Settings settings, Recommendation answer) {
    if (answer.ranked().isEmpty()) {
      return answer;
    }
    Estimate first = answer.ranked().get(0).assessment().estimate();
    Map<String, Double> effects = new HashMap<>();
    for (Assumption one : answer.request().assumed()) {
      effects.put(one.field(), effect(kind, settings, one, first));
    }
    List<Assumption> ordered = new ArrayList<>(answer.request().assumed());
    ordered.sort(
        (a, b) ->
            Double.compare(
                effects.getOrDefault(b.field(), 0.0), effects.getOrDefault(a.field(), 0.0)));
    return answer.withAssumed(ordered);
  }

  private double effect(String kind, Settings settings, Assumption one, Estimate first) {
    @Nullable String other = other(one);
    if (other == null) {
      return 0;
    }
    Settings changed = settings.with(one.field(), other);
    String gpu = first.deployment().gpu().id();
    @Nullable Assessment answer;
    try {
      answer =
          advisor
              .on(first.deployment().gpu())
              .best(reader.readForRanking(kind, changed.with("gpu", gpu)));
    } catch (InvalidInputException e) {
      // The other value does not go with what the user stated: no other answer to compare.
      return 0;
    }
    if (answer == null) {
      return Double.MAX_VALUE;
    }
    Estimate then = answer.estimate();
    return Math.abs(Math.log(cost(then) / cost(first)))
        + Math.abs(Math.log(output(then) / output(first)));
  }

  private static @Nullable String other(Assumption one) {
    return Texts.isDigits(one.value()) && one.value().length() < 10
        ? String.valueOf(2 * Long.parseLong(one.value()))
        : OTHER_VALUES.get(one.field());
  }

  private static double cost(Estimate estimate) {
    @Nullable Double perHour = PerToken.perHour(estimate);
    return perHour == null || perHour <= 0 ? 1 : perHour;
  }

  private static double output(Estimate estimate) {
    @Nullable Interval output = Output.perSecond(estimate);
    return output == null || output.value() <= 0 ? 1 : output.value();
  }
}
