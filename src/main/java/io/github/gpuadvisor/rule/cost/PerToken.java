package io.github.gpuadvisor.rule.cost;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
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

  /** Where so little arrives that the smallest GPU would wait, an hour of that is the measure. */
  private static final double LEAST_USD_PER_HOUR = 0.25;

  /** Bought hardware is written off over three years of use. */
  private static final double LIFETIME_HOURS = 3 * 8766;

  @Override
  public String id() {
    return "cost/per-token";
  }

  @Override
  public double value(Estimate estimate, Request request, double pace) {
    @Nullable Double cards = cards(estimate, request);
    if (cards != null) {
      return Yardstick.falling(cards, worth(request));
    }
    @Nullable Double cost = cost(estimate, pace);
    return cost == null ? 0.5 : Yardstick.falling(cost, reference(request));
  }

  @Override
  public Finding finding(Estimate estimate, Request request, double pace) {
    @Nullable Double cards = cards(estimate, request);
    if (cards != null) {
      double worth = worth(request);
      String sentence =
          "$" + Figures.usd(cards) + " to buy; $" + Figures.usd(worth) + " counts 0.5";
      return new Figure(sentence, "usd", cards, "referenceUsd", worth);
    }
    @Nullable Double cost = cost(estimate, pace);
    if (cost == null) {
      return new Statement("price or speed unknown, counted as average");
    }
    double reference = reference(request);
    String sentence =
        "$"
            + Figures.usd(cost)
            + " per million "
            + Output.unit(estimate)
            + "; $"
            + Figures.usd(reference)
            + " counts 0.5";
    return new Figure(sentence, "usdPerMillion", cost, "referenceUsdPerMillion", reference);
  }

  /** What the cards cost, where they are bought and that is what was asked; else null. */
  private static @Nullable Double cards(Estimate estimate, Request request) {
    return request.limits().market().purchase() == Limits.Purchase.BUY
        ? estimate.cost().purchase()
        : null;
  }

  private static double worth(Request request) {
    double reference = USD_PER_WEIGHT_GB * request.workload().model().parameters() * 2 / 1e9;
    return Math.max(LEAST_REFERENCE_USD, reference);
  }

  /** Dollars per million tokens or samples; null where price or speed is unknown. */
  private static @Nullable Double cost(Estimate estimate, double pace) {
    @Nullable Double perHour = perHour(estimate);
    @Nullable Interval output = Output.perSecond(estimate);
    return perHour == null || output == null || output.value() <= 0
        ? null
        : Double.valueOf(perHour * MILLION / (output.value() * pace * SECONDS_PER_HOUR));
  }

  private static double reference(Request request) {
    double busy =
        REFERENCE
            * Yardstick.USD_PER_HOUR
            * MILLION
            / (Yardstick.perSecond(request.workload()) * SECONDS_PER_HOUR);
    @Nullable Double rate =
        request.workload() instanceof Inference work && work.job() != null
            ? work.job().perSecond()
            : null;
    return rate == null
        ? busy
        : Math.max(busy, LEAST_USD_PER_HOUR * MILLION / (rate * SECONDS_PER_HOUR));
  }

  /** Dollars per hour: rent, or the purchase written off. */
  public static @Nullable Double perHour(Estimate estimate) {
    @Nullable Double purchase = estimate.cost().purchase();
    return purchase == null ? estimate.cost().perHour() : Double.valueOf(purchase / LIFETIME_HOURS);
  }
}
