package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Warning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Models of 32 layers; those of the mixture all have experts. */
class HostChoiceTest {
  private static final double RATE = 60;

  private static @Nullable Host host(Engines engine, Gpus gpu, Models model, Pinned.InHost inHost) {
    Pinned pinned = new Pinned(gpu.build(), 1, null, null, null, null, null, null, null, inHost);
    return HostChoice.of(aPlan().withEngine(engine).setup(), Works.of(model).serving(), pinned);
  }

  private static @Nullable Host host(
      Models model, @Nullable Integer layers, @Nullable Integer experts) {
    return host(aLayerSplitter(), aGpu(), model, new Pinned.InHost(layers, experts, RATE));
  }

  private static InvalidInputException refused(
      Models model, @Nullable Integer layers, @Nullable Integer experts) {
    return catchThrowableOfType(InvalidInputException.class, () -> host(model, layers, experts));
  }

  @Test
  void whatNothingIsLeftToHoldsNothing() {
    assertThat(host(aMixture(), null, null)).isNull();
    assertThat(host(aMixture(), 0, 0)).isNull();
    assertThat(host(anEngine(), aGpu(), aModel(), Pinned.InHost.NOTHING))
        .as("on any engine")
        .isNull();
  }

  @Test
  void holdsLayersOrExpertsOrBoth() {
    assertThat(host(aMixture(), 8, null)).isEqualTo(new Host(8, 0, RATE));
    assertThat(host(aMixture(), null, 16)).isEqualTo(new Host(0, 16, RATE));
    assertThat(host(aMixture(), 8, 16)).isEqualTo(new Host(8, 16, RATE));
  }

  @Test
  void holdsAllLayersAndNoMore() {
    assertThat(host(aModel(), 32, null)).isNotNull();
    assertThat(refused(aModel(), 33, null))
        .hasMessage("host layers 33: Test test-model has 32")
        .extracting(InvalidInputException::code)
        .isEqualTo("invalid-plan");
    assertThat(refused(aVisionModel(), 1, null)).hasMessage("host layers 1: Test test-model has 0");
  }

  @Test
  void holdsExpertsOfNoMoreLayersThanHaveThem() {
    assertThat(host(aMixture(), null, 32)).isNotNull();
    assertThat(refused(aMixture(), null, 33))
        .hasMessage("host expert layers 33: Test test-model has experts in 32");
    assertThat(refused(aModel(), null, 1))
        .hasMessage("host expert layers 1: Test test-model has no experts");
    assertThat(refused(aVisionModel(), null, 1)).hasMessageEndingWith("has no experts");
  }

  @Test
  void onlyAnEngineOfLayersLeavesSomeToTheHost() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> host(anEngine(), aGpu(), aModel(), new Pinned.InHost(8, null, RATE)));
    assertThat(refusal).hasMessage("Test test-engine keeps no layers in the host's memory");
    assertThat(refusal.hint()).isEqualTo("Give --engine llama.cpp");
  }

  @Test
  void memoryThatIsSharedWithTheProcessorGainsNothing() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                host(
                    aLayerSplitter(),
                    aGpu().withUnifiedMemory(),
                    aModel(),
                    new Pinned.InHost(8, null, RATE)));
    assertThat(refusal).hasMessageContaining("shares its memory with its CPU");
  }

  @Test
  void theSpeedOfTheHostsMemoryMustBeSaid() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> host(aLayerSplitter(), aGpu(), aModel(), new Pinned.InHost(8, null, null)));
    assertThat(refusal.code()).isEqualTo("missing-value");
  }

  /** 20 GiB of weights less 6 on each of two GPUs, and a quarter of a cache of 4 GiB. */
  @Test
  void theHostNeedsRoomForTheWeightsAndTheCacheOfItsLayers() {
    MemoryEstimate memory =
        new MemoryEstimate(
            Bytes.ofGiB(20),
            Bytes.ofGiB(4),
            Bytes.ZERO,
            Bytes.ZERO,
            null,
            null,
            Bytes.ZERO,
            Bytes.ofGiB(6),
            Bytes.ZERO,
            Bytes.ofGiB(7),
            Bytes.ofGiB(80),
            Bytes.ofGiB(80),
            1);
    assertThat(HostChoice.needed(new Host(8, 0, RATE), aModel().shape(), memory, 2))
        .isEqualTo(
            new Warning(
                "host-memory",
                "each copy keeps 9 GiB in the host's memory, which must be free there"));
  }
}
