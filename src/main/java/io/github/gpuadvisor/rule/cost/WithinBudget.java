package io.github.gpuadvisor.rule.cost;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** The price of whole instances (or cards) stays within the budget, in the budget's own terms. */
public final class WithinBudget implements Requirement {
  private static final double HOURS_PER_DAY = 24;

  /** Prices are sums of decimals: what differs by less than this is the same price. */
  private static final double ROUNDING = 1e-9;

  @Override
  public String id() {
    return "cost/budget";
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    @Nullable Budget budget = request.limits().market().budget();
    // What is at hand costs nothing more; a budget is one for the step up.
    if (budget == null || request.limits().market().purchase() == Limits.Purchase.OWN) {
      return Verdict.MET;
    }
    @Nullable Double price = price(estimate, budget.per());
    if (price == null) {
      // What does not fit and so has no speed has no duration either.
      return estimate.memory().fits() ? new Verdict.Unknown("price") : Verdict.MET;
    }
    return judged(price, budget);
  }

  /** The same of a price that is known. */
  public static Verdict judged(double price, Budget budget) {
    double limit = budget.amount().usd();
    if (price <= limit * (1 + ROUNDING)) {
      return Verdict.MET;
    }
    String fix =
        "--budget "
            + Figures.fixed(Math.ceil(price * 100 - 1e-6) / 100, 2).replace(",", "")
            + "/"
            + budget.per().id();
    return new Verdict.Failed(figure(price, budget), price / limit - 1, fix);
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable Budget budget = request.limits().market().budget();
    @Nullable Double price = budget == null ? null : price(estimate, budget.per());
    return budget == null || price == null ? null : figure(price, budget);
  }

  private static Figure figure(double price, Budget budget) {
    double limit = budget.amount().usd();
    String per = budget.per().id();
    String term = term(budget.per());
    String place = price > limit * (1 + ROUNDING) ? "over budget by $" : "below the budget by $";
    String sentence =
        "costs $"
            + Figures.usd(price)
            + "/"
            + per
            + ", "
            + place
            + Figures.usd(Math.abs(price - limit))
            + "/"
            + per;
    return new Figure(sentence, "usd" + term, price, "budgetUsd" + term, limit);
  }

  private static String term(Budget.Per per) {
    return switch (per) {
      case HOUR -> "PerHour";
      case DAY -> "PerDay";
      case MONTH -> "PerMonth";
      case TOTAL -> "Total";
      case PURCHASE -> "Purchase";
    };
  }

  /** What a deployment costs in the terms of a budget, or null where that is not known. */
  public static @Nullable Double price(Estimate estimate, Budget.Per per) {
    @Nullable Double hour = estimate.cost().perHour();
    return switch (per) {
      case HOUR -> hour;
      case DAY -> hour == null ? null : hour * HOURS_PER_DAY;
      case MONTH -> estimate.cost().perMonth();
      case TOTAL -> estimate.cost().total();
      case PURCHASE -> estimate.cost().purchase();
    };
  }
}
