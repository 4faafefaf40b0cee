package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More memory on a device never leaves less room, with any shipped model and engine. */
class MoreMemoryTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "tensorrt-llm", "llama.cpp"})
  void neverLeavesLessRoom(String id) {
    Engine engine = Objects.requireNonNull(CATALOG.engine(id));
    Plan plan = aPlan().withEngine(engine).build();
    for (String model : CATALOG.modelIds()) {
      Inference work = Works.of(CATALOG.model(model)).serving();
      double room = Double.NEGATIVE_INFINITY;
      int sequences = 0;
      for (double gib = 4; gib <= 320; gib += 4) {
        MemoryEstimate memory = InferenceMemory.of(aGpu().withMemory(gib).build(), plan, work, 1);
        double now = -memory.shortfall().value();
        assertThat(now).as("room for %s on %.0f GiB", model, gib).isGreaterThan(room - 1);
        assertThat(memory.sequencesPerReplica())
            .as("sequences of %s on %.0f GiB", model, gib)
            .isGreaterThanOrEqualTo(sequences);
        room = now;
        sequences = memory.sequencesPerReplica();
      }
    }
  }
}
