package io.github.gpuadvisor.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.TrainingMemory;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training memory: full, then LoRA, then QLoRA, always. */
class TrainingOrderMustHoldTest {
  private static final Accelerator GPU = Gpus.aGpu().build();
  private static final List<Plans> SPLITS =
      List.of(
          Plans.aTrainingPlan(),
          Plans.aTrainingPlan().withTensorParallel(2),
          Plans.aTrainingPlan().withTensorParallel(8),
          Plans.aTrainingPlan().withPipelineParallel(4),
          Plans.aTrainingPlan().withTensorParallel(8).withPipelineParallel(2),
          Plans.aTrainingPlan().withDataParallel(8).withZero(1),
          Plans.aTrainingPlan().withDataParallel(8).withZero(3));

  static Stream<String> decoders() {
    return Question.SHIPPED.modelIds().stream()
        .filter(id -> Question.SHIPPED.model(id).kind() == Model.Kind.DECODER);
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void fullNeedsMoreThanLoraAndLoraMoreThanQlora(String id) {
    Model model = Question.SHIPPED.model(id);
    for (Checkpointing mode : Checkpointing.values()) {
      for (int rank : new int[] {4, 16, 128}) {
        for (Plans split : SPLITS) {
          Plan plan = split.withCheckpointing(mode).build();
          double full = required(model, FineTuning.Method.FULL, rank, plan);
          double lora = required(model, FineTuning.Method.LORA, rank, plan);
          double qlora = required(model, FineTuning.Method.QLORA, rank, plan);
          String name = id + ", rank " + rank + ", " + plan.summary() + ", " + mode;
          assertThat(full).as("%s: full over LoRA", name).isGreaterThan(lora);
          assertThat(lora).as("%s: LoRA over QLoRA", name).isGreaterThan(qlora);
        }
      }
    }
  }

  /** Sixteen stages leave a few blocks to each: what is quantized is still smaller than 16 bit. */
  @Test
  void theOrderHoldsInDeepPipelines() {
    Plan plan = Plans.aTrainingPlan().withPipelineParallel(16).build();
    assertThat(decoders())
        .filteredOn(id -> Question.SHIPPED.model(id).transformer().layers() >= 16)
        .filteredOn(
            id -> {
              Model model = Question.SHIPPED.model(id);
              double lora = required(model, FineTuning.Method.LORA, 16, plan);
              return required(model, FineTuning.Method.FULL, 16, plan) <= lora
                  || lora <= required(model, FineTuning.Method.QLORA, 16, plan);
            })
        .isEmpty();
  }

  private static double required(Model model, FineTuning.Method method, int rank, Plan plan) {
    FineTuning work = Works.of(model).withLoraRank(rank).fineTuning(method);
    MemoryEstimate memory = TrainingMemory.of(GPU, plan, work, work.sequenceLength());
    return memory.requiredPerGpu().value();
  }
}
