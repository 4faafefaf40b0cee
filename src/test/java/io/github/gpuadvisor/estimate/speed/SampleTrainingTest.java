package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Training;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A billion parameters, learned from in batches of 256 samples of 100 GFLOPs forward. */
class SampleTrainingTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final Accelerator GPU = aGpu().build();
  private static final Model MODEL = aVisionModel().build();
  private static final double PARAMETERS = 1e9;
  private static final int BATCH = 256;

  /** What an update of all weights moves in memory, in seconds. */
  private static final double OPTIMIZER = 30 * PARAMETERS / (GPU.memory().bandwidthGBps() * 1e9);

  private static Training work() {
    return Works.of(MODEL)
        .withSequence(1)
        .withGlobalBatch(BATCH)
        .withTrainingTokens(1e6)
        .training();
  }

  private static Plans plan(int gpus, Integer micro) {
    return aTrainingPlan()
        .withEngine(anEngine().withConstant("sampleTrainLink", 0.5))
        .withDataParallel(gpus)
        .withMicroBatch(micro);
  }

  private static Performance of(Plans plan, int machine) {
    return SampleTraining.of(GPU, plan.build(), aNode(machine), work());
  }

  private static double step(Plans plan, double samples) {
    return SampleStep.training(GPU, plan.build(), SampleWork.of(MODEL, 1)).seconds(samples);
  }

  private static double part(Performance seen, String name) {
    return seen.basis().parts().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Basis.Part::seconds)
        .sum();
  }

  @Test
  void oneGpuLearnsInRoundsAndUpdatesOnce() {
    Plans plan = plan(1, 32);
    Performance seen = of(plan, 8);
    double seconds = 8 * step(plan, 32) + OPTIMIZER;

    assertThat(seen.stepSeconds().value()).isCloseTo(seconds, EXACT);
    assertThat(seen.itemsPerSecond().value()).isCloseTo(BATCH / seconds, EXACT);
    assertThat(seen.trainingTokensPerSecond()).isEqualTo(seen.itemsPerSecond());
    assertThat(seen.durationSeconds().value())
        .isCloseTo(1e6 / (BATCH / seconds) / TrainingSpeed.goodput(1), EXACT);
    assertThat(part(seen, "gradients")).isZero();
    assertThat(part(seen, "optimizer")).isCloseTo(OPTIMIZER, EXACT);
  }

  @Test
  void roundsDoTheirPartsAgain() {
    Plans plan = plan(1, 32);
    double round =
        SampleStep.training(GPU, plan.build(), SampleWork.of(MODEL, 1))
            .breakdown(32)
            .get(0)
            .seconds();
    assertThat(part(of(plan, 8), "matrix products")).isCloseTo(8 * round, EXACT);
  }

  /** An image is one, whatever a text would be long. */
  @Test
  void textsAreCountedInTokensAndImagesAreNot() {
    Model encoder = aModel().withKind(Model.Kind.ENCODER).build();
    Works texts = Works.of(encoder).withSequence(128).withGlobalBatch(BATCH);
    Plans plan = plan(2, 32);
    Performance read =
        SampleTraining.of(GPU, plan.build(), aNode(8), texts.withTrainingTokens(1e6).training());
    double samples = read.itemsPerSecond().value();

    assertThat(read.trainingTokensPerSecond().value()).isCloseTo(128 * samples, EXACT);
    assertThat(read.trainingTokensPerSecondPerGpu().value()).isCloseTo(64 * samples, EXACT);
    assertThat(read.durationSeconds().value())
        .isCloseTo(1e6 / (128 * samples) / TrainingSpeed.goodput(2), EXACT);
    Performance seen =
        SampleTraining.of(
            GPU,
            plan.build(),
            aNode(8),
            Works.of(MODEL).withSequence(128).withGlobalBatch(BATCH).training());
    assertThat(seen.trainingTokensPerSecond()).isEqualTo(seen.itemsPerSecond());
  }

  @Test
  void theUseOfAGpuIsItsWorkOverItsPeak() {
    Plans plan = plan(4, 32);
    Performance seen = of(plan, 8);
    double flops = SampleStep.training(GPU, plan.build(), SampleWork.of(MODEL, 1)).work().flops();
    double peak = GPU.tflops(Dtype.BF16) * 1e12;
    assertThat(seen.mfu().value())
        .isCloseTo(flops * BATCH / seen.stepSeconds().value() / 4 / peak, EXACT);
    assertThat(seen.trainingTokensPerSecondPerGpu().value())
        .isCloseTo(seen.itemsPerSecond().value() / 4, EXACT);
  }

  @Test
  void gradientsGoAroundTheRingOverHalfOfTheLink() {
    Plans plan = plan(4, 64);
    double exchange = 8 * PARAMETERS * 3 / 4 / (100e9 * 0.5);
    Performance seen = of(plan, 8);
    assertThat(part(seen, "gradients")).isCloseTo(exchange, EXACT);
    assertThat(seen.stepSeconds().value()).isCloseTo(step(plan, 64) + exchange + OPTIMIZER, EXACT);
  }

  @Test
  void beyondTheMachineTheNetworkSetsThePace() {
    Performance seen = of(plan(16, null), 8);
    assertThat(part(seen, "gradients")).isCloseTo(8 * PARAMETERS * 15 / 16 / (10e9 * 0.5), EXACT);
    assertThat(seen.bottleneck()).isEqualTo("interconnect");
    assertThat(of(plan(1, 64), 8).bottleneck()).isNotEqualTo("interconnect");
  }

  @Test
  void withoutAMicroBatchEachGpuTakesItsShareAtOnce() {
    Plans plan = plan(2, null);
    Performance seen = of(plan, 8);
    double exchange = 8 * PARAMETERS / 2 / (100e9 * 0.5);
    assertThat(seen.stepSeconds().value()).isCloseTo(step(plan, 128) + exchange + OPTIMIZER, EXACT);
    assertThat(of(plan(2, 1000), 8).stepSeconds()).isEqualTo(seen.stepSeconds());
  }

  @Test
  void whatGeneratesTextOrHasNoSampleTrainsOtherwise() {
    assertThat(SampleTraining.trains(MODEL)).isTrue();
    assertThat(SampleTraining.trains(aModel().build())).isFalse();
    Model unknown = aVisionModel().withSample(new Model.Sample("image", null, null, null)).build();
    assertThat(SampleTraining.trains(unknown)).isFalse();
    assertThat(
            SampleTraining.of(
                aGpu().withBandwidth(null).build(), plan(1, 32).build(), aNode(8), work()))
        .isNull();
  }
}
