package io.github.gpuadvisor.estimate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void takesTheNearestRank() {
    double[] times = new double[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = 100 - i;
    }

    assertThat(Percentiles.of(times)).isEqualTo(new Outcome.Times(50.5, 50, 95, 99));
    assertThat(times[0]).as("the input stays as it was").isEqualTo(100);
  }

  @Test
  void oneTimeIsAllOfThem() {
    assertThat(Percentiles.of(new double[] {3})).isEqualTo(new Outcome.Times(3, 3, 3, 3));
  }
}
