package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import org.junit.jupiter.api.Test;

/** What a step gains and pays where several devices work on it. */
class EngineStepSplitTest {
  private static EngineStep step(Plans plan) {
    return step(plan, aNode(8));
  }

  private static EngineStep step(Plans plan, Node node) {
    return EngineStep.of(
        aGpu().build(), plan.build(), node, Works.of(aModel()).withTokens(1000, 100).serving());
  }

  private static double decode(EngineStep step, double sequences, double context) {
    return step.seconds(sequences, context, 0, 0);
  }

  @Test
  void tensorParallelismSharesTheWorkAndPaysForCollectives() {
    Engines engine = anEngine().withConstant("linkMicros", 10).withConstant("pcieMicros", 30);
    Plans two = aPlan().withEngine(engine).withTensorParallel(2);
    double one = decode(step(aPlan().withEngine(engine)), 8, 0);
    double reduces = 2 * 32 * 8 * 4096 * 2.0 * 2 / 2 / 100e9;

    assertThat(decode(step(two), 8, 0)).isEqualTo(one / 2 + 2 * 32 * 10e-6 + reduces, within(1e-9));
    assertThat(decode(step(two, new Node(8, 100e9, 10e9, 1, true, false)), 8, 0))
        .isEqualTo(one / 2 + 2 * 32 * 30e-6 + reduces, within(1e-9));
  }

  @Test
  void collectivesBetweenMachinesGoOverTheNetwork() {
    Plans plan = aPlan().withTensorParallel(16);
    double inside = decode(step(plan, new Node(8, 100e9, 10e9, 16, true, true)), 8, 0);
    double across = decode(step(plan, new Node(8, 100e9, 10e9, 8, true, true)), 8, 0);

    assertThat(across - inside)
        .isEqualTo(2 * 32 * 8 * 4096 * 2.0 * 2 * 15 / 16 * (1 / 10e9 - 1 / 100e9), within(1e-9));
  }

  @Test
  void aPipelineDoesNotSpeedUpASingleUser() {
    double one = decode(step(aPlan()), 1, 1000);

    assertThat(decode(step(aPlan().withPipelineParallel(4)), 1, 1000)).isEqualTo(one, within(1e-9));
  }

  @Test
  void aPipelineWorksOnAMicroBatchInEachStage() {
    double sixteen = decode(step(aPlan()), 16, 1000);

    assertThat(decode(step(aPlan().withPipelineParallel(4)), 64, 1000))
        .isEqualTo(sixteen, within(1e-9));
  }

  @Test
  void aLayerSplitWorksOneDeviceAfterAnother() {
    Plans split = aPlan().withEngine(aLayerSplitter());
    double one = decode(step(split), 64, 1000);

    assertThat(decode(step(split.withPipelineParallel(4)), 64, 1000)).isEqualTo(one, within(1e-9));
  }
}
