package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.testing.Engines;
import org.junit.jupiter.api.Test;

class SpeedConstantsTest {
  private static SpeedConstants of(Engines engine) {
    return engine.build().newest().speed();
  }

  @Test
  void takesAShareOfTheNominalRateWithoutACeiling() {
    SpeedConstants constants = of(anEngine().withConstant("memory", 0.8));

    assertThat(constants.streaming(1e12)).isEqualTo(0.8e12);
    assertThat(constants.multiplying(Dtype.BF16, 500e12)).isEqualTo(250e12);
  }

  @Test
  void saturatesTowardsACeiling() {
    SpeedConstants constants = of(anEngine().withConstant("memoryCeiling", 3));

    assertThat(constants.streaming(3e12)).isEqualTo(1.5e12, within(1e6));
    assertThat(constants.streaming(1e15)).isLessThan(3e12).isGreaterThan(2.9e12);
    assertThat(constants.streaming(4e12)).isGreaterThan(constants.streaming(3e12));
  }

  @Test
  void eachWidthHasItsOwnShare() {
    SpeedConstants constants =
        of(
            anEngine()
                .withConstant("gemm16", 0.6)
                .withConstant("gemm8", 0.4)
                .withConstant("gemm4", 0.2)
                .withConstant("train16", 0.5)
                .withConstant("train8", 0.3));

    assertThat(constants.gemm(Dtype.BF16)).isEqualTo(0.6);
    assertThat(constants.gemm(Dtype.FP32)).isEqualTo(0.6);
    assertThat(constants.gemm(Dtype.FP8)).isEqualTo(0.4);
    assertThat(constants.gemm(Dtype.INT8)).isEqualTo(0.4);
    assertThat(constants.gemm(Dtype.FP4)).isEqualTo(0.2);
    assertThat(constants.training(Dtype.BF16, 100)).isEqualTo(50);
    assertThat(constants.training(Dtype.FP8, 100)).isEqualTo(30);
  }
}
