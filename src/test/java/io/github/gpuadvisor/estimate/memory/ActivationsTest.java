package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import org.junit.jupiter.api.Test;

/** What training keeps of the forward pass. */
class ActivationsTest {
  private static double activations(Plans plan) {
    return TrainingMemory.of(aGpu().build(), plan.build(), Works.of(aModel()).training(), 2048)
        .activations()
        .value();
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
    return activations(aTrainingPlan().withCheckpointing(mode));
  }

  @Test
  void fullCheckpointingKeepsBlockInputsAndOneBlockOrTheLogits() {
    double tokens = 2048;
    double block = 2 * tokens * (8 * 4096 + 2 * 8 * 128 + 4 * 14_336);
    double logits = 12 * tokens * 128_000;

    assertThat(logits).isGreaterThan(block);
    assertThat(activations(Checkpointing.FULL))
        .isEqualTo(32 * 2 * tokens * 4096 + logits, within(1e3));
    assertThat(activations(Checkpointing.SELECTIVE)).isEqualTo(32 * block + logits, within(1e3));
  }

  @Test
  void activationsGrowWithTheMicroBatchAndShrinkWithTensorParallelism() {
    double one = activations(aTrainingPlan());

    assertThat(activations(aTrainingPlan().withMicroBatch(4))).isEqualTo(4 * one);
    assertThat(activations(aTrainingPlan().withTensorParallel(4))).isEqualTo(one / 4);
  }

  @Test
  void theFirstStageOfAPipelineHoldsAsManyMicroBatchesAsThereAreStages() {
    double logits = 12.0 * 2048 * 128_000;

    assertThat(activations(aTrainingPlan().withPipelineParallel(4)))
        .isEqualTo(activations(aTrainingPlan()) - logits, within(1e3));
  }
}
