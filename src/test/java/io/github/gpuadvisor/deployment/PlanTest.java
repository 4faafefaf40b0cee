package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Precision;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void countsGpusAsAProduct() {
    Plan plan = aPlan().withTensorParallel(4).withPipelineParallel(2).withDataParallel(3).build();

    assertThat(plan.gpusPerReplica()).isEqualTo(8);
    assertThat(plan.gpus()).isEqualTo(24);
    assertThat(plan.withReplicas(5).gpus()).isEqualTo(40);
    assertThat(plan.withReplicas(3)).isEqualTo(plan);
  }

  @Test
  void saysWhatIsSplitAndNothingElse() {
    assertThat(aPlan().build().summary()).isEqualTo("bf16");
    assertThat(
            aPlan()
                .withPrecision(Precision.FP8)
                .withTensorParallel(2)
                .withPipelineParallel(2)
                .withDataParallel(3)
                .build()
                .summary())
        .isEqualTo("fp8 TP2 PP2 ×3");
    assertThat(aPlan().withEngine(aLayerSplitter()).withPipelineParallel(2).build().summary())
        .isEqualTo("bf16 split2");
  }

  @Test
  void saysHowTrainingStateIsSharded() {
    assertThat(aTrainingPlan().build().summary()).isEqualTo("bf16");
    assertThat(aTrainingPlan().withDataParallel(8).withZero(3).build().summary())
        .isEqualTo("bf16 FSDP DP8");
    assertThat(
            aTrainingPlan().withTensorParallel(2).withDataParallel(8).withZero(1).build().summary())
        .isEqualTo("bf16 TP2 ZeRO1 DP8");
  }
}
