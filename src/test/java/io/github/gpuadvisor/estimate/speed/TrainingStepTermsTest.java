package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.TrainingSteps.ATTENTION;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.EMBEDDING;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.LAYERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.PARAMETERS;
import static io.github.gpuadvisor.estimate.speed.TrainingSteps.SEQUENCE;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.workload.Checkpointing;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Four sequences of 2,048 tokens, one at a time, at half of 500 TFLOPS and 1,000 GB/s. */
class TrainingStepTermsTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final String PRODUCTS = "matrix products";
  private static final String MICRO_BATCH = "micro batch";
  private static final String STEP = "step";

  private static TrainingStep step(Plans plan) {
    return TrainingSteps.step(aGpu(), plan, aModel(), aNode(8), PARAMETERS, 4);
  }

  private static WrittenStep written(Plans plan) {
    Accelerator gpu = aGpu().build();
    return new WrittenStep(new TrainingStepTerms(gpu, plan.build(), step(plan)).derivation());
  }

  private static WrittenStep with(Engines engine) {
    return written(aTrainingPlan().withEngine(engine));
  }

  @Test
  void oneGpuMultipliesAttendsAndUpdates() {
    WrittenStep one = written(aTrainingPlan());

    assertThat(one.derivation().id()).isEqualTo("trainingStep");
    assertThat(one.names())
        .containsExactly(
            PRODUCTS,
            "attention",
            "elementwise",
            MICRO_BATCH,
            "output matrix, loss",
            "all micro batches",
            STEP);
    assertThat(one.text(MICRO_BATCH)).isEqualTo("matrix products + attention + elementwise");
    assertThat(one.text("all micro batches"))
        .isEqualTo("4 micro batches × (micro batch + output matrix, loss)");
    assertThat(one.value("all micro batches"))
        .isCloseTo(4 * SEQUENCE * TrainingSteps.PER_TOKEN, EXACT);
    assertThat(one.text(STEP)).isEqualTo("all micro batches + 240 ms optimizer");
    assertThat(one.value(STEP))
        .isCloseTo(4 * SEQUENCE * TrainingSteps.PER_TOKEN + 30 * PARAMETERS / 1e12, EXACT);
  }

  @Test
  void productsPassForwardOnceAndBackwardTwice() {
    WrittenStep one = written(aTrainingPlan());
    assertThat(one.text(PRODUCTS))
        .isEqualTo("2 × 2,048 tokens × 6.95B weights × 3 passes / 250 TFLOPS (of 500)");
    assertThat(one.value(PRODUCTS)).isCloseTo(2 * SEQUENCE * LAYERS * 3 / 250e12, EXACT);

    Plans repeated = aTrainingPlan().withTensorParallel(4).withCheckpointing(Checkpointing.FULL);
    assertThat(written(repeated).text(PRODUCTS))
        .isEqualTo("2 × 2,048 tokens × 6.95B weights × 4 passes / 4 GPUs / 250 TFLOPS (of 500)");
    assertThat(written(repeated).value(PRODUCTS)).isCloseTo(2 * SEQUENCE * LAYERS / 250e12, EXACT);
  }

  @Test
  void attentionAndTheOutputMatrixAreWrittenForEachToken() {
    WrittenStep one = written(aTrainingPlan());
    assertThat(one.text("attention")).isEqualTo("2,048 tokens × 3.22 µs");
    assertThat(one.value("attention")).isCloseTo(SEQUENCE * 3 * ATTENTION / 500e12, EXACT);
    assertThat(one.text("output matrix, loss")).isEqualTo("2,048 tokens × 12.6 µs");
    assertThat(one.value("output matrix, loss"))
        .isCloseTo(SEQUENCE * 3 * 2 * EMBEDDING / 250e12, EXACT);
    WrittenStep moving = with(anEngine().withConstant("elementwise", 10));
    assertThat(moving.text("elementwise")).isEqualTo("2,048 tokens × 1.31 µs");
    assertThat(moving.value("elementwise")).isCloseTo(SEQUENCE * 10.0 * 4096 * 32 / 1e12, EXACT);
  }

  /** Two bytes of each of 6.95 billion weights, in three passes. */
  @Test
  void readingWeightsIsWrittenWhereItIsCounted() {
    WrittenStep reading = with(anEngine().withConstant("trainWeightBytes", 2));
    assertThat(reading.text("weights, gradients")).isEqualTo("41.7 ms");
    assertThat(reading.value("weights, gradients")).isCloseTo(2 * LAYERS * 3 / 1e12, EXACT);
    assertThat(reading.text(MICRO_BATCH)).endsWith("elementwise + weights, gradients");
  }

  /** Launching 32 layers takes as many times 10 ms. */
  @Test
  void launchesOverlapWithWhatTheyLaunch() {
    WrittenStep launched = with(anEngine().withConstant("trainLayerMicros", 10_000));
    double device = SEQUENCE * 3 * (2 * LAYERS / 250e12 + ATTENTION / 500e12);
    assertThat(launched.text(MICRO_BATCH)).isEqualTo("(those^3 + 320 ms of launches^3)^(1/3)");
    assertThat(launched.value(MICRO_BATCH))
        .isCloseTo(Math.cbrt(Math.pow(device, 3) + Math.pow(0.32, 3)), EXACT);
  }

  /** Two ranks pass on 2,048 · 4,096 numbers of 2 bytes in each of 4 · 32 all-reduces. */
  @Test
  void ranksOfAMatrixWaitForEachOther() {
    WrittenStep two = written(aTrainingPlan().withTensorParallel(2));
    assertThat(two.text("tensor, expert traffic")).isEqualTo("21.5 ms");
    assertThat(two.value("tensor, expert traffic"))
        .isCloseTo(4 * 32 * SEQUENCE * 4096 * 2.0 / 100e9, EXACT);
    assertThat(two.text("all micro batches"))
        .isEqualTo(
            "4 micro batches × (micro batch + tensor, expert traffic + output matrix, loss)");
  }

  /** The first micro batch comes down while one of two stages waits. */
  @Test
  void aPipelineHandsOnAndWaits() {
    Plans two = aTrainingPlan().withPipelineParallel(2);
    WrittenStep staged = written(two);
    double handed = 2 * SEQUENCE * 4096 * 2.0 / 100e9;
    double stage = SEQUENCE * 3 * (2 * LAYERS / 250e12 + ATTENTION / 500e12) / 2;

    assertThat(staged.text("pipeline traffic")).isEqualTo("0.336 ms");
    assertThat(staged.value("pipeline traffic")).isCloseTo(handed, EXACT);
    assertThat(stage + handed).isBetween(0.174, 0.1745);
    assertThat(staged.text(STEP)).isEqualTo("all micro batches + 174 ms bubble + 120 ms optimizer");
    assertThat(staged.value(STEP) - staged.value("all micro batches"))
        .isCloseTo(stage + handed + 30 * PARAMETERS / 2 / 1e12, EXACT);
  }

  /** Two replicas move half of 16 GB of gradients out and of weights back. */
  @Test
  void gradientsTravelBesideTheWork() {
    WrittenStep two = written(aTrainingPlan().withDataParallel(2));
    double work = two.value("all micro batches");
    assertThat(two.text("all micro batches")).startsWith("2 micro batches × ");
    assertThat(two.text(STEP))
        .isEqualTo("(all micro batches^3 + 160 ms of gradients^3)^(1/3) + 240 ms optimizer");
    assertThat(two.value(STEP))
        .isCloseTo(Math.cbrt(Math.pow(work, 3) + Math.pow(0.16, 3)) + 0.24, EXACT);
  }

  @Test
  void whatAStepCostsBesideItsWorkIsToldWithTheOptimizer() {
    WrittenStep slow = with(anEngine().withConstant("trainStepMicros", 5000));
    assertThat(slow.text(STEP)).isEqualTo("all micro batches + 245 ms optimizer");
    assertThat(slow.value(STEP)).isCloseTo(slow.value("all micro batches") + 0.245, EXACT);
  }

  @Test
  void whatIsWrittenIsWhatAStepTakes() {
    Plans all =
        aTrainingPlan()
            .withEngine(
                anEngine()
                    .withConstant("trainWeightBytes", 2)
                    .withConstant("elementwise", 10)
                    .withConstant("trainLayerMicros", 1000)
                    .withConstant("trainStepMicros", 5000))
            .withTensorParallel(2)
            .withPipelineParallel(2)
            .withDataParallel(2);
    assertThat(written(all).value(STEP)).isCloseTo(step(all).seconds(), EXACT);
  }
}
