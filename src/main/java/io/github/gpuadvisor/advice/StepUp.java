package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cards to buy where what is at hand is not enough, or could be better: that meet every
 * requirement; with no fewer bits, no slower, and more of the one or half as fast again. Cards of a
 * kind that is at hand count towards it.
 */
final class StepUp {
  private static final double NOTICEABLY_FASTER = 1.5;

  /** What one machine at home or at work takes. */
  private static final int MOST_CARDS = 4;

  private final Catalog catalog;
  private final Request request;
  private final AtHand atHand;

  StepUp(Catalog catalog, Request request, AtHand atHand) {
    this.catalog = catalog;
    this.atHand = atHand;
    Limits limits = request.limits();
    this.request = request.with(limits.toBuy());
  }

  /**
   * The cheapest step up.
   *
   * @param now the best on what is at hand; null: nothing there qualifies
   */
  @Nullable Upgrade from(Collection<Accelerator> gpus, @Nullable Assessment now) {
    @Nullable Upgrade best = null;
    for (Accelerator whole : gpus) {
      Accelerator gpu = whole.reserving(request.limits().hardware().reservedGiB());
      AtHand.@Nullable Stock stock = atHand.of(gpu.id());
      int cards = stock == null ? 0 : stock.devices() / gpu.devicesPerCard();
      for (Request inFormat : Formats.ofStep(request)) {
        for (Assessment one : deployments(gpu, inFormat)) {
          @Nullable Upgrade step = isBetter(one, now) ? Upgrade.to(one, cards) : null;
          if (step != null && isPractical(step) && (best == null || cheaper(step, best))) {
            best = step;
          }
        }
      }
    }
    return best;
  }

  private List<Assessment> deployments(Accelerator gpu, Request inFormat) {
    for (GpuRequirement requirement : RuleSet.GPU_REQUIREMENTS) {
      if (requirement.check(gpu, inFormat, catalog) instanceof Verdict.Failed) {
        return List.of();
      }
    }
    return new Deployments(catalog, gpu, inFormat).under(List.of());
  }

  /** A budget is one for what is to be bought, not for what is there already. */
  private boolean isPractical(Upgrade step) {
    Deployment deployment = step.to().estimate().deployment();
    if (deployment.plan().gpus() > MOST_CARDS * deployment.gpu().devicesPerCard()) {
      return false;
    }
    return request.limits().market().budget() == null
        || step.usd() <= request.limits().market().budget().amount().usd();
  }

  private static boolean cheaper(Upgrade one, Upgrade other) {
    return one.usd() < other.usd()
        || (one.usd() == other.usd() && Order.byScore(one.to(), other.to()) < 0);
  }

  private static boolean isBetter(Assessment one, @Nullable Assessment now) {
    if (!one.qualifies() && !onlyOverBudget(one)) {
      return false;
    }
    if (now == null) {
      return true;
    }
    double bits = bits(one) / bits(now);
    double pace = pace(one.estimate()) / pace(now.estimate());
    return bits >= 1 && pace >= 1 && (bits > 1 || pace >= NOTICEABLY_FASTER);
  }

  private static double bits(Assessment one) {
    return one.estimate().deployment().plan().precision().bits();
  }

  /** The price of all cards is no matter where some are there already. */
  private static boolean onlyOverBudget(Assessment one) {
    List<Failure> others = new ArrayList<>(one.failures());
    others.removeIf(failure -> failure.requirement().equals("cost/budget"));
    return others.isEmpty();
  }

  private static double pace(Estimate estimate) {
    @Nullable Performance seen = estimate.performance();
    @Nullable Interval rate =
        seen == null || seen.outputTokensPerSecondPerUser() == null
            ? Output.perSecond(estimate)
            : seen.outputTokensPerSecondPerUser();
    return rate == null ? 0 : rate.value();
  }
}
