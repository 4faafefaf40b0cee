package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.workload.Checkpointing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingLawsTest {
  private static final int SEQUENCE = 2048;
  private static final Node NODE = new Node(8, 450e9, 50e9, 8, true, true);

  private static Engines engine() {
    return anEngine()
        .withConstant("train16", 0.8)
        .withConstant("trainCeiling", 7500)
        .withConstant("trainAttention", 0.3)
        .withConstant("elementwise", 200)
        .withConstant("elementwiseWhole", 30)
        .withConstant("trainWeightBytes", 3)
        .withConstant("logitBytes", 25)
        .withConstant("trainLayerMicros", 1500)
        .withConstant("trainStepMicros", 10_000)
        .withConstant("trainLink", 0.8)
        .withConstant("trainNetwork", 0.7)
        .withConstant("trainLinkMicros", 8)
        .withConstant("trainHopMicros", 20)
        .withConstant("trainExperts", 0.9);
  }

  private static Plans plan() {
    return aTrainingPlan().withEngine(engine());
  }

  private static TrainingStep step(Plans plan, Model model, Node node, int globalBatch) {
    return TrainingStep.of(
        aGpu().build(), plan.build(), node, model, model.parameters(), SEQUENCE, globalBatch);
  }

  private static double seconds(Plans plan, int globalBatch) {
    return step(plan, aModel().build(), NODE, globalBatch).seconds();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64})
  void moreCopiesNeverMakeAStepLonger(int copies) {
    assertThat(seconds(plan().withDataParallel(2 * copies), 128))
        .isLessThan(seconds(plan().withDataParallel(copies), 128));
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "8, 1", "16, 1", "4, 2", "16, 4"})
  void theShareOfTheBubbleFallsWithMoreMicroBatches(int microBatches, int parts) {
    Plans split = plan().withPipelineParallel(4).withInterleaving(parts);

    assertThat(seconds(split, 2 * microBatches) / (2 * microBatches))
        .isLessThan(seconds(split, microBatches) / microBatches);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void aLargerMicroBatchNeverTakesLongerForItsTokens(int micro) {
    assertThat(seconds(plan().withMicroBatch(2 * micro), 64))
        .isLessThanOrEqualTo(seconds(plan().withMicroBatch(micro), 64));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void splittingALayerSavesLessThanItsShare(int tensor) {
    double less = seconds(plan().withTensorParallel(tensor), 8);
    double more = seconds(plan().withTensorParallel(2 * tensor), 8);

    assertThat(more).isLessThan(less).isGreaterThan(less / 2);
  }

  @ParameterizedTest
  @CsvSource({"NONE, FULL, 1", "SELECTIVE, FULL, 1", "NONE, FULL, 4"})
  void recomputingTakesLonger(Checkpointing less, Checkpointing more, int tensor) {
    Plans plan = plan().withTensorParallel(tensor);
    double plain = seconds(plan.withCheckpointing(less), 8);

    assertThat(seconds(plan.withCheckpointing(more), 8)).isGreaterThan(plain);
  }

  @Test
  void aFasterNetworkNeverMakesAStepLonger() {
    Plans apart = plan().withDataParallel(64).withZero(3);
    Node faster = new Node(8, 450e9, 100e9, 8, true, true);

    assertThat(step(apart, aModel().build(), faster, 64).seconds())
        .isLessThan(step(apart, aModel().build(), NODE, 64).seconds());
  }

  /** Copies of the whole model move eight times the bytes of an eighth, over eight cards each. */
  @Test
  void copiesInOneMachineUseItsNetworkTogether() {
    Node slow = new Node(8, 1e15, 1e6, 8, true, true);
    double whole = step(plan().withDataParallel(64), aModel().build(), slow, 64).seconds();
    double split =
        step(plan().withTensorParallel(8).withDataParallel(64), aModel().build(), slow, 64)
            .seconds();

    assertThat(whole / split).isEqualTo(1, within(0.01));
  }

  @Test
  void aSmallModelWaitsForItsHost() {
    Model small =
        aModel()
            .withParameters(1e7)
            .withHiddenSize(128)
            .withHeads(2, 2)
            .withHeadDimension(64)
            .withVocabulary(100)
            .build();
    double launched = 32 * 1500e-6 + 10_000e-6;

    assertThat(step(plan(), small, NODE, 1).seconds()).isBetween(launched, 1.4 * launched);
  }

  @Test
  void expertsOnSeveralDevicesAreSentTheirTokens() {
    Model mixture = CatalogIndex.builtIn().model("mixtral-8x7b");
    Plans here = plan().withDataParallel(8);
    double alone = step(here, mixture, NODE, 8).seconds();

    assertThat(step(here.withExpertParallel(8), mixture, NODE, 8).seconds()).isGreaterThan(alone);
  }

  @Test
  void everyPartOfAStepTakesTime() {
    TrainingStep step =
        step(
            plan().withTensorParallel(2).withPipelineParallel(2).withDataParallel(2),
            aModel().build(),
            NODE,
            8);

    assertThat(step.breakdown())
        .filteredOn(part -> !part.name().equals("expert traffic"))
        .allSatisfy(part -> assertThat(part.seconds()).isPositive());
    assertThat(step.breakdown().stream().mapToDouble(part -> part.seconds()).sum())
        .isGreaterThanOrEqualTo(step.seconds());
  }
}
