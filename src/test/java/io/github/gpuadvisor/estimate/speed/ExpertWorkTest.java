package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** 64 experts of width 2,304 in 32 layers, 4 of them to a token; 116 GB in all. */
class ExpertWorkTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double BYTES = 116e9;
  private static final double RATE = 400e12;
  private static final double STREAMING = 2e12;
  private static final double UNPACKING = 1e-13;

  /** Three matrices of 4,096 by 2,304. */
  private static final double ONE_EXPERT = 3 * 4096.0 * 2304;

  private static final double ACTIVE = ONE_EXPERT * 4 * 32;

  private static ExpertWork work(Plans of, Engines engine, Transformer shape, double bytes) {
    Plan plan = of.withEngine(engine).build();
    return new ExpertWork(
        plan, shape, plan.era().constants(aGpu().build()), bytes, RATE, STREAMING, UNPACKING);
  }

  private static ExpertWork work(Plans of) {
    return work(of, anEngine(), aMixture().shape(), BYTES);
  }

  /** As the class says it: how far the largest of so many values lies above the mean. */
  private static double largestOf(int values) {
    return Math.sqrt(2 * Math.log(values)) - 0.62;
  }

  @Test
  void aModelWithoutExpertsHasNothingToDo() {
    ExpertWork none = work(aPlan(), anEngine(), aModel().shape(), 0);
    assertThat(none.compute(64)).isZero();
    assertThat(none.reading(64)).isZero();
    assertThat(none.touched(64)).isZero();
    assertThat(ExpertWork.active(aModel().shape())).isZero();
  }

  @Test
  void oneTokenTouchesTheExpertsThatItIsSentTo() {
    ExpertWork one = work(aPlan());
    assertThat(ExpertWork.active(aMixture().shape())).isEqualTo(ACTIVE);
    assertThat(one.touched(1)).isCloseTo(4.0 / 64, EXACT);
    assertThat(one.touchedBytes(1)).isCloseTo(BYTES / 16, EXACT);
    assertThat(one.reading(1)).isCloseTo(BYTES / 16 * (1 / STREAMING + UNPACKING), EXACT);
    assertThat(one.compute(1)).isCloseTo(2 * ACTIVE / RATE, EXACT);
  }

  @Test
  void manyTokensTouchWhatChanceLeavesOpen() {
    ExpertWork one = work(aPlan());
    assertThat(one.touched(32)).isCloseTo(1 - Math.pow(1 - 4.0 / 64, 32), EXACT);
    assertThat(one.compute(32)).isCloseTo(32 * 2 * ACTIVE / RATE, EXACT);
    assertThat(one.touched(0.5)).isCloseTo(1 - Math.pow(1 - 4.0 / 64, 0.5), EXACT);
  }

  @Test
  void tokensThatShareExpertsTouchFewer() {
    ExpertWork sharing =
        work(aPlan(), anEngine().withConstant("routing", 0.5), aMixture().shape(), BYTES);
    assertThat(sharing.touched(16)).isCloseTo(1 - Math.pow(1 - 4.0 / 64, 4), EXACT);
    assertThat(sharing.touched(1)).isCloseTo(4.0 / 64, EXACT);
  }

  @Test
  void anEngineThatReachesLessOfItReadsAndMultipliesLonger() {
    ExpertWork slower =
        work(
            aPlan(),
            anEngine().withConstant("experts", 0.5).withConstant("expertMemory", 0.25),
            aMixture().shape(),
            BYTES);
    assertThat(slower.compute(8)).isCloseTo(8 * 2 * ACTIVE / (0.5 * RATE), EXACT);
    assertThat(slower.reading(1))
        .isCloseTo(BYTES / 16 * (1 / (0.25 * STREAMING) + UNPACKING), EXACT);
  }

  @Test
  void slicesOfEveryExpertAreSharedEvenly() {
    ExpertWork four = work(aPlan().withTensorParallel(4));
    assertThat(four.compute(64)).isCloseTo(64 * 2 * ACTIVE / (4 * RATE), EXACT);
    assertThat(four.reading(1)).isCloseTo(BYTES / 16 / 4 * (1 / STREAMING + UNPACKING), EXACT);
  }

  @Test
  void theBusiestOfSeveralDevicesWithWholeExpertsSetsThePace() {
    ExpertWork four = work(aPlan().withTensorParallel(4).withExpertParallel(4));
    double each = 64 * 4.0 / 4;
    assertThat(four.compute(64))
        .isCloseTo(64 * 2 * ACTIVE / (4 * RATE) * (1 + largestOf(4) / Math.sqrt(each)), EXACT);
    double one = 4.0 / 64;
    double busiest = 1 + largestOf(4) / Math.sqrt(0.001 * 4 / 4);
    assertThat(busiest).isGreaterThan(4);
    assertThat(four.compute(0.001)).isCloseTo(0.001 * 2 * ACTIVE / (4 * RATE) * 4, EXACT);
    double fullest = 1 + largestOf(4) * Math.sqrt((1 - one) / (one * 64 / 4));
    assertThat(four.reading(1))
        .isCloseTo(BYTES * one / 4 * (1 / STREAMING + UNPACKING) * fullest, EXACT);
  }

  @Test
  void noDeviceReadsMoreThanItHolds() {
    ExpertWork eight = work(aPlan().withTensorParallel(8).withExpertParallel(8));
    double all = eight.touched(1e6);
    assertThat(all).isCloseTo(1, EXACT);
    assertThat(eight.reading(1e6)).isCloseTo(BYTES / 8 * (1 / STREAMING + UNPACKING), EXACT);
  }
}
