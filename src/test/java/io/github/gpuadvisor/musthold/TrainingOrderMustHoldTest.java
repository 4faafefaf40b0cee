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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training memory: full, then LoRA, then QLoRA, always. */
class TrainingOrderMustHoldTest {
  private static final Accelerator GPU = Gpus.aGpu().build();

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
        for (int tensor : new int[] {1, 2, 8}) {
          Plan plan =
              Plans.aTrainingPlan().withTensorParallel(tensor).withCheckpointing(mode).build();
          double full = required(model, FineTuning.Method.FULL, rank, plan);
          double lora = required(model, FineTuning.Method.LORA, rank, plan);
          double qlora = required(model, FineTuning.Method.QLORA, rank, plan);
          String name = id + ", rank " + rank + ", tensor parallel " + tensor + ", " + mode;
          assertThat(full).as("%s: full over LoRA", name).isGreaterThan(lora);
          assertThat(lora).as("%s: LoRA over QLoRA", name).isGreaterThan(qlora);
        }
      }
    }
  }

  private static double required(Model model, FineTuning.Method method, int rank, Plan plan) {
    FineTuning work = Works.of(model).withLoraRank(rank).fineTuning(method);
    MemoryEstimate memory = TrainingMemory.of(GPU, plan, work, work.sequenceLength());
    return memory.requiredPerGpu().value();
  }
}
