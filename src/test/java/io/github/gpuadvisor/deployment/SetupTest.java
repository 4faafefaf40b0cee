package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Accelerator OLD = aGpu().without(Dtype.BF16).without(Dtype.FP8).build();

  private static Setup of(Engines engine, Accelerator gpu, Models model, Precision asked) {
    Inference work = Works.of(model).withPrecision(asked).serving();
    return Setup.of(engine.build(), gpu, work, null);
  }

  @Test
  void runsTheCheckpointAsItIsPublished() {
    assertThat(of(anEngine(), GPU, aModel(), null).precision()).isEqualTo(Precision.BF16);
    assertThat(of(anEngine(), GPU, aModel().withPublished(Precision.FP8), null).precision())
        .isEqualTo(Precision.FP8);
    assertThat(of(anEngine(), GPU, aModel().withPublished(null), null).precision())
        .isEqualTo(Precision.BF16);
  }

  @Test
  void takesTheSixteenBitFormatThatTheChipHas() {
    Setup setup = of(anEngine(), OLD, aModel(), null);

    assertThat(setup.precision()).isEqualTo(Precision.FP16);
    assertThat(setup.arithmetic()).isEqualTo(new Engine.Arithmetic(Dtype.FP16, false));
  }

  @Test
  void loadsThirtyTwoBitCheckpointsInSixteen() {
    assertThat(of(anEngine(), GPU, aModel().withPublished(Precision.FP32), null).precision().bits())
        .isEqualTo(16);
  }

  @Test
  void runsWhatIsAskedForAndNothingElse() {
    assertThat(of(anEngine(), GPU, aModel(), Precision.FP8).precision()).isEqualTo(Precision.FP8);
    assertThat(of(anEngine().withoutWeightOnly(), OLD, aModel(), Precision.FP8)).isNull();
    assertThat(of(anEngine().withoutWeightOnly(), GPU, aModel(), Precision.INT4)).isNull();
  }

  @Test
  void storesAFormatThatTheChipLacksAndComputesInSixteenBit() {
    Setup setup = of(anEngine(), OLD, aModel(), Precision.FP8);

    assertThat(setup.precision()).isEqualTo(Precision.FP8);
    assertThat(setup.arithmetic()).isEqualTo(new Engine.Arithmetic(Dtype.FP16, true));
  }

  @Test
  void aLayerSplitterFallsBackToEightBitGgufAndOthersDoNot() {
    Models packed = aModel().withPublished(Precision.MXFP4);

    assertThat(
            of(
                    aLayerSplitter().withoutWeightOnly().withWeightOnly(Precision.Q8_0, 0),
                    GPU,
                    packed,
                    null)
                .precision())
        .isEqualTo(Precision.Q8_0);
    assertThat(
            of(anEngine().withoutWeightOnly().withWeightOnly(Precision.Q8_0, 0), GPU, packed, null))
        .isNull();
  }

  @Test
  void trainsInSixteenBitHoweverTheCheckpointIsStored() {
    assertThat(
            Setup.of(
                    anEngine().build(),
                    GPU,
                    Works.of(aModel().withPublished(Precision.FP8)).fineTuning(Method.FULL),
                    null)
                .precision())
        .isEqualTo(Precision.BF16);
  }

  @Test
  void takesTheEraAskedForElseTheNewest() {
    Engine engine = anEngine().withEarlierEra("2024", "0.7").build();
    Inference work = Works.of(aModel()).serving();

    assertThat(Setup.of(engine, GPU, work, "2024").era().id()).isEqualTo("2024");
    assertThat(Setup.of(engine, GPU, work, null).era().id()).isEqualTo("test");
  }
}
