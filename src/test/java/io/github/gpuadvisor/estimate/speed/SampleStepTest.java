package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each term of a batch of samples, worked out on paper. */
class SampleStepTest {
  private static final double FLOPS = 100e9;

  /** Multiplies at half of 500 TFLOPS; memory, launches and batches are free. */
  private static Engines engine() {
    return anEngine().withConstant("samples", 0.5).withConstant("sampleTrain", 0.25);
  }

  private static SampleStep step(Gpus gpu, Engines engine, Models model) {
    return Objects.requireNonNull(
        SampleStep.reading(
            gpu.build(),
            aPlan().withEngine(engine).build(),
            Objects.requireNonNull(SampleWork.of(model.build(), 1))));
  }

  @Test
  void multipliesEverySampleOfABatch() {
    assertThat(step(aGpu(), engine(), aVisionModel()).seconds(8))
        .isEqualTo(8 * FLOPS / 250e12, within(1e-12));
  }

  @Test
  void saturatesHoweverLargeTheChipIs() {
    Engines saturating = engine().withConstant("sampleCeiling", 250);

    assertThat(step(aGpu(), saturating, aVisionModel()).seconds(8))
        .isEqualTo(2 * 8 * FLOPS / 250e12, within(1e-12));
  }

  @Test
  void activationsPassThroughMemory() {
    Engines engine = engine().withConstant("sampleBytes", 4);
    Gpus endless = aGpu().withTflops(Dtype.BF16, 1e12);

    assertThat(step(endless, engine, aVisionModel()).seconds(8))
        .isEqualTo(8 * 224 * Math.sqrt(FLOPS) * 4 * 2 / 1e12, within(1e-9));
  }

  @Test
  void launchesHideBehindALargeBatchAndRuleASmallOne() {
    Engines engine = engine().withConstant("sampleLayerMicros", 100);
    SampleStep step = step(aGpu(), engine, aVisionModel());

    assertThat(step.seconds(0)).isEqualTo(100 * 100e-6, within(1e-9));
    assertThat(step.bottleneck(1)).isEqualTo("overhead");
    assertThat(step.bottleneck(1000)).isEqualTo("compute");
    assertThat(step.seconds(1000)).isLessThan(1.01 * 1000 * FLOPS / 250e12);
  }

  @Test
  void aDiffusionModelPassesItsNetworkInEveryStep() {
    Models twenty = aVisionModel().withSample(new Model.Sample("image", 100.0, 224, 20));

    assertThat(step(aGpu(), engine(), twenty).seconds(1))
        .isEqualTo(20 * FLOPS / 250e12, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64, 512})
  void aLargerBatchNeverTakesLongerForASample(int batch) {
    SampleStep step =
        step(
            aGpu(),
            engine()
                .withConstant("sampleLayerMicros", 30)
                .withConstant("sampleStepMicros", 500)
                .withConstant("sampleBytes", 3),
            aVisionModel());

    assertThat(step.seconds(2 * batch) / 2).isLessThan(step.seconds(batch));
  }

  @Test
  void aTextTakesTwoOperationsPerParameterAndTokenAndAttention() {
    Model encoder = aModel().withKind(Model.Kind.ENCODER).build();
    SampleWork work = Objects.requireNonNull(SampleWork.of(encoder, 512));
    double blocks = 8e9 - 2 * 128_000.0 * 4096;

    assertThat(work.flops()).isEqualTo(512 * (2 * blocks + 4.0 * 32 * 4096 * 512), within(1e3));
  }

  @Test
  void whatNoSourceTellsIsUnknown() {
    assertThat(
            SampleWork.of(
                aVisionModel().withSample(new Model.Sample("image", null, 224, null)).build(), 1))
        .isNull();
  }

  private static double stepSeconds(Plans plan) {
    return Objects.requireNonNull(
            Objects.requireNonNull(
                    SampleTraining.of(
                        aGpu().build(),
                        plan.withEngine(engine()).build(),
                        aNode(8),
                        Works.of(aVisionModel()).withGlobalBatch(256).training()))
                .stepSeconds())
        .value();
  }

  @Test
  void trainingTakesThreeTimesTheOperationsAndAnUpdate() {
    double update = 30 * 1e9 / 1e12;

    assertThat(stepSeconds(Plans.aTrainingPlan()))
        .isEqualTo(256 * 3 * FLOPS / 125e12 + update, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "4, 8"})
  void moreCopiesTrainFasterButNotInProportion(int fewer, int more) {
    double slow = stepSeconds(Plans.aTrainingPlan().withDataParallel(fewer));
    double fast = stepSeconds(Plans.aTrainingPlan().withDataParallel(more));

    assertThat(fast).isLessThan(slow).isGreaterThan(slow * fewer / more);
  }

  /** A recommender of 100 GFLOPs a sample that looks up a million numbers. */
  private static Models recommender() {
    return aVisionModel()
        .withKind(Model.Kind.RECOMMENDER)
        .withSample(new Model.Sample("query", 100.0, null, null, 1e6));
  }

  @Test
  void tablesAreReadForEverySample() {
    Gpus endless = aGpu().withTflops(Dtype.BF16, 1e12);

    assertThat(step(endless, engine(), recommender()).seconds(8))
        .isEqualTo(8 * 1e6 * 2 / 1e12, within(1e-12));
  }

  @Test
  void withoutItsTablesARecommenderIsNotPredicted() {
    assertThat(
            SampleWork.of(
                recommender().withSample(new Model.Sample("query", 100.0, null, null)).build(), 1))
        .isNull();
  }
}
