package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.TrainingSteps.ATTENTION;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.EMBEDDING;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.LAYERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.PARAMETERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.SEQUENCE;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.Training;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** One sequence of 2,048 tokens at half of 500 TFLOPS and 1,000 GB/s, part by part. */
class TrainingStageTest {
  private static final Percentage EXACT = withinPercentage(1e-9);

  /** Activations of a token in all layers. */
  private static final double UNITS = 4096.0 * 32;

  private static Engines engine() {
    return anEngine()
        .withConstant("elementwise", 10)
        .withConstant("elementwiseWhole", 3)
        .withConstant("trainWeightBytes", 2)
        .withConstant("trainExperts", 0.5)
        .withConstant("logitBytes", 8)
        .withConstant("trainLayerMicros", 10_000)
        .withConstant("trainHopMicros", 50)
        .withConstant("trainLink", 0.5);
  }

  private static Plans plan() {
    return aTrainingPlan().withEngine(engine());
  }

  private static TrainingStep step(Plans plan, Models model, Node node) {
    return TrainingSteps.step(aGpu(), plan, model, node, PARAMETERS, 4);
  }

  private static TrainingStage stage(Plans plan) {
    return step(plan, aModel(), aNode(8)).stage;
  }

  /** Of four ranks each passes on a quarter of what is split, and all of what is not. */
  @Test
  void whatIsNotSplitAmongRanksPassesEachOfThem() {
    assertThat(stage(plan()).elementwise()).isCloseTo(SEQUENCE * UNITS * (10 + 3) / 1e12, EXACT);
    assertThat(stage(plan().withTensorParallel(4)).elementwise())
        .isCloseTo(SEQUENCE * UNITS * (10.0 / 4 + 3) / 1e12, EXACT);
    assertThat(stage(plan().withCheckpointing(Checkpointing.FULL)).elementwise())
        .as("forward twice, backward twice as long")
        .isCloseTo(SEQUENCE * UNITS * (10 + 3) * 4 / 3 / 1e12, EXACT);
  }

  @Test
  void eachPassReadsTheWeightsOfTheStage() {
    assertThat(stage(plan()).weights()).isCloseTo(2 * LAYERS * 3 / 1e12, EXACT);
    assertThat(stage(plan().withTensorParallel(2).withPipelineParallel(2)).weights())
        .isCloseTo(2 * LAYERS * 3 / 4 / 1e12, EXACT);
  }

  @Test
  void expertsMultiplyAtHalfOfTheRate() {
    double routed = 4 * 3.0 * 4096 * 2304 * 32;
    double dense = 6e9 - 2 * EMBEDDING - routed;
    TrainingStep all = TrainingSteps.step(aGpu(), plan(), aMixture(), aNode(8), 60e9, 4);
    assertThat(all.stage.products())
        .isCloseTo(2 * SEQUENCE * (dense + 2 * routed) * 3 / 250e12, EXACT);
  }

  @Test
  void aStageLaunchesItsOwnLayersInEachPass() {
    assertThat(stage(plan()).launching()).isCloseTo(0.32, EXACT);
    assertThat(stage(plan().withPipelineParallel(4)).launching()).isCloseTo(0.08, EXACT);
    assertThat(stage(plan().withCheckpointing(Checkpointing.FULL)).launching())
        .isCloseTo(0.32 * 4 / 3, EXACT);
  }

  @Test
  void logitsPassTheMemoryBesideTheOutputMatrix() {
    double each = 3 * 2 * EMBEDDING / 250e12 + 8 * 128_000 / 1e12;
    assertThat(stage(plan()).head()).isCloseTo(SEQUENCE * each, EXACT);
    assertThat(stage(plan().withTensorParallel(2)).head()).isCloseTo(SEQUENCE * each / 2, EXACT);
  }

