package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.cost.WithinBudget;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Pool;
import org.jspecify.annotations.Nullable;

/** Limits that a pool keeps to as a whole: what it costs, and how many GPUs it takes. */
final class PoolLimits {
  private static final double HOURS_PER_DAY = 24;
  private static final double HOURS_PER_MONTH = 730;

  private PoolLimits() {}

  /** The first limit that a pool breaks, or null. */
  static @Nullable Failure broken(Pool pool, PoolRow row) {
    Limits.Hardware hardware = pool.limits().hardware();
    @Nullable Budget budget = pool.limits().market().budget();
    @Nullable Double price = budget == null ? null : price(row, budget.per());
    if (budget != null
        && price != null
        && WithinBudget.judged(price, budget) instanceof Verdict.Failed failed) {
      return new Failure("cost/budget", failed.finding(), failed.excess(), failed.fix());
    }
    @Nullable AtHand atHand = hardware.atHand();
    AtHand.@Nullable Stock stock = atHand == null ? null : atHand.of(row.gpu().id());
    int taken = row.gpuCount();
    if (stock != null && taken > stock.devices()) {
      String sentence = "takes " + taken + " GPUs, " + stock.devices() + " at hand";
      return failed("operations/at-hand", sentence, taken, "gpusAtHand", stock.devices(), null);
    }
    @Nullable Integer most = hardware.maxGpus();
    return most == null || taken <= most
        ? null
        : failed(
            "operations/max-gpus",
            "takes " + taken + " GPUs, wanted ≤ " + most,
            taken,
            "mostGpus",
            most,
            "--max-gpus " + taken);
  }

  private static Failure failed(
      String requirement,
      String sentence,
      int taken,
      String limit,
      int most,
      @Nullable String fix) {
    Figure figure = new Figure(sentence, "actualGpus", taken, limit, most);
    return new Failure(requirement, figure, (double) taken / most - 1, fix);
  }

  private static @Nullable Double price(PoolRow row, Budget.Per per) {
    @Nullable Double hour = row.usdPerHour();
    return switch (per) {
      case HOUR -> hour;
      case DAY -> hour == null ? null : Double.valueOf(hour * HOURS_PER_DAY);
      case MONTH -> hour == null ? null : Double.valueOf(hour * HOURS_PER_MONTH);
      case PURCHASE -> row.purchaseUsd();
      case TOTAL -> null;
    };
  }
}
