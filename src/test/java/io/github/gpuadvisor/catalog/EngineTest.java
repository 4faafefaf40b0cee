package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {
  @Test
  void computesInAPrecisionThatEngineAndChipBothHave() {
    assertThat(anEngine().build().arithmetic(aGpu().build(), Precision.FP8))
        .isEqualTo(new Engine.Arithmetic(Dtype.FP8, false));
  }

  @Test
  void computesInSixteenBitWhereTheChipLacksTheFormat() {
    assertThat(anEngine().build().arithmetic(aGpu().without(Dtype.FP8).build(), Precision.FP8))
        .isEqualTo(new Engine.Arithmetic(Dtype.BF16, true));
  }

  @Test
  void refusesAPrecisionThatNeitherComputesNorStores() {
    assertThat(
            anEngine()
                .withoutWeightOnly()
                .build()
                .arithmetic(aGpu().without(Dtype.FP8).build(), Precision.FP8))
        .isNull();
  }

  @Test
  void asksForTheComputeCapabilityThatWeightOnlyKernelsNeed() {
    Engine engine = anEngine().withWeightOnly(Precision.INT4, 8.0).build();

    assertThat(engine.arithmetic(aGpu().withComputeCapability("8.0").build(), Precision.INT4))
        .isNotNull();
    assertThat(engine.arithmetic(aGpu().withComputeCapability("7.5").build(), Precision.INT4))
        .isNull();
    assertThat(engine.arithmetic(aGpu().withComputeCapability(null).build(), Precision.INT4))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"12.0, 9.0, true", "9.0, 9.0, true", "8.9, 9.0, false", "gfx942, 1, false"})
  void comparesComputeCapabilitiesAsNumbers(String chip, double least, boolean runs) {
    Engine engine = anEngine().withMinComputeCapability(least).build();

    assertThat(engine.on(aGpu().withComputeCapability(chip).build()) != null).isEqualTo(runs);
  }

  @Test
  void runsOnItsVendorsAndArchitecturesAlone() {
    Engine engine = anEngine().withVendors(Vendor.AMD).withArchitectures("cdna3", "cdna4").build();

    assertThat(engine.on(aGpu().withVendor(Vendor.AMD).withArchitecture("cdna3").build()))
        .isNotNull();
    assertThat(engine.on(aGpu().withVendor(Vendor.AMD).withArchitecture("cdna2").build())).isNull();
    assertThat(engine.on(aGpu().withVendor(Vendor.AMD).withArchitecture(null).build())).isNull();
    assertThat(engine.on(aGpu().withArchitecture("cdna3").build())).isNull();
  }

  @Test
  void widensToThirtyTwoBitWhereSixteenIsSlower() {
    Accelerator slowHalf =
        aGpu().without(Dtype.BF16).withTflops(Dtype.FP16, 0.2).withTflops(Dtype.FP32, 12).build();

    assertThat(anEngine().build().arithmetic(slowHalf, Precision.FP16))
        .isEqualTo(new Engine.Arithmetic(Dtype.FP32, false));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 2024",
    "0.7, 2024",
    "0.7.3, 2024",
    "0.6.9, 2024",
    "0.8, test",
    "1.0, test",
    "0.11.2, test",
    "2024, 2024",
    "v0.6, test",
    "'', test",
    "nightly, test"
  })
  void findsTheEraOfAVersion(String version, String era) {
    Engine engine = anEngine().withEarlierEra("2024", "0.7").build();

    assertThat(engine.eraOf(version).id()).isEqualTo(era);
  }

  @Test
  void theNewestEraIsTheLast() {
    assertThat(anEngine().withEarlierEra("2024", "0.7").build().newest().id()).isEqualTo("test");
  }
}
