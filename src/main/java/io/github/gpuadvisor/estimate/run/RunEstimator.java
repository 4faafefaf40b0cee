package io.github.gpuadvisor.estimate.run;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import org.jspecify.annotations.Nullable;

/** Cost and energy from the same speed: the whole instance is paid for, used or not. */
public final class RunEstimator {
  public static final double HOURS_PER_MONTH = 730;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLION = 1e6;

  /**
   * Draw of a chip that is on but waits, as a share of its limit, where no source gives the figure.
   */
  static final double IDLE_SHARE = 0.15;

  private RunEstimator() {}

  /** Cost of a deployment at a speed. */
  public static Cost cost(
      Deployment deployment, @Nullable Performance performance, @Nullable Purchase purchase) {
    @Nullable Offer offer = deployment.offer();
    @Nullable Double perHour =
        offer == null || offer.priceUsdPerHour() == null
            ? null
            : offer.priceUsdPerHour() * deployment.nodes();
    @Nullable Double bought =
        offer == null && purchase != null
            ? Double.valueOf(purchase.priceUsd() * cards(deployment))
            : null;
    if (performance == null) {
      return new Cost(
          perHour, perHour == null ? null : perHour * HOURS_PER_MONTH, null, null, null, bought);
    }
    return new Cost(
        perHour,
        perHour == null ? null : perHour * HOURS_PER_MONTH,
        each(perHour, performance.outputTokensPerSecond(), MILLION),
        each(perHour, performance.itemsPerSecond(), 1000),
        perHour == null || performance.durationSeconds() == null
            ? null
            : perHour * performance.durationSeconds().value() / SECONDS_PER_HOUR,
        bought);
  }

  static double cards(Deployment deployment) {
    return Math.ceil((double) deployment.gpuCount() / deployment.gpu().devicesPerCard());
  }

  private static @Nullable Double each(
      @Nullable Double perHour, @Nullable Interval perSecond, double units) {
    return perHour == null || perSecond == null || perSecond.value() <= 0
        ? null
        : perHour * units / (perSecond.value() * SECONDS_PER_HOUR);
  }

  /** Energy of a deployment: idle draw plus the rest in step with how busy it is. */
  public static Energy energy(Deployment deployment, @Nullable Performance performance) {
    Accelerator gpu = deployment.gpu();
    @Nullable Double limit = gpu.tdpWatts();
    if (limit == null || performance == null) {
      return new Energy(null, null, null);
    }
    double idle = gpu.idleWatts() == null ? limit * IDLE_SHARE : gpu.idleWatts();
    double watts = (idle + (limit - idle) * performance.utilization()) * deployment.gpuCount();
    @Nullable Interval duration = performance.durationSeconds();
    @Nullable Interval tokens = performance.outputTokensPerSecond();
    double kilowatts = watts / 1000;
    return new Energy(
        watts,
        duration == null ? null : kilowatts * duration.value() / SECONDS_PER_HOUR,
        tokens == null || tokens.value() <= 0
            ? null
            : kilowatts * MILLION / (tokens.value() * SECONDS_PER_HOUR));
  }
}