  @Test
  void aDeviceDoesOnePartAfterAnother() {
    TrainingStage stage = stage(plan());
    double device =
        SEQUENCE * 3 * (2 * LAYERS / 250e12 + ATTENTION / 500e12)
            + SEQUENCE * UNITS * 13 / 1e12
            + 2 * LAYERS * 3 / 1e12;
    assertThat(stage.device()).isCloseTo(device, EXACT);
    assertThat(stage.seconds())
        .isCloseTo(Math.cbrt(Math.pow(device, 3) + Math.pow(0.32, 3)), EXACT);
  }

  /** Half of the link: 16.8 MB of activations in 336 µs and 50 to start, forward and backward. */
  @Test
  void aSlotWaitsForOtherRanksAndTheNextStage() {
    TrainingStep step = step(plan().withPipelineParallel(2), aModel(), aNode(8));
    double handed = 2 * (SEQUENCE * 4096 * 2.0 / 50e9 + 50e-6);
    assertThat(step.slot()).isCloseTo(step.stage.seconds() + handed, EXACT);
    assertThat(step.traffic.pipeline(SEQUENCE)).isCloseTo(handed, EXACT);
  }

  @Test
  void withoutAStatedMicroBatchOneSequenceIsWorkedOn() {
    TrainingStep step = step(plan().withMicroBatch(null), aModel(), aNode(8));
    assertThat(step.microTokens()).isEqualTo(SEQUENCE);
    assertThat(step.accumulation()).isEqualTo(4);
  }

  @Test
  void usefulWorkIsCountedAgainstThePeakOfAllDevices() {
    TrainingStep step = step(plan().withTensorParallel(2), aModel(), aNode(8));
    double useful = 4 * SEQUENCE * 3 * (2 * (LAYERS + EMBEDDING) + ATTENTION);
    assertThat(step.mfu(500)).isCloseTo(useful / (step.seconds() * 2 * 500e12), EXACT);
  }

  @Test
  void partsOfAStepAreThoseOfAllMicroBatches() {
    Plans all = plan().withTensorParallel(2).withPipelineParallel(2).withDataParallel(2);
    TrainingStep step = step(all, aModel(), aNode(8));
    double reduced = 4 * 16 * SEQUENCE * 4096 * 2.0 / 50e9;
    double handed = 2 * (SEQUENCE * 4096.0 / 50e9 + 50e-6);

    assertThat(part(step, "matrix products, attention, elementwise"))
        .isCloseTo(2 * (step.stage.seconds() + step.stage.head()), EXACT);
    assertThat(part(step, "tensor-parallel traffic")).isCloseTo(2 * reduced, EXACT);
    assertThat(part(step, "pipeline traffic")).isCloseTo(2 * handed, EXACT);
    assertThat(part(step, "pipeline bubble"))
        .isCloseTo(step.stage.seconds() + reduced + handed, EXACT);
    assertThat(part(step, "data-parallel traffic"))
        .isCloseTo(2 * 2 * PARAMETERS / 4 / 2 / 50e9, EXACT);
  }

  /** Two micro batches: each token goes to four experts, three of them elsewhere, and back. */
  @Test
  void expertsAreVisitedInEachMicroBatch() {
    Plans spread = plan().withDataParallel(2).withExpertParallel(4);
    double once = 4.0 * 32 * 4 * SEQUENCE * 4096 * 2 * 3 / 4 / 50e9;
    assertThat(part(step(spread, aMixture(), aNode(8)), "expert traffic"))
        .isCloseTo(2 * once, EXACT);
  }

  private static double part(TrainingStep step, String name) {
    return step.breakdown().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Basis.Part::seconds)
        .sum();
  }

  @Test
  void tokensASecondAreThoseOfAStepAndNoneWhereItIsUnknown() {
    Training work = Works.of(aModel()).withSequence(SEQUENCE).withGlobalBatch(4).training();
    assertThat(TrainingSpeed.tokensPerSecond(aGpu().build(), plan().build(), aNode(8), work))
        .isCloseTo(4 * SEQUENCE / step(plan(), aModel(), aNode(8)).seconds(), EXACT);
    assertThat(
            TrainingSpeed.tokensPerSecond(
                aGpu().withBandwidth(null).build(), plan().build(), aNode(8), work))
        .isZero();
  }
}
