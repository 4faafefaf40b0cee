package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimationTest {
  private static final Accelerator GPU = aGpu().withMemory(24).build();
  private static final Catalog CATALOG =
      aCatalog()
          .with(GPU)
          .with(
              anEngine().withId("vllm").withVendors(Vendor.NVIDIA).build(),
              aLayerSplitter().withId("llama.cpp").withVendors(Vendor.NVIDIA).build(),
              anEngine().withId("pytorch").withVendors(Vendor.NVIDIA).build())
          .with(
              anOffer("test-gpu", 1).withPrice(1.0).withProvider("one").build(),
              anOffer("test-gpu", 8).withPrice(7.0).withProvider("eight").build())
          .build();

  private static Request serving() {
    return Asked.of(Works.of(aModel()).serving()).request();
  }

  private static Pinned pinned(
      @Nullable Integer count,
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data) {
    return new Pinned(GPU, count, tensor, pipeline, data, null, null, null);
  }

  private static Estimation.Answer answer(Request request, Pinned pinned) {
    return new Estimation(CATALOG).estimate(request, pinned);
  }

  private static Plan plan(Request request, Pinned pinned) {
    return answer(request, pinned).estimate().deployment().plan();
  }

  private static InvalidInputException refused(Request request, Pinned pinned) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> answer(request, pinned));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  @Test
  void withoutACountTakesTheFewestThatFit() {
    assertThat(plan(serving(), pinned(null, null, null, null)).gpus()).isEqualTo(1);
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    Plan fewest = plan(larger, pinned(null, null, null, null));
    assertThat(fewest.gpus()).isEqualTo(4);
    assertThat(answer(larger, pinned(2, null, null, null)).estimate().memory().fits()).isFalse();
  }

  @Test
  void splitsTensorsBeforeLayers() {
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    assertThat(plan(larger, pinned(null, null, null, null)).tensorParallel()).isEqualTo(4);
  }

  @Test
  void performanceIsComputedEvenWhereNothingFits() {
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    Estimate estimate = answer(larger, pinned(1, null, null, null)).estimate();
    assertThat(estimate.memory().fits()).isFalse();
    assertThat(estimate.performance().outputTokensPerSecond().value()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "8, -, -, -, 8, 1, 1",
        "8, 2, 2, 2, 2, 2, 2",
        "8, 2, -, -, 2, 1, 4",
        "8, -, 2, -, 4, 2, 1",
        "8, -, -, 4, 2, 1, 4",
        "-, 2, 2, 3, 2, 2, 3",
        "-, -, -, 3, 1, 1, 3",
        "6, -, -, -, 2, 1, 3",
        "16, 8, -, -, 8, 1, 2"
      })
  void completesAPlanOfWhichAPartIsStated(
      @Nullable Integer count,
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data,
      int tp,
      int pp,
      int dp) {
    Plan plan = plan(serving(), pinned(count, tensor, pipeline, data));
    assertThat(plan.tensorParallel()).as("tensor parallel").isEqualTo(tp);
    assertThat(plan.pipelineParallel()).as("pipeline parallel").isEqualTo(pp);
    assertThat(plan.dataParallel()).as("copies").isEqualTo(dp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "3 | 3 | - | - | tensor parallel 3: 32 attention heads are not divided by 3",
        "64 | 64 | - | - | tensor parallel 64: 32 attention heads are not divided by 64",
        "8 | - | - | 3 | 8 GPUs are not divided by 3 copies",
        "6 | 4 | - | - | 6 GPUs are not 4 (tensor) × 1 (pipeline) × a whole number of copies",
        "8 | 2 | 3 | - | 8 GPUs are not 2 (tensor) × 3 (pipeline) × a whole number of copies"
      })
  void refusesAPlanThatTheEngineWouldRefuse(
      int count,
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data,
      String message) {
    InvalidInputException refusal = refused(serving(), pinned(count, tensor, pipeline, data));
    assertThat(refusal.code()).isEqualTo("invalid-plan");
    assertThat(refusal).hasMessage(message);
  }

  /** 32 layers make 32 stages at most: no stage may be empty. */
  @Test
  void refusesMoreStagesThanLayers() {
    assertThat(plan(serving(), pinned(32, 1, 32, null)).pipelineParallel()).isEqualTo(32);
    assertThat(refused(serving(), pinned(64, 1, 64, null)).code()).isEqualTo("invalid-plan");
  }

  @Test
  void refusesMoreStagesThanLayersInTraining() {
    Request training = Asked.of(Works.of(aModel()).training()).request();
    assertThat(refused(training, pinned(64, 1, 64, null)).code()).isEqualTo("invalid-plan");
  }

  @Test
  void refusesAnInvalidTensorSplitInTraining() {
    Request training = Asked.of(Works.of(aModel()).training()).request();
    assertThat(refused(training, pinned(6, 3, null, null)).code()).isEqualTo("invalid-plan");
  }

  @Test
  void trainingWithoutACountTakesTheFirstPowerOfTwoThatFits() {
    Request tuning =
        Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.FULL)).request();
    int fewest = plan(tuning, pinned(null, null, null, null)).gpus();
    assertThat(fewest).isGreaterThan(1);
    assertThat(answer(tuning, pinned(fewest, null, null, null)).estimate().memory().fits()).isTrue();
    assertThat(answer(tuning, pinned(fewest / 2, null, null, null)).estimate().memory().fits())
        .isFalse();
  }

  @Test
  void dataParallelismPastTheBatchIsRefusedWithAWayOut() {
    Request tuning =
        Asked.of(Works.of(aModel()).withGlobalBatch(4).fineTuning(FineTuning.Method.LORA))
            .request();
    InvalidInputException refusal = refused(tuning, pinned(8, 1, 1, null));
    assertThat(refusal).hasMessage("no valid plan of Test test-model on 8 GPUs");
    assertThat(refusal.hint())
        .isEqualTo("Maybe a larger batch: data parallelism cannot exceed the sequences of a step");
  }

  @Test
  void aChipThatNoEngineRunsOnIsRefusedByItsName() {
    Accelerator red = aGpu().withId("red").withVendor(Vendor.AMD).build();
    Pinned pinned = new Pinned(red, 1, null, null, null, null, null, null);
    InvalidInputException refusal = refused(serving(), pinned);
    assertThat(refusal.code()).isEqualTo("unsupported");
    assertThat(refusal)
        .hasMessage(
            "Test red is not supported by Test vllm or Test llama.cpp or Test pytorch for"
                + " inference");
  }

  @Test
  void takesTheOfferThatCostsLeastForTheGpusStated() {
    assertThat(answer(serving(), pinned(1, null, null, null)).estimate().cost().perHour())
        .isEqualTo(1);
    Estimate eight = answer(serving(), pinned(8, null, null, null)).estimate();
    assertThat(eight.deployment().offer().provider()).isEqualTo("eight");
    assertThat(eight.cost().perHour()).isEqualTo(7);
  }

  @Test
  void theCountStaysTheOneStatedWhereAnInstanceWouldBringMore() {
    Estimate four = answer(serving(), pinned(4, 4, null, null)).estimate();
    assertThat(four.deployment().gpuCount()).isEqualTo(4);
    assertThat(four.deployment().offer()).isNull();
    assertThat(four.cost().perHour()).isNull();
  }

  @Test
  void saysWhereNotAllSequencesFitAtOnce() {
    Request many =
        Asked.of(Works.of(aModel()).withContext(32_768).withUsers(64).serving()).request();
    assertThat(answer(many, pinned(1, null, null, null)).warnings())
        .extracting(Warning::code)
        .containsExactly("kv-cache-full");
  }

  @Test
  void anotherShareOfMemoryLeavesOtherRoom() {
    Pinned half = new Pinned(GPU, 1, null, null, null, null, null, 0.5);
    assertThat(answer(serving(), half).estimate().memory().usablePerGpu().gib()).isEqualTo(12);
    assertThat(answer(serving(), half).estimate().memory().fits()).isFalse();
  }

  @Test
  void expertParallelismIsCountedAndSaidSo() {
    Request mixture =
        Asked.of(
                Works.of(aModel().withExperts(64, 4, 2304).withActiveParameters(2e9)).serving())
            .request();
    Pinned spread = new Pinned(GPU, 8, 8, null, null, 8, null, null);
    Estimation.Answer answer = answer(mixture, spread);
    assertThat(answer.estimate().deployment().plan().expertParallel()).isEqualTo(8);
    assertThat(answer.warnings()).extracting(Warning::code).contains("expert-parallel");
  }

  @Test
  void unknownSpeedIsSaid() {
    Accelerator silent = aGpu().withMemory(24).withBandwidth(null).build();
    Pinned pinned = new Pinned(silent, 1, null, null, null, null, null, null);
    Estimation.Answer answer = answer(serving(), pinned);
    assertThat(answer.estimate().performance()).isNull();
    assertThat(answer.warnings()).extracting(Warning::code).containsExactly("speed-unknown");
  }
}
