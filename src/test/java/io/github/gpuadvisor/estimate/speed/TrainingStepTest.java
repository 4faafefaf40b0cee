package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepTest {
  private static final double PARAMETERS = 8e9;
  private static final int SEQUENCE = 2048;

  /** What is looked up, not multiplied. */
  private static final double EMBEDDING = 128_000.0 * 4096;

  private static final double LAYERS = PARAMETERS - 2 * EMBEDDING;

  /** Forward attention of one token: 2 products over half the sequence. */
  private static final double ATTENTION = 32 * 4.0 * 32 * 128 * SEQUENCE / 2;

  /** Forward and backward of one token: products at half the rate, attention at all of it. */
  private static final double PER_TOKEN =
      3 * (2 * (LAYERS + EMBEDDING) / 250e12 + ATTENTION / 500e12);

  /** Links and networks that take no time. */
  private static final Node NEAR = new Node(8, 1e18, 1e18, 8, true, true);

  /** Memory that takes no time. */
  private static Gpus gpu() {
    return aGpu().withBandwidth(1e12);
  }

  private static TrainingStep step(
      Gpus gpu, Plans plan, Models model, Node node, double trained, int globalBatch) {
    return TrainingStep.of(
        gpu.build(), plan.build(), node, model.build(), trained, SEQUENCE, globalBatch);
  }

  private static TrainingStep step(Plans plan, int globalBatch) {
    return step(gpu(), plan, aModel(), NEAR, PARAMETERS, globalBatch);
  }

  @Test
  void trainingGpt3OnItsTokensTakesThreeHundredZettaflops() {
    Model gpt3 = CatalogIndex.builtIn().model("gpt-3");

    assertThat(Works.of(gpt3).withTrainingTokens(300e9).training().totalFlops() / 3.14e23)
        .isBetween(0.99, 1.01);
  }

  @Test
  void threePassesOfProductsAndAttentionOverTheRatesReached() {
    assertThat(step(aTrainingPlan(), 4).seconds())
        .isEqualTo(4 * SEQUENCE * PER_TOKEN, within(1e-3));
  }

  @Test
  void checkpointingEverythingRepeatsTheForwardPassOfTheLayers() {
    assertThat(
            step(aTrainingPlan().withCheckpointing(Checkpointing.FULL), 4).seconds()
                - step(aTrainingPlan(), 4).seconds())
        .isEqualTo(4 * SEQUENCE * (2 * LAYERS / 250e12 + ATTENTION / 500e12), within(1e-3));
  }

  @Test
  void adaptersSaveTheWeightGradientsOfFrozenMatrices() {
    assertThat(
            step(aTrainingPlan(), 4).seconds()
                - step(gpu(), aTrainingPlan(), aModel(), NEAR, PARAMETERS / 100, 4).seconds())
        .isEqualTo(4 * SEQUENCE * (2 * LAYERS / 250e12 + ATTENTION / 500e12), within(1e-3));
  }

  @Test
  void aWindowAttendsToNoMoreThanItReaches() {
    Models windowed = aModel().withGroups(Groups.window(32, 32, 8, 128, 256));

    assertThat(
            step(aTrainingPlan(), 4).seconds()
                - step(gpu(), aTrainingPlan(), windowed, NEAR, PARAMETERS, 4).seconds())
        .isEqualTo(4 * SEQUENCE * 3 * ATTENTION * (1 - 256.0 / 1024) / 500e12, within(1e-4));
  }

  private static double waiting(Plans plan, int microBatches) {
    Models headless = aModel().withVocabulary(1);
    double ideal =
        step(gpu(), aTrainingPlan(), headless, NEAR, PARAMETERS, microBatches).seconds() / 4;
    return step(gpu(), plan, headless, NEAR, PARAMETERS, microBatches).seconds() / ideal;
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 2.5", "4, 1.75", "12, 1.25"})
  void aPipelineWaitsForItsFirstAndLastMicroBatches(int microBatches, double bubble) {
    assertThat(waiting(aTrainingPlan().withPipelineParallel(4), microBatches))
        .isEqualTo(bubble, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"1, 1.75", "3, 1.25", "6, 1.125"})
  void interleavedStagesWaitForTheirPartsAlone(int parts, double bubble) {
    Plans plan = aTrainingPlan().withPipelineParallel(4).withInterleaving(parts);

    assertThat(waiting(plan, 4)).isEqualTo(bubble, within(1e-3));
  }

  @Test
  void theLastStageHasTheOutputMatrixBesideItsLayers() {
    double plain = step(aTrainingPlan().withPipelineParallel(4), 4).seconds();
    double stages = 3 * (2 * LAYERS / 250e12 + ATTENTION / 500e12) / 4;

    assertThat(plain)
        .isEqualTo(
            SEQUENCE * (4 * (stages + 3 * 2 * EMBEDDING / 250e12) + 3 * stages), within(1e-3));
  }

  @Test
  void microBatchesAreWhole() {
    TrainingStep step = step(aTrainingPlan().withDataParallel(3).withMicroBatch(2), 19);

    assertThat(step.sequences()).isEqualTo(18);
    assertThat(step.tokens()).isEqualTo(18.0 * SEQUENCE);
  }

  @Test
  void gradientsOfDataParallelismShareTheLink() {
    Node slow = new Node(8, 1e9, 1e9, 8, true, true);
    double compute = step(aTrainingPlan().withDataParallel(4), 4).seconds();
    double traffic = 2 * 2 * PARAMETERS * 3 / 4 / 1e9;

    assertThat(
            step(gpu(), aTrainingPlan().withDataParallel(4), aModel(), slow, PARAMETERS, 4)
                .seconds())
        .isEqualTo(Math.cbrt(Math.pow(compute, 3) + Math.pow(traffic, 3)), within(1e-2));
  }

  @Test
  void fullShardingMovesHalfAsMuchAgain() {
    Node slow = new Node(8, 1e7, 1e7, 8, true, true);
    double plain =
        step(gpu(), aTrainingPlan().withDataParallel(4).withZero(1), aModel(), slow, PARAMETERS, 4)
            .seconds();
    double sharded =
        step(gpu(), aTrainingPlan().withDataParallel(4).withZero(3), aModel(), slow, PARAMETERS, 4)
            .seconds();

    assertThat(sharded / plain).isEqualTo(1.5, within(1e-2));
  }

  @Test
  void fullShardingGathersTheWeightsInEveryMicroBatch() {
    Node slow = new Node(8, 1e7, 1e7, 8, true, true);
    Plans sharded = aTrainingPlan().withDataParallel(4).withZero(3);
    double one = step(gpu(), sharded, aModel(), slow, PARAMETERS, 4).seconds();
    double four = step(gpu(), sharded, aModel(), slow, PARAMETERS, 16).seconds();

    assertThat(four / one).isEqualTo((2.0 * 4 + 1) / 3, within(1e-2));
  }

  @Test
  void theNetworkDecidesBetweenMachines() {
    Node apart = new Node(4, 1e18, 1e9, 4, true, true);

    assertThat(
            step(gpu(), aTrainingPlan().withDataParallel(4), aModel(), apart, PARAMETERS, 8)
                .bottleneck())
        .isEqualTo("compute");
    assertThat(
            step(gpu(), aTrainingPlan().withDataParallel(8), aModel(), apart, PARAMETERS, 8)
                .bottleneck())
        .isEqualTo("interconnect");
  }

  @Test
  void theOptimizerReadsAndWritesItsShardOnce() {
    double quick = step(aTrainingPlan(), 4).seconds();

    assertThat(step(aGpu(), aTrainingPlan(), aModel(), NEAR, PARAMETERS, 4).seconds() - quick)
        .isEqualTo(30 * PARAMETERS / 1e12, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, NONE",
    "8, 1, 1, SELECTIVE",
    "2, 4, 1, SELECTIVE",
    "2, 2, 4, SELECTIVE",
    "1, 1, 8, FULL",
    "2, 2, 2, FULL"
  })
  void usefulWorkStaysBelowTheRateThatProductsReach(
      int tp, int pp, int dp, Checkpointing checkpointing) {
    Plans plan =
        aTrainingPlan()
            .withEngine(anEngine().withConstant("train16", 0.6).withConstant("trainAttention", 0.6))
            .withTensorParallel(tp)
            .withPipelineParallel(pp)
            .withDataParallel(dp)
            .withCheckpointing(checkpointing);
    TrainingStep step =
        step(aGpu(), plan, aModel(), new Node(8, 100e9, 10e9, 8, true, true), PARAMETERS, 64);

    assertThat(step.mfu(500)).isPositive().isLessThan(0.6);
  }

  @Test
  void recomputingIsNoUsefulWork() {
    TrainingStep plain = step(aTrainingPlan(), 4);
    TrainingStep full = step(aTrainingPlan().withCheckpointing(Checkpointing.FULL), 4);

    assertThat(full.mfu(500) / plain.mfu(500))
        .isEqualTo(plain.seconds() / full.seconds(), within(1e-9));
  }

  @Test
  void isUnknownWhereAFactIsMissing() {
    assertThat(step(aGpu().withBandwidth(null), aTrainingPlan(), aModel(), NEAR, 1, 4)).isNull();
    assertThat(step(aGpu().without(Dtype.BF16), aTrainingPlan(), aModel(), NEAR, 1, 4)).isNull();
    assertThat(step(aGpu(), aTrainingPlan(), aVisionModel(), NEAR, 1, 4)).isNull();
  }
}
