package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Upgrade;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import org.jspecify.annotations.Nullable;

/** The cheapest step up, in a sentence. */
public final class UpgradeText {
  private UpgradeText() {}

  /** What to buy, for how much, and what runs then. */
  public static String of(Upgrade step) {
    Estimate estimate = step.to().estimate();
    Deployment deployment = estimate.deployment();
    int all = deployment.plan().gpus();
    boolean more = step.cards() < all;
    return "Step up: buy "
        + step.cards()
        + (more ? " more " : " × ")
        + Wording.gpu(deployment.gpu())
        + " for $"
        + Figures.usd(step.usd())
        + " ("
        + Wording.source(estimate)
        + "); "
        + Wording.count(deployment)
        + " "
        + (all == 1 ? "runs " : "run ")
        + deployment.plan().summary()
        + speed(estimate.performance())
        + ". The cards alone: no host, no power supply.";
  }

  private static String speed(@Nullable Performance seen) {
    if (seen == null) {
      return "";
    }
    if (seen.outputTokensPerSecondPerUser() != null) {
      return ", "
          + Wording.range(seen.outputTokensPerSecondPerUser(), 2)
          + " tokens/s for each user";
    }
    return seen.itemsPerSecond() == null
        ? ""
        : ", " + Wording.range(seen.itemsPerSecond(), 2) + " samples/s";
  }
}
