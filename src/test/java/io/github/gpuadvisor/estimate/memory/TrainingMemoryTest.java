package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingMemoryTest {
  private static final Accelerator GPU = aGpu().build();
  private static final double PARAMETERS = 8e9;
  private static final Training TRAINING = Works.of(aModel()).training();

  private static MemoryEstimate of(Plans plan, Workload work) {
    return TrainingMemory.of(GPU, plan.build(), work, 2048);
  }

  private static MemoryEstimate of(Plans plan) {
    return of(plan, TRAINING);
  }

  /** Weights, gradients and optimizer on one device. */
  private static double state(MemoryEstimate memory) {
    return memory.requiredPerGpu().minus(memory.activations()).minus(memory.overhead()).value();
  }

  @Test
  void fullTrainingTakesSixteenBytesPerParameter() {
    MemoryEstimate memory = of(aTrainingPlan());

    assertThat(memory.weights().value()).isEqualTo(2 * PARAMETERS);
    assertThat(memory.gradients()).isEqualTo(new Bytes(2 * PARAMETERS));
    assertThat(memory.optimizer()).isEqualTo(new Bytes(12 * PARAMETERS));
    assertThat(state(memory)).isEqualTo(16 * PARAMETERS, within(1e3));
  }

  @ParameterizedTest
  @CsvSource({"0, 16", "1, 5.5", "2, 3.75", "3, 2"})
  void eachStageOfZeroShardsMoreOverEightRanks(int stage, double bytesPerParameter) {
    assertThat(state(of(aTrainingPlan().withDataParallel(8).withZero(stage))))
        .isEqualTo(bytesPerParameter * PARAMETERS, within(1e3));
  }

  @Test
  void fullShardingGathersTwoLayersAtATime() {
    double layer = (PARAMETERS - 2.0 * 128_000 * 4096) / 32;

    assertThat(
            of(aTrainingPlan().withDataParallel(8).withZero(3)).activations().value()
                - of(aTrainingPlan().withDataParallel(8).withZero(1)).activations().value())
        .isEqualTo(2 * layer * 2, within(1e3));
  }

  @Test
  void tensorAndPipelineParallelismDivideTheState() {
    assertThat(state(of(aTrainingPlan().withTensorParallel(4).withPipelineParallel(2))))
        .isEqualTo(16 * PARAMETERS / 8, within(1e3));
  }

  @Test
  void checkpointingKeepsFewerActivations() {
    double none = activations(Checkpointing.NONE);
    double selective = activations(Checkpointing.SELECTIVE);
    double full = activations(Checkpointing.FULL);

    assertThat(selective).isLessThanOrEqualTo(none);
    assertThat(full).isLessThan(selective / 2);
  }

  private static double activations(Checkpointing mode) {
    return of(aTrainingPlan().withCheckpointing(mode)).activations().value();
  }

  @Test
  void fullCheckpointingKeepsBlockInputsAndOneBlock() {
    double tokens = 2048;
    double block = 2 * tokens * (8 * 4096 + 2 * 8 * 128 + 4 * 14_336);
    double logits = 10 * tokens * 128_000;

    assertThat(activations(Checkpointing.FULL))
        .isEqualTo(32 * 2 * tokens * 4096 + block + logits, within(1e3));
    assertThat(activations(Checkpointing.SELECTIVE)).isEqualTo(32 * block + logits, within(1e3));
  }

  @Test
  void activationsGrowWithTheMicroBatchAndShrinkWithTensorParallelism() {
    double one = of(aTrainingPlan()).activations().value();

    assertThat(of(aTrainingPlan().withMicroBatch(4)).activations().value()).isEqualTo(4 * one);
    assertThat(of(aTrainingPlan().withTensorParallel(4)).activations().value()).isEqualTo(one / 4);
  }

  @Test
  void theFirstStageOfAPipelineHoldsAsManyMicroBatchesAsThereAreStages() {
    double logits = 10.0 * 2048 * 128_000;

    assertThat(of(aTrainingPlan().withPipelineParallel(4)).activations().value() - logits)
        .isEqualTo(of(aTrainingPlan()).activations().value() - logits, within(1e3));
  }

  @Test
  void anAdapterOfLowRankTrainsAFractionOfTheModel() {
    double trained =
        TrainingMemory.trained(aModel().build(), Works.of(aModel()).fineTuning(Method.LORA));

    assertThat(trained).isBetween(PARAMETERS / 1000, PARAMETERS / 50);
    assertThat(
            TrainingMemory.trained(
                aModel().build(), Works.of(aModel()).withLoraRank(32).fineTuning(Method.LORA)))
        .isEqualTo(2 * trained, within(1.0));
    assertThat(TrainingMemory.trained(aModel().build(), Works.of(aModel()).fineTuning(Method.FULL)))
        .isEqualTo(PARAMETERS);
  }

  @Test
  void anAdapterOfHighRankStillTakesLessThanFullTraining() {
    Works work = Works.of(aModel()).withLoraRank(512);
    MemoryEstimate full = of(aTrainingPlan(), work.fineTuning(Method.FULL));
    MemoryEstimate lora = of(aTrainingPlan(), work.fineTuning(Method.LORA));
    MemoryEstimate qlora = of(aTrainingPlan(), work.fineTuning(Method.QLORA));

    assertThat(full.requiredPerGpu()).isGreaterThan(lora.requiredPerGpu());
    assertThat(lora.requiredPerGpu()).isGreaterThan(qlora.requiredPerGpu());
  }

  @Test
  void aQuantizedBaseTakesAboutHalfAByteBesideItsVocabulary() {
    MemoryEstimate memory = of(aTrainingPlan(), Works.of(aModel()).fineTuning(Method.QLORA));

    double vocabulary = 2.0 * 128_000 * 4096;
    assertThat(memory.weights().value())
        .isBetween(
            vocabulary * 2 + (PARAMETERS - vocabulary) * 0.51,
            vocabulary * 2 + (PARAMETERS - vocabulary) * 0.56);
  }

  @Test
  void aSharedMemoryLeavesAQuarterToTheSystem() {
    MemoryEstimate memory =
        TrainingMemory.of(
            aGpu().withUnifiedMemory().build(), aTrainingPlan().build(), TRAINING, 2048);

    assertThat(memory.usablePerGpu().gib()).isEqualTo(80 * 0.9 * 0.75, within(1e-9));
  }

  @Test
  void computesInSixteenBitUnlessAskedOtherwise() {
    assertThat(TrainingMemory.precision(TRAINING)).isEqualTo(Precision.BF16);
    assertThat(TrainingMemory.precision(Works.of(aModel()).withPrecision(Precision.FP8).training()))
        .isEqualTo(Precision.FP8);
  }
}
