package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Parts.bought;
import static io.github.gpuadvisor.advice.Parts.cost;
import static io.github.gpuadvisor.advice.Parts.offer;
import static io.github.gpuadvisor.advice.Parts.own;
import static io.github.gpuadvisor.advice.Parts.pace;
import static io.github.gpuadvisor.advice.Parts.pool;
import static io.github.gpuadvisor.advice.Parts.rented;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.workload.Pool;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolPlannerTest {
  private static final Offer ONE = offer("one", 1, 2);
  private static final Offer PAIR = offer("pair", 2, 3);
  private static final Offer EIGHT = offer("eight", 8, 20);
  private static final Pool TWO_APART = sideBySide(Asked.anything());

  private static Pool sideBySide(Asked limits) {
    return pool(Pool.Sharing.SIDE_BY_SIDE, limits, (Double) null, null);
  }

  private static PoolPlanner planner(Pool pool, List<List<Assessment>> qualified) {
    return new PoolPlanner(aGpu().build(), pool, qualified);
  }

  private static PoolRow best(Pool pool, List<List<Assessment>> qualified) {
    @Nullable PoolRow best = planner(pool, qualified).best();
    return Objects.requireNonNull(best);
  }

  /** One GPU and two are three: two pairs, at 3 dollars each. */
  @Test
  void wholeMachinesArePaidFor() {
    PoolRow row = best(TWO_APART, List.of(List.of(rented(1, PAIR)), List.of(rented(2, PAIR))));
    assertThat(row.nodeCount()).isEqualTo(2);
    assertThat(row.gpuCount()).isEqualTo(4);
    assertThat(row.usdPerHour()).isEqualTo(6);
    assertThat(row.purchaseUsd()).isNull();
  }

  /** Two and two are four GPUs, which two pairs hold without a third. */
  @Test
  void fullMachinesNeedNoOther() {
    PoolRow row = best(TWO_APART, List.of(List.of(rented(2, PAIR)), List.of(rented(2, PAIR))));
    assertThat(row.nodeCount()).isEqualTo(2);
    assertThat(row.gpuCount()).isEqualTo(4);
  }

  /** Three GPUs of cards that carry two each are two cards. */
  @Test
  void wholeCardsAreBought() {
    Gpus twin = aGpu().withDevicesPerCard(2);
    Assessment three = bought(twin, 3, 500);
    Pool alone = pool(Pool.Sharing.SIDE_BY_SIDE, Asked.anything(), (Double) null);
    PoolRow row =
        Objects.requireNonNull(
            new PoolPlanner(twin.build(), alone, List.of(List.of(three))).best());
    assertThat(row.purchaseUsd()).isEqualTo(1000);
    assertThat(row.usdPerHour()).isNull();
    assertThat(row.gpuCount()).isEqualTo(3);
    assertThat(row.nodeCount()).isEqualTo(1);
  }

  /**
   * Two of eight GPUs work: three quarters of what the price adds to each part are lost. (0.8 +
   * 0.6) / 2 less 0.75 × (0.4 + 0.2) / 2.
   */
  @Test
  void whatIsPaidForAndNotUsedTakesFromTheCostAlone() {
    Assessment first = rented(1, EIGHT, cost(0.4), pace(0.4));
    Assessment second = rented(1, EIGHT, cost(0.2), pace(0.4));
    PoolRow row = best(TWO_APART, List.of(List.of(first), List.of(second)));
    assertThat(row.score()).isEqualTo(0.475, within(1e-12));
  }

  @Test
  void thePoolThatCostsLessIsTaken() {
    List<Assessment> either = List.of(rented(1, ONE), rented(1, PAIR));
    assertThat(best(TWO_APART, List.of(either, either)).offer()).isEqualTo(PAIR);
    List<Assessment> swapped = List.of(rented(1, PAIR), rented(1, ONE));
    assertThat(best(TWO_APART, List.of(swapped, swapped)).offer())
        .as("whichever comes first")
        .isEqualTo(PAIR);
  }

  @Test
  void ofPoolsThatCostTheSameTheBetterIsTaken() {
    Offer other = offer("other", 1, 2);
    Assessment good = rented(1, ONE, pace(0.7));
    Assessment poor = rented(1, other, pace(0.5));
    Pool alone = pool(Pool.Sharing.SIDE_BY_SIDE, Asked.anything(), (Double) null);
    assertThat(best(alone, List.of(List.of(good, poor))).offer()).isEqualTo(ONE);
    assertThat(best(alone, List.of(List.of(poor, good))).offer()).isEqualTo(ONE);
    Assessment equal = rented(1, other, pace(0.7));
    assertThat(best(alone, List.of(List.of(equal, good))).offer())
        .as("of equals the first")
        .isEqualTo(other);
  }

  @Test
  void sideBySideEachTakesTheFewestGpusAndOfThoseTheBest() {
    Assessment two = rented(2, ONE, pace(0.9));
    Assessment poor = rented(1, ONE, pace(0.3));
    Assessment good = rented(1, ONE, pace(0.5));
    PoolRow row = best(TWO_APART, List.of(List.of(two, poor, good), List.of(good, poor, two)));
    assertThat(row.parts()).containsExactly(good, good);
    assertThat(row.gpuCount()).isEqualTo(2);
  }

  /** The second needs two GPUs; the first may use both, where it is better on them. */
  @Test
  void inTurnsAllMayUseWhatOneNeeds() {
    Assessment one = rented(1, PAIR, pace(0.3));
    Assessment two = rented(2, PAIR, pace(0.5));
    Assessment four = rented(4, PAIR, pace(0.9));
    Assessment most = rented(2, PAIR, pace(0.2));
    Pool turns = pool(Pool.Sharing.IN_TURNS, Asked.anything(), 0.25, 0.75);
    PoolRow row = best(turns, List.of(List.of(one, two, four), List.of(most)));
    assertThat(row.parts()).containsExactly(two, most);
    assertThat(row.gpuCount()).isEqualTo(2);
    assertThat(row.shares()).containsExactly(0.25, 0.75);

    Assessment worse = rented(2, PAIR, pace(0.1));
    assertThat(best(turns, List.of(List.of(one, worse), List.of(most))).parts().get(0))
        .as("more GPUs are not taken for less")
        .isEqualTo(one);
  }

  @Test
  void workloadsStandOnMachinesOfOneKind() {
    PoolPlanner apart =
        planner(TWO_APART, List.of(List.of(rented(1, ONE)), List.of(rented(1, PAIR))));
    assertThat(apart.best()).isNull();
    assertThat(apart.failures())
        .extracting(Failure::requirement, one -> one.finding().sentence())
        .containsExactly(
            tuple("operations/offer", "no one machine of Test test-gpu serves all workloads"));
  }

  @Test
  void whatIsThereStandsInMachinesOfOneSize() {
    PoolPlanner planner = planner(TWO_APART, List.of(List.of(own(1), own(2)), List.of(own(2))));
    PoolRow row = Objects.requireNonNull(planner.best());
    assertThat(row.parts())
        .extracting(one -> one.estimate().deployment().node().gpus())
        .containsExactly(2, 2);
    assertThat(row.gpuCount()).isEqualTo(4);
    assertThat(row.nodeCount()).isEqualTo(2);
    assertThat(row.usdPerHour()).isNull();
  }

  /** Two machines of one at 4 dollars, of two at 3, of eight at 20; allowed are 2.50. */
  @Test
  void whereNoPoolKeepsToABudgetTheNearestIsSaid() {
    List<Assessment> any = List.of(rented(1, ONE), rented(1, PAIR), rented(1, EIGHT));
    PoolPlanner planner = planner(sideBySide(Asked.anything().within("2.50/h")), List.of(any, any));
    assertThat(planner.best()).isNull();
    List<Failure> failures = planner.failures();
    assertThat(failures).extracting(Failure::requirement).containsExactly("cost/budget");
    assertThat(failures.get(0).excess()).as("3 of 2.50").isEqualTo(0.2, within(1e-12));
  }

  @Test
  void atOnceTheyStandOnOneGpu() {
    Pool atOnce = pool(Pool.Sharing.AT_ONCE, Asked.anything(), 0.5, 0.5);
    PoolRow row = best(atOnce, List.of(List.of(rented(1, ONE)), List.of(rented(1, ONE))));
    assertThat(row.gpuCount()).isEqualTo(1);
    PoolPlanner wide = planner(atOnce, List.of(List.of(rented(2, PAIR)), List.of(rented(2, PAIR))));
    assertThat(wide.best()).as("a copy on two GPUs").isNull();
  }
}
