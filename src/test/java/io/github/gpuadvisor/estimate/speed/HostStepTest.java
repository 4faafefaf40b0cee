package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A model of 32 layers, some of them in a memory of 50 GB/s behind a bus of 32 GB/s. */
class HostStepTest {
  private static final double EMBEDDING = 128_000.0 * 4096;
  private static final double BLOCK_BYTES = 2 * (8e9 - 2 * EMBEDDING);
  private static final double HEAD_BYTES = 2 * EMBEDDING;
  private static final double HOST = 50e9;

  /** Its own memory reads a terabyte a second; products take no time. */
  private static Gpus gpu() {
    return aGpu().withTflops(Dtype.BF16, 1e12).withPcie("gen4 x16");
  }

  private static double seconds(
      Gpus gpu, Models model, @Nullable Host host, double decoding, double prefill) {
    return Objects.requireNonNull(
            EngineStep.of(
                gpu.build(),
                aPlan().withEngine(aLayerSplitter()).withHost(host).build(),
                aNode(1),
                Works.of(model).withTokens(1000, 100).serving()))
        .seconds(decoding, 0, prefill, 0);
  }

  @Test
  void aFewTokensWaitForTheMemoryOfTheHost() {
    double half = seconds(gpu(), aModel(), new Host(16, 0, 50), 1, 0);

    assertThat(half)
        .isEqualTo(BLOCK_BYTES / 2 / HOST + (BLOCK_BYTES / 2 + HEAD_BYTES) / 1e12, within(1e-6));
  }

  @Test
  void weightsTravelToTheGpuOnceThereAreThirtyTwoTokens() {
    double whole = seconds(gpu(), aModel(), null, 0, 32);
    double half = seconds(gpu(), aModel(), new Host(16, 0, 50), 0, 32);

    assertThat(half - whole).isEqualTo(BLOCK_BYTES / 2 / 32e9, within(1e-6));
    assertThat(seconds(gpu(), aModel(), new Host(16, 0, 50), 0, 31))
        .as("one fewer is left to the host")
        .isLessThan(half);
  }

  @Test
  void withoutAKnownBusTheHostWorksOnPromptsToo() {
    assertThat(seconds(gpu().withPcie(null), aModel(), new Host(16, 0, 50), 0, 512))
        .isEqualTo(
            seconds(gpu().withPcie(null), aModel(), new Host(16, 0, 50), 1, 0), within(1e-3));
  }

  @Test
  void ofExpertsOnlyThoseAskedForAreRead() {
    double experts = 32.0 * 64 * 3 * 2304 * 4096 * 2;
    double half = seconds(gpu(), aMixture(), new Host(0, 16, 50), 1, 0);
    double none = seconds(gpu(), aMixture(), null, 1, 0);

    assertThat(half - none)
        .isEqualTo(experts / 16 / 2 * (1 / HOST - 1 / 1e12), within(1e-3 * half));
  }

  private static double onGpus(int gpus, double context) {
    return Objects.requireNonNull(
            EngineStep.of(
                gpu().build(),
                aPlan()
                    .withEngine(aLayerSplitter())
                    .withPipelineParallel(gpus)
                    .withHost(new Host(16, 0, 50))
                    .build(),
                aNode(2),
                Works.of(aModel()).withTokens(1000, 100).serving()))
        .seconds(1, context, 0, 0);
  }

  /** Sixteen blocks of 4,096 bytes a token, and as many that GPUs read in their own memory. */
  @Test
  void theHostReadsAllOfItsCacheHoweverManyGpusShareTheRest() {
    double cache = 1600 * 16 * 4096.0;

    assertThat(onGpus(1, 1600) - onGpus(1, 0)).isEqualTo(cache / HOST + cache / 1e12, within(1e-9));
    assertThat(onGpus(2, 1600) - onGpus(2, 0)).isEqualTo(cache / HOST + cache / 1e12, within(1e-9));
  }

  private static MemoryEstimate memory(Models model, @Nullable Host host) {
    return InferenceMemory.of(
        aGpu().build(),
        aPlan().withEngine(aLayerSplitter()).withHost(host).build(),
        Works.of(model).withTokens(1000, 100).serving(),
        1);
  }

  @Test
  void whatTheHostHoldsTheGpuDoesNot() {
    MemoryEstimate all = memory(aModel(), null);
    MemoryEstimate half = memory(aModel(), new Host(16, 0, 50));

    assertThat(all.weightsPerGpu().value() - half.weightsPerGpu().value())
        .isEqualTo(BLOCK_BYTES / 2, within(1e3));
    assertThat(half.weights()).as("of the whole model").isEqualTo(all.weights());
    assertThat(memory(aMixture(), new Host(0, 32, 50)).weightsPerGpu().value())
        .isLessThan(memory(aMixture(), null).weightsPerGpu().value() / 5);
  }

  @Test
  void itsLayersKeepTheirCacheOnTheHost() {
    double each = 2.0 * 32 * 8 * 128 * 2 * 1104;
    MemoryEstimate half = memory(aModel(), new Host(16, 0, 50));
    double fixed = half.weightsPerGpu().value();
    MemoryEstimate all = memory(aModel(), null);

    assertThat(
            (all.requiredPerGpu().value() - all.weightsPerGpu().value())
                - (half.requiredPerGpu().value() - fixed))
        .isEqualTo(each / 2, within(1e3));
  }
}
