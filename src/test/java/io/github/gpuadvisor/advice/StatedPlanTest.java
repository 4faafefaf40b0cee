package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Stated.GPU;
import static io.github.gpuadvisor.advice.Stated.answer;
import static io.github.gpuadvisor.advice.Stated.pinned;
import static io.github.gpuadvisor.advice.Stated.plan;
import static io.github.gpuadvisor.advice.Stated.refused;
import static io.github.gpuadvisor.advice.Stated.serving;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.deployment.Plan;
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

/** Plans of which the question states a part. */
class StatedPlanTest {
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
  void expertParallelismIsCountedAndSaidSo() {
    Request mixture =
        Asked.of(Works.of(aModel().withExperts(64, 4, 2304).withActiveParameters(2e9)).serving())
            .request();
    Pinned spread = new Pinned(GPU, 8, 8, null, null, 8, null, null, null, Pinned.InHost.NOTHING);
    Estimation.Answer answer = answer(mixture, spread);
    assertThat(answer.estimate().deployment().plan().expertParallel()).isEqualTo(8);
    assertThat(answer.warnings()).extracting(Warning::code).contains("expert-parallel");
  }

  @Test
  void whatHasNoLayersHasNoStages() {
    Request samples = Asked.of(Works.of(aVisionModel()).serving()).request();
    assertThat(refused(samples, pinned(2, null, 2, null)))
        .hasMessage("pipeline parallel 2: Test pytorch cannot split Test test-model so");
    assertThat(refused(serving(), pinned(64, 1, 64, null)))
        .hasMessage(
            "pipeline parallel 64: Test vllm cannot split Test test-model, of 32 layers, so");
  }
}
