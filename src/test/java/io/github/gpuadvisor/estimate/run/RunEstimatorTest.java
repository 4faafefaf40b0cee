package io.github.gpuadvisor.estimate.run;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunEstimatorTest {
  private static final Accelerator GPU = aGpu().withWatts(400.0, 100.0).build();
  private static final Offer EIGHT = anOffer("test-gpu", 8).withPrice(16).build();

  /** 1000 output tokens and 2 samples a second for two hours, at a utilization. */
  private static Performance working(double utilization) {
    return new Performance(
        Interval.around(1000, 0.1),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Interval.around(2, 0.1),
        null,
        Interval.around(7200, 0.1),
        utilization,
        "compute",
        new Basis("test", "test", List.of()));
  }

  private static Cost cost(Deployment deployment, @Nullable Performance performance) {
    return RunEstimator.cost(deployment, performance, null);
  }

  @Test
  void aWholeInstanceIsPaidForHoweverManyOfItsGpusWork() {
    assertThat(cost(aPlan().withDataParallel(3).on(GPU, EIGHT), null).perHour()).isEqualTo(16);
    assertThat(cost(aPlan().withDataParallel(8).on(GPU, EIGHT), null).perHour()).isEqualTo(16);
    assertThat(cost(aPlan().withDataParallel(9).on(GPU, EIGHT), null).perHour()).isEqualTo(32);
  }

  @Test
  void aMonthHas730Hours() {
    assertThat(cost(aPlan().on(GPU, EIGHT), null).perMonth()).isEqualTo(16 * 730);
  }

  @Test
  void pricesTokensSamplesAndTheWholeRunByTheHour() {
    Cost cost = cost(aPlan().on(GPU, EIGHT), working(1));

    assertThat(cost.perMillionOutputTokens()).isEqualTo(16 / 3.6, within(1e-9));
    assertThat(cost.perThousandItems()).isEqualTo(16 * 1000 / 7200.0, within(1e-9));
    assertThat(cost.total()).isEqualTo(32, within(1e-9));
    assertThat(cost.purchase()).isNull();
  }

  @Test
  void anUnknownPriceStaysUnknown() {
    Offer unsold = anOffer("test-gpu", 8).withPrice(null).build();

    assertThat(cost(aPlan().on(GPU, unsold), working(1)))
        .isEqualTo(new Cost(null, null, null, null, null, null));
    assertThat(cost(aPlan().on(GPU, null), working(1)))
        .isEqualTo(new Cost(null, null, null, null, null, null));
  }

  @Test
  void anUnknownSpeedLeavesOnlyThePriceOfAnHour() {
    assertThat(cost(aPlan().on(GPU, EIGHT), null))
        .isEqualTo(new Cost(16.0, 16.0 * 730, null, null, null, null));
  }

  @Test
  void boughtCardsAreCountedWhole() {
    Accelerator twin = aGpu().withDevicesPerCard(2).build();
    Deployment three = aPlan().withDataParallel(3).on(twin, null);

    assertThat(RunEstimator.cost(three, null, aPurchase("test-gpu", 1000)).purchase())
        .isEqualTo(2000);
    assertThat(
            RunEstimator.cost(
                    aPlan().withDataParallel(3).on(GPU, null), null, aPurchase("test-gpu", 1000))
                .purchase())
        .isEqualTo(3000);
  }

  @Test
  void whatIsRentedIsNotBought() {
    assertThat(
            RunEstimator.cost(aPlan().on(GPU, EIGHT), null, aPurchase("test-gpu", 1000)).purchase())
        .isNull();
  }

  @Test
  void drawsIdlePowerAndTheRestInStepWithTheWork() {
    Deployment four = aPlan().withDataParallel(4).on(GPU, null);

    assertThat(RunEstimator.energy(four, working(0)).watts()).isEqualTo(400);
    assertThat(RunEstimator.energy(four, working(0.5)).watts()).isEqualTo(1000);
    assertThat(RunEstimator.energy(four, working(1)).watts()).isEqualTo(1600);
  }

  @Test
  void countsEnergyOfTheRunAndOfAMillionTokens() {
    Energy energy = RunEstimator.energy(aPlan().withDataParallel(5).on(GPU, null), working(1));

    assertThat(energy.kWhTotal()).isEqualTo(2 * 2.0, within(1e-9));
    assertThat(energy.kWhPerMillionOutputTokens()).isEqualTo(2 / 3.6, within(1e-9));
  }

  @Test
  void idleGpusOfAnInstanceDrawPowerToo() {
    assertThat(RunEstimator.energy(aPlan().withDataParallel(3).on(GPU, EIGHT), working(1)).watts())
        .isBetween(3 * 400.0, 8 * 400.0);
  }

  @Test
  void anUnknownPowerLimitOrSpeedStaysUnknown() {
    Energy unknown = new Energy(null, null, null);

    assertThat(
            RunEstimator.energy(aPlan().on(aGpu().withWatts(null, 50.0).build(), null), working(1)))
        .isEqualTo(unknown);
    assertThat(RunEstimator.energy(aPlan().on(GPU, null), null)).isEqualTo(unknown);
  }

  @Test
  void anUnknownIdleDrawIsAShareOfTheLimit() {
    Accelerator gpu = aGpu().withWatts(400.0, null).build();

    assertThat(RunEstimator.energy(aPlan().on(gpu, null), working(0)).watts())
        .isBetween(1.0, 100.0);
  }
}
