package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Workload;
import org.junit.jupiter.api.Test;

/** What fine-tuning an adapter takes, and the base that it stands on. */
class AdapterMemoryTest {
  private static final double PARAMETERS = 8e9;

  private static MemoryEstimate of(Workload work) {
    return TrainingMemory.of(aGpu().build(), aTrainingPlan().build(), work, 2048);
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
    MemoryEstimate full = of(work.fineTuning(Method.FULL));
    MemoryEstimate lora = of(work.fineTuning(Method.LORA));
    MemoryEstimate qlora = of(work.fineTuning(Method.QLORA));

    assertThat(full.requiredPerGpu()).isGreaterThan(lora.requiredPerGpu());
    assertThat(lora.requiredPerGpu()).isGreaterThan(qlora.requiredPerGpu());
  }

  @Test
  void aQuantizedBaseTakesAboutHalfAByteBesideItsVocabulary() {
    MemoryEstimate memory = of(Works.of(aModel()).fineTuning(Method.QLORA));

    double vocabulary = 2.0 * 128_000 * 4096;
    assertThat(memory.weights().value())
        .isBetween(
            vocabulary * 2 + (PARAMETERS - vocabulary) * 0.51,
            vocabulary * 2 + (PARAMETERS - vocabulary) * 0.56);
  }
}
