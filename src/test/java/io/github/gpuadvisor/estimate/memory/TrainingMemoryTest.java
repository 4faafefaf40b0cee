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
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Offload;
import io.github.gpuadvisor.workload.Optimizer;
import io.github.gpuadvisor.workload.Savings;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.Comparator;
import java.util.List;
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
  void trainingFromScratchTakesEighteenBytesPerParameter() {
    MemoryEstimate memory = of(aTrainingPlan());

    assertThat(memory.weights().value()).isEqualTo(2 * PARAMETERS);
    assertThat(memory.gradients()).isEqualTo(new Bytes(4 * PARAMETERS));
    assertThat(memory.optimizer()).isEqualTo(new Bytes(12 * PARAMETERS));
    assertThat(state(memory)).isEqualTo(18 * PARAMETERS, within(1e3));
  }

  @Test
  void fullFineTuningKeepsGradientsInSixteenBit() {
    assertThat(state(of(aTrainingPlan(), Works.of(aModel()).fineTuning(Method.FULL))))
        .isEqualTo(16 * PARAMETERS, within(1e3));
  }

  @Test
  void eachSavingTakesLessThanTheOneBefore() {
    List<Savings> ladder =
        List.of(
            Savings.NONE,
            new Savings(Optimizer.ADAMW_BF16, false, Offload.NONE, 1),
            new Savings(Optimizer.ADAMW_BF16, false, Offload.NONE, 8),
            new Savings(Optimizer.ADAMW_BF16, true, Offload.NONE, 8),
            new Savings(Optimizer.ADAMW_BF16, true, Offload.ACTIVATIONS, 8),
            new Savings(Optimizer.ADAMW_8BIT, true, Offload.ACTIVATIONS, 8),
            new Savings(Optimizer.PAGED_ADAMW_8BIT, true, Offload.ACTIVATIONS, 8),
            new Savings(Optimizer.PAGED_ADAMW_8BIT, true, Offload.ALL, 8));
    List<Double> required =
        ladder.stream()
            .map(Works.of(aModel())::withSavings)
            .map(work -> of(aTrainingPlan(), work.fineTuning(Method.FULL)).requiredPerGpu().gib())
            .toList();

    assertThat(required).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
  }

  @Test
  void gradientsThatAreNotAddedUpTakeThePlaceOfActivations() {
    Works work = Works.of(aModel());
    MemoryEstimate added = of(aTrainingPlan(), work.withGlobalBatch(8).fineTuning(Method.FULL));
    MemoryEstimate fresh = of(aTrainingPlan(), work.withGlobalBatch(1).fineTuning(Method.FULL));

    assertThat(fresh.requiredPerGpu()).isLessThan(added.requiredPerGpu());
  }

  @ParameterizedTest
  @CsvSource({"0, 18", "1, 7.5", "2, 4", "3, 2.25"})
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
  void tensorParallelismDividesTheStateAndEachStageOfAPipelineHasItsBlocksAndOneTable() {
    double table = 128_000.0 * 4096;

    assertThat(state(of(aTrainingPlan().withTensorParallel(4))))
        .isEqualTo(18 * PARAMETERS / 4, within(1e3));
    assertThat(state(of(aTrainingPlan().withTensorParallel(4).withPipelineParallel(2))))
        .isEqualTo(18 * ((PARAMETERS - 2 * table) / 2 + table) / 4, within(1e3));
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
