package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Parts.offer;
import static io.github.gpuadvisor.advice.Parts.own;
import static io.github.gpuadvisor.advice.Parts.pool;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.workload.Pool;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolLimitsTest {
  private static final Offer ONE = offer("one", 1, 2);

  /** Four GPUs, at 2 dollars an hour each, or bought for 3,000. */
  private static PoolRow four(@Nullable Double usdPerHour, @Nullable Double purchaseUsd) {
    return new PoolRow(
        aGpu().build(), 4, 4, ONE, usdPerHour, purchaseUsd, List.of(own(4)), List.of(), 0.5);
  }

  private static @Nullable Failure broken(Asked asked, PoolRow row) {
    return PoolLimits.broken(pool(Pool.Sharing.SIDE_BY_SIDE, asked, 1.0), row);
  }

  private static @Nullable Failure rented(String budget) {
    return broken(Asked.anything().within(budget), four(8.0, null));
  }

  private static @Nullable Failure bought(String budget) {
    return broken(Asked.anything().within(budget), four(null, 3000.0));
  }

  /** 8 dollars an hour are 192 in 24 hours, and 5,840 in the 730 of a month. */
  @Test
  void aBudgetIsOfItsOwnTime() {
    assertThat(rented("8/h")).isNull();
    assertThat(rented("7.99/h")).isNotNull();
    assertThat(rented("192/day")).isNull();
    assertThat(rented("191/day")).isNotNull();
    assertThat(rented("5840/month")).isNull();
    assertThat(rented("5839/month")).isNotNull();
  }

  @Test
  void aBudgetToBuyIsOfAllCards() {
    assertThat(bought("3000/purchase")).isNull();
    assertThat(bought("2000/purchase"))
        .extracting(Failure::requirement, Failure::excess)
        .containsExactly("cost/budget", 0.5);
  }

  @Test
  void whatHasNoSuchPriceBreaksNoBudget() {
    assertThat(bought("1/h")).isNull();
    assertThat(bought("1/day")).isNull();
    assertThat(bought("1/month")).isNull();
    assertThat(rented("1/total")).isNull();
    assertThat(broken(Asked.anything(), four(8.0, null))).isNull();
  }

  @Test
  void allGpusTogetherKeepToTheirNumber() {
    assertThat(broken(Asked.anything().atMostGpus(4), four(8.0, null))).isNull();
    Failure failure =
        Objects.requireNonNull(broken(Asked.anything().atMostGpus(3), four(8.0, null)));
    assertThat(failure.requirement()).isEqualTo("operations/max-gpus");
    assertThat(failure.fix()).isEqualTo("--max-gpus 4");
    assertThat(failure.excess()).as("4 of 3").isEqualTo(1 / 3.0, within(1e-12));
  }

  @Test
  void noMoreGpusAreTakenThanAreThere() {
    PoolRow row = four(null, null);
    assertThat(broken(Asked.anything().having("test-gpu", 4), row)).isNull();
    Failure failure = Objects.requireNonNull(broken(Asked.anything().having("test-gpu", 2), row));
    assertThat(failure.requirement()).isEqualTo("operations/at-hand");
    assertThat(failure.finding().sentence()).isEqualTo("takes 4 GPUs, 2 at hand");
    assertThat(failure.excess()).as("twice as many").isEqualTo(1);
    assertThat(failure.fix()).isNull();
  }

  @Test
  void whatIsPaidForIsThePrice() {
    assertThat(four(8.0, null).price()).isEqualTo(8);
    assertThat(four(null, 3000.0).price()).isEqualTo(3000);
    assertThat(four(null, null).price()).as("unknown is dearest").isEqualTo(Double.MAX_VALUE);
  }
}
