package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Large products reach half of what the datasheet states. */
class ProductRateTest {
  private static final Percentage EXACT = withinPercentage(1e-9);

  /** Packed weights at half of the rate, a part of the gain of 16-bit sums, ten steps to unpack. */
  private static Engines engine() {
    return anEngine()
        .withConstant("packed", 0.5)
        .withConstant("halfAccumulation", 0.5)
        .withConstant("unpacking", 10);
  }

  /** 1,000 TFLOPS in eight bit show that the units could do 500 in 16, with sums as narrow. */
  private static Gpus halved() {
    return aGpu().withTflops(Dtype.FP16, 250).withTflops(Dtype.BF16, 250);
  }

  private static double rate(Gpus gpu, Plans of, double nominal) {
    Plan plan = of.withEngine(engine()).build();
    SpeedConstants constants = plan.era().constants(gpu.build());
    return ProductRate.of(gpu.build(), plan, constants, nominal);
  }

  private static double accumulating(Gpus gpu, Plans of) {
    Plan plan = of.withEngine(engine()).build();
    return ProductRate.accumulating(gpu.build(), plan, plan.era().constants(gpu.build()));
  }

  /** Of a model of 8 billion parameters in 4 GB. */
  private static double unpacking(Gpus gpu, Plans of) {
    Plan plan = of.withEngine(engine()).build();
    SpeedConstants constants = plan.era().constants(gpu.build());
    return ProductRate.unpacking(gpu.build(), plan, aModel().build(), 4e9, constants);
  }

  @Test
  void onlyPackedWeightsAreMultipliedAtTheirShareOfTheRate() {
    assertThat(rate(aGpu(), aPlan(), 500)).isCloseTo(250e12, EXACT);
    assertThat(rate(aGpu(), aPlan().withPrecision(Precision.FP8), 1000)).isCloseTo(500e12, EXACT);
    assertThat(rate(aGpu(), aPlan().withWeightOnly(Precision.FP8), 500)).isCloseTo(125e12, EXACT);
    assertThat(rate(aGpu(), aPlan().withWeightOnly(Precision.FP16), 500)).isCloseTo(250e12, EXACT);
  }

  /** A constant of a half wins the square root of the twofold gap. */
  @Test
  void sumsInSixteenBitWinAPartOfTheGap() {
    assertThat(accumulating(halved(), aPlan())).isCloseTo(Math.sqrt(2), EXACT);
    assertThat(rate(halved(), aPlan(), 250)).isCloseTo(125e12 * Math.sqrt(2), EXACT);
  }

  @Test
  void withoutAGapNothingIsWon() {
    assertThat(accumulating(aGpu(), aPlan())).isOne();
    assertThat(accumulating(halved().withTflops(Dtype.BF16, 1000), aPlan())).isOne();
    assertThat(accumulating(halved().withVendor(Vendor.AMD), aPlan())).isOne();
    assertThat(accumulating(halved().without(Dtype.BF16), aPlan())).isOne();
    assertThat(accumulating(aGpu().without(Dtype.FP16), aPlan())).isOne();
    Gpus slowEight = halved().withTflops(Dtype.FP8, 250);
    assertThat(accumulating(slowEight, aPlan().withPrecision(Precision.FP8))).isOne();
  }

  /** Two weights in a byte, ten operations each, at 50 TFLOPS in 32 bit. */
  @Test
  void unpackingPassesTheVectorUnits() {
    Plans packed = aPlan().withWeightOnly(Precision.FP8);
    assertThat(unpacking(aGpu(), packed)).isCloseTo(2 * 10 / 50e12, EXACT);
    assertThat(unpacking(aGpu().without(Dtype.FP32), packed)).isZero();
    assertThat(unpacking(aGpu(), aPlan())).isZero();
  }
}
