package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Gpus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnoughAtHandTest {
  private static final EnoughAtHand RULE = new EnoughAtHand();

  private static Estimate taking(int gpus, Gpus gpu) {
    return Predicted.nothing().on(aPlan().withDataParallel(gpus).on(gpu.build(), null)).estimate();
  }

  @Test
  void hasTheIdThatScriptsKnow() {
    assertThat(RULE.id()).isEqualTo("operations/at-hand");
  }

  @Test
  void asksNothingOfTheMarket() {
    assertMet(RULE.check(taking(3, aGpu()), Asked.anything().request()));
    assertThat(RULE.figure(taking(3, aGpu()), Asked.anything().request())).isNull();
  }

  @Test
  void passesWhereAllAreTaken() {
    assertMet(RULE.check(taking(3, aGpu()), Asked.anything().having("test-gpu", 3).request()));
  }

  @Test
  void saysHowManyThereWouldHaveToBe() {
    Verdict.Failed failed =
        assertFailed(
            RULE.check(taking(3, aGpu()), Asked.anything().having("test-gpu", 2).request()),
            "takes 3 GPUs, 2 at hand",
            "--have 3xtest-gpu");
    assertThat(failed.excess()).isEqualTo(0.5);
    assertFigures(failed.finding(), Map.of("actualGpus", 3.0, "gpusAtHand", 2.0));
  }

  @Test
  void countsCardsWhereEachHoldsTwoDevices() {
    assertFailed(
        RULE.check(
            taking(3, aGpu().withDevicesPerCard(2)),
            Asked.anything().having("test-gpu", 2).request()),
        "takes 3 GPUs, 2 at hand",
        "--have 2xtest-gpu");
  }
}
