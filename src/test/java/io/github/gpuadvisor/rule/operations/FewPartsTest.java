package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Predicted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FewPartsTest {
  private static Criterion.Rating rate(int gpus, double pace) {
    return new FewParts()
        .rate(
            Predicted.nothing().on(Predicted.rented(gpus)).estimate(),
            Asked.anything().request(),
            pace);
  }

  @Test
  void isOperationsFewParts() {
    assertThat(new FewParts().id()).isEqualTo("operations/few-parts");
  }

  @Test
  void isOneForASingleGpu() {
    assertThat(rate(1, 1).value()).isEqualTo(1);
    assertThat(rate(1, 1).finding().sentence()).isEqualTo("1 GPU; 16 count 0.5");
  }

  @Test
  void isHalfForSixteen() {
    assertThat(rate(16, 1).value()).isEqualTo(0.5, within(1e-12));
    assertThat(rate(16, 1).finding().sentence()).isEqualTo("16 GPUs; 16 count 0.5");
    assertFigures(rate(16, 1).finding(), Map.of("gpus", 16.0, "referenceGpus", 16.0));
  }

  @Test
  void fallsWithEveryGpuAndStaysAboveZero() {
    double before = 2;
    for (int gpus = 1; gpus <= 20_000; gpus = gpus < 40 ? gpus + 1 : gpus * 2) {
      double now = rate(gpus, 1).value();
      assertThat(now).isPositive().isLessThan(before);
      before = now;
    }
  }

  @Test
  void countsTheGpusPaidForNotThoseAtWork() {
    Deployment threeOfEight =
        aPlan().withDataParallel(3).on(aGpu().build(), anOffer("test-gpu", 8).build());
    Criterion.Rating rating =
        new FewParts()
            .rate(Predicted.nothing().on(threeOfEight).estimate(), Asked.anything().request(), 1);
    assertThat(rating).isEqualTo(rate(8, 1));
  }

  @Test
  void doesNotDependOnSpeed() {
    assertThat(rate(4, 0.5).value()).isEqualTo(rate(4, 2).value());
  }
}
