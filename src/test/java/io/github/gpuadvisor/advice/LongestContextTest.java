package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import org.junit.jupiter.api.Test;

/** A token keeps 128 KiB; beside 16 GB of weights, 1,000 GiB hold more than a million of them. */
class LongestContextTest {
  private static int longest(Models model, double gib) {
    Deployment deployment = aPlan().on(aGpu().withMemory(gib).build(), null);
    return LongestContext.of(deployment, Works.of(model).serving());
  }

  @Test
  void noContextIsLongerThanAModelWasMadeFor() {
    assertThat(longest(aModel().withContextLength(8192), 1000)).isEqualTo(8192);
    assertThat(longest(aModel().withContextLength(8192), 80)).isEqualTo(8192);
  }

  @Test
  void whatIsAskedForIsTheLeast() {
    assertThat(longest(aModel().withContextLength(1024), 1000))
        .as("prompt and answer of 2,560")
        .isEqualTo(2560);
  }

  @Test
  void whereNobodySaysItIsAMillionTokens() {
    assertThat(longest(aModel().withContextLength(0), 1000)).isEqualTo(1_048_576);
  }
}
