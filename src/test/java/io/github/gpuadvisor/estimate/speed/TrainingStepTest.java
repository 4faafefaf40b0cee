package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.TrainingSteps.ATTENTION;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.LAYERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.NEAR;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.PARAMETERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.PER_TOKEN;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.SEQUENCE;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.gpu;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.step;
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
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepTest {
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

  @Test
  void microBatchesAreWhole() {
    TrainingStep step = step(aTrainingPlan().withDataParallel(3).withMicroBatch(2), 19);

    assertThat(step.sequences()).isEqualTo(18);
    assertThat(step.tokens()).isEqualTo(18.0 * SEQUENCE);
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
