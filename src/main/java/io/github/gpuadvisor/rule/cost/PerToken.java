package io.github.gpuadvisor.rule.cost;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the work costs. Rented: a million tokens (or samples) at the load asked for, 0.5 where they
 * cost twice what a lossless yardstick would take. Bought: the cards, 0.5 at $100 for each GB of
 * the model's weights in 16 bit.
 */
public final class PerToken implements Criterion {
  private static final double REFERENCE = 2;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLION = 1e6;
  private static final double USD_PER_WEIGHT_GB = 100;
  private static final double LEAST_REFERENCE_USD = 300;

  /** Bought hardware is written off over three years of use. */
  private static final double LIFETIME_HOURS = 3 * 8766;

  @Override
  public String id() {
    return "cost/per-token";
  }

  @Override
  public Rating rate(Estimate estimate, Request request, double pace) {
    @Nullable Double purchase = estimate.cost().purchase();
    if (purchase != null && request.limits().market().purchase() == Limits.Purchase.BUY) {
      double reference = USD_PER_WEIGHT_GB * request.workload().model().parameters() * 2 / 1e9;
      double worth = Math.max(LEAST_REFERENCE_USD, reference);
      String sentence =
          "$" + Figures.usd(purchase) + " to buy; $" + Figures.usd(worth) + " counts 0.5";
      return new Rating(
          Yardstick.falling(purchase, worth),
          new Figure(sentence, "usd", purchase, "referenceUsd", worth));
    }
    @Nullable Double perHour = perHour(estimate);
    @Nullable Interval output = Output.perSecond(estimate);
    if (perHour == null || output == null || output.value() <= 0) {
      return new Rating(0.5, new Statement("price or speed unknown, counted as average"));
    }
    double cost = perHour * MILLION / (output.value() * pace * SECONDS_PER_HOUR);
    double reference =
        REFERENCE
            * Yardstick.USD_PER_HOUR
            * MILLION
            / (Yardstick.perSecond(request.workload()) * SECONDS_PER_HOUR);
    String sentence =
        "$"
            + Figures.usd(cost)
            + " per million "
            + Output.unit(estimate)
            + "; $"
            + Figures.usd(reference)
            + " counts 0.5";
    return new Rating(
        Yardstick.falling(cost, reference),
        new Figure(sentence, "usdPerMillion", cost, "referenceUsdPerMillion", reference));
  }

  /** Dollars per hour: rent, or the purchase written off. */
  public static @Nullable Double perHour(Estimate estimate) {
    @Nullable Double purchase = estimate.cost().purchase();
    return purchase == null ? estimate.cost().perHour() : Double.valueOf(purchase / LIFETIME_HOURS);
  }
}
