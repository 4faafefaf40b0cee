package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.TrainingSteps.ATTENTION;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.EMBEDDING;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.LAYERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.NEAR;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.PARAMETERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.SEQUENCE;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.gpu;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.step;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step takes when pipelines, replicas and shards share it. */
class TrainingStepSplitTest {
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

  /**
   * Two micro batches take .35 s each in the layers and .026 in the output matrix: .75 in all,
   * beside which 16 GB of gradients and weights pass.
   */
  @Test
  void gradientsDecideOnlyWhereTheyTakeLongerThanAllMicroBatches() {
    Plans two = aTrainingPlan().withDataParallel(2);
    Node slow = new Node(8, 16e9 / 0.7, 1e9, 8, true, true);
    Node slower = new Node(8, 16e9 / 0.8, 1e9, 8, true, true);

    assertThat(step(gpu(), two, aModel(), slow, PARAMETERS, 4).bottleneck()).isEqualTo("compute");
    assertThat(step(gpu(), two, aModel(), slower, PARAMETERS, 4).bottleneck())
        .isEqualTo("interconnect");
  }

  /** A quarter of the layers and half of the output matrix take .10 s, other ranks .05. */
  @Test
  void otherRanksAndTheNextStageAreWaitedForOneAfterTheOther() {
    Node slow = new Node(8, 20e9, 1e9, 8, true, true);
    Plans both = aTrainingPlan().withTensorParallel(2).withPipelineParallel(2);
    Plans handing = both.withEngine(anEngine().withConstant("trainHopMicros", 40_000));

    assertThat(step(gpu(), handing, aModel(), slow, PARAMETERS, 4).bottleneck())
        .isEqualTo("interconnect");
    Plans quick = handing.withEngine(anEngine().withConstant("trainHopMicros", 10_000));
    assertThat(step(gpu(), quick, aModel(), slow, PARAMETERS, 4).bottleneck()).isEqualTo("compute");
  }

  /** An update of all weights takes .24 s, one sequence of 16 tokens .003. */
  @Test
  void updatingWeightsForAFewTokensIsAskedOfMemory() {
    TrainingStep few =
        TrainingStep.of(
            aGpu().build(), aTrainingPlan().build(), NEAR, aModel().build(), PARAMETERS, 16, 1);
    assertThat(few.bottleneck()).isEqualTo("memory-bandwidth");
  }
}
