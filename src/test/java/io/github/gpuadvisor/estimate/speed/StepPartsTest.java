package io.github.gpuadvisor.estimate.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What most of a step's time goes to, from parts in seconds. */
class StepPartsTest {
  /** Matrices take three, caches and attention as said. */
  private static String bottleneck(double cache, double attention, boolean computes) {
    return new StepParts(3, cache, attention, 0, 0, 0).bottleneck(computes);
  }

  @Test
  void readingWeightsAndCachesIsAskedOfMemory() {
    assertThat(bottleneck(2, 4, false)).isEqualTo("memory-bandwidth");
    assertThat(bottleneck(2, 6, false)).isEqualTo("compute");
  }

  @Test
  void productsAndAttentionAreAskedOfTheUnits() {
    assertThat(bottleneck(4, 2, true)).isEqualTo("compute");
    assertThat(bottleneck(6, 2, true)).isEqualTo("memory-bandwidth");
  }

  @Test
  void theLargestOfWaitingForOthersLaunchesAndTheHostIsNamed() {
    assertThat(new StepParts(1, 1, 1, 4, 2, 3).bottleneck(true)).isEqualTo("interconnect");
    assertThat(new StepParts(1, 1, 1, 2, 4, 3).bottleneck(true)).isEqualTo("overhead");
    assertThat(new StepParts(1, 1, 1, 2, 3, 4).bottleneck(true)).isEqualTo("host-memory");
  }

  @Test
  void theHostIsNamedOnlyWhereItIsTheSlowest() {
    assertThat(new StepParts(4, 0, 0, 0, 0, 4).bottleneck(false)).isEqualTo("memory-bandwidth");
  }

  @Test
  void partsFollowOneAnother() {
    assertThat(new StepParts(1, 2, 4, 8, 16, 32).total()).isEqualTo(63);
  }
}
