package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Workload;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final Model MODEL = aModel().withId("some-model").build();

  private static String of(Workload work) {
    return Configuration.of(aPlan().on(aGpu().withId("some-gpu").build(), null), work);
  }

  @Test
  void namesTheWorkTheModelTheGpusAndThePlan() {
    assertThat(of(Works.of(MODEL).withUsers(16).serving()))
        .startsWith("inference some-model 1xsome-gpu bf16 bf16 tp1 pp1 dp1 ep1 host=- zero=-")
        .contains(" users=16 ", " rate=- ", " requests=- ", " chunk=-");
  }

  @Test
  void tellsLoadsOfServingApart() {
    assertThat(of(Works.of(MODEL).withUsers(16).serving()))
        .isNotEqualTo(of(Works.of(MODEL).withUsers(17).serving()));
  }

  @Test
  void tellsBatchesOfTrainingApart() {
    assertThat(of(Works.of(MODEL).withGlobalBatch(64).training())).endsWith(" batch=64");
    assertThat(of(Works.of(MODEL).withGlobalBatch(32).training())).endsWith(" batch=32");
  }

  @Test
  void namesTheMethodOfTuning() {
    assertThat(of(Works.of(MODEL).withGlobalBatch(8).fineTuning(FineTuning.Method.LORA)))
        .contains(" method=lora", " sequence=", " batch=8 rank=");
  }
}
