package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesAreUnitsTimesClockTest {
  private final Lint check = new RatesAreUnitsTimesClock();

  private List<String> problems(Gpus gpu) {
    return Found.by(check, aCatalog().with(gpu.withId("x").build()));
  }

  /** 108 units of compute capability 8.0 at 1410 MHz: 19.5 in FP32, 312 in FP16. */
  private static Gpus a100() {
    return aGpu()
        .withComputeCapability("8.0")
        .withUnits(108, 1410)
        .withTflops(Dtype.FP32, 19.5)
        .withTflops(Dtype.FP16, 312);
  }

  @Test
  void isSilentWhereTheyAre() {
    assertThat(problems(a100())).isEmpty();
  }

  @Test
  void findsASparseRateAndUnitsOfAnotherVariant() {
    assertThat(problems(a100().withTflops(Dtype.FP16, 624)))
        .containsExactly("x: fp16 is 624, 108 units × 1,410 MHz × 2048 make 311.87");
    assertThat(problems(a100().withUnits(124, 1410))).hasSize(2);
  }

  @Test
  void allowsFivePercent() {
    // 108 × 1410 MHz × 128 is 19.491.
    assertThat(problems(a100().withTflops(Dtype.FP32, 20.46))).isEmpty();
    assertThat(problems(a100().withTflops(Dtype.FP32, 20.47))).hasSize(1);
    assertThat(problems(a100().withTflops(Dtype.FP32, 18.52))).isEmpty();
    assertThat(problems(a100().withTflops(Dtype.FP32, 18.51))).hasSize(1);
  }

  @Test
  void knowsThatGeForceHalvesAndThatGtx16HasNoMatrixUnits() {
    Gpus card =
        aGpu()
            .withClass(GpuClass.CONSUMER)
            .withComputeCapability("7.5")
            .withUnits(24, 1770)
            .withTflops(Dtype.FP32, 5.437);

    assertThat(problems(card.withTflops(Dtype.FP16, 21.75))).isEmpty();
    assertThat(problems(card.withTflops(Dtype.FP16, 43.5))).hasSize(1);
    assertThat(
            Found.by(
                check,
                aCatalog().with(card.withId("gtx-1660-ti").withTflops(Dtype.FP16, 10.87).build())))
        .isEmpty();
  }

  @Test
  void knowsThatTitanAndVoltaAreNotCut() {
    Gpus titan =
        aGpu()
            .withClass(GpuClass.CONSUMER)
            .withComputeCapability("7.5")
            .withUnits(72, 1770)
            .withTflops(Dtype.FP32, 16.31)
            .withTflops(Dtype.FP16, 130.5);

    assertThat(problems(titan)).hasSize(1);
    assertThat(Found.by(check, aCatalog().with(titan.withId("titan-rtx").build()))).isEmpty();
    assertThat(problems(titan.withComputeCapability("7.0"))).isEmpty();
  }

  @Test
  void takesBf16WhereThereIsNoFp16() {
    Gpus tpu =
        aGpu()
            .withVendor(Vendor.GOOGLE)
            .withComputeCapability(null)
            .withArchitecture("tpu-v5e")
            .withUnits(1, 1500)
            .without(Dtype.FP16);

    assertThat(problems(tpu.withTflops(Dtype.BF16, 197))).isEmpty();
    assertThat(problems(tpu.withTflops(Dtype.BF16, 394))).hasSize(1);
  }

  @Test
  void doesNotJudgeGenerationsThatItDoesNotKnowNorUnknownFigures() {
    assertThat(problems(a100().withComputeCapability("99.0").withUnits(1, 1))).isEmpty();
    assertThat(problems(aGpu().withComputeCapability("8.0"))).isEmpty();
    assertThat(problems(a100().withComputeCapability(null).withUnits(1, 1))).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog().with(a100().withTflops(Dtype.FP16, 624).build()));
  }
}
