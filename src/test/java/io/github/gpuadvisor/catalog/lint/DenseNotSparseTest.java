package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseNotSparseTest {
  private final Lint check = new DenseNotSparse();

  /** FP32 50, FP16 and BF16 500, FP8 and INT8 1000, compute capability 9.0. */
  private List<String> problems(Gpus gpu) {
    return Found.by(check, aCatalog().with(gpu.withId("x").build()));
  }

  @Test
  void isSilentAboutHalfTheBitsAtTwiceTheRate() {
    assertThat(problems(aGpu())).isEmpty();
  }

  @Test
  void findsASparseRateInOneFormat() {
    assertThat(problems(aGpu().withTflops(Dtype.FP8, 2000)))
        .singleElement()
        .asString()
        .contains("x: fp8 2,000 is 4 times bf16", "and 2 on this chip");
    assertThat(problems(aGpu().withTflops(Dtype.INT8, 2000))).hasSize(1);
    assertThat(problems(aGpu().withTflops(Dtype.FP4, 4000))).hasSize(1);
    assertThat(problems(aGpu().withTflops(Dtype.INT4, 4000))).hasSize(1);
    assertThat(problems(aGpu().withTflops(Dtype.TF32, 125))).hasSize(1);
  }

  @Test
  void suspectsNothingUpToOneAndAHalfTimes() {
    assertThat(problems(aGpu().withTflops(Dtype.FP8, 1500))).isEmpty();
    assertThat(problems(aGpu().withTflops(Dtype.FP8, 1501))).hasSize(1);
  }

  @Test
  void findsSparseRatesInEveryFormatByTheVectorRate() {
    // Compute capability 8.6: 1024 and 256 operations per clock.
    Gpus sparse =
        aGpu()
            .withComputeCapability("8.6")
            .withTflops(Dtype.FP32, 25)
            .withTflops(Dtype.FP16, 200)
            .withTflops(Dtype.BF16, 200)
            .without(Dtype.FP8)
            .withTflops(Dtype.INT8, 400);

    assertThat(problems(sparse)).singleElement().asString().contains("fp16 200 is 8 times fp32");
    assertThat(problems(sparse.withTflops(Dtype.FP32, 50))).isEmpty();
  }

  @Test
  void knowsThatGeForceHalvesWhatAddsUpIn32Bit() {
    Gpus card =
        aGpu()
            .withComputeCapability("8.9")
            .withTflops(Dtype.FP32, 80)
            .withTflops(Dtype.FP16, 160)
            .withTflops(Dtype.BF16, 160)
            .withTflops(Dtype.FP8, 320)
            .withTflops(Dtype.INT8, 640);

    assertThat(problems(card.withClass(GpuClass.CONSUMER))).isEmpty();
    assertThat(problems(card.withClass(GpuClass.WORKSTATION)))
        .singleElement()
        .asString()
        .contains("int8 640 is 4 times fp16");
    assertThat(problems(card.withClass(GpuClass.CONSUMER).withTflops(Dtype.FP16, 330))).hasSize(1);
  }

  @Test
  void knowsChipsThatWereMadeOtherwise() {
    Gpus gaudi =
        aGpu()
            .withVendor(Vendor.INTEL)
            .withComputeCapability(null)
            .withArchitecture("gaudi3")
            .withTflops(Dtype.FP16, 459)
            .withTflops(Dtype.BF16, 1678)
            .withTflops(Dtype.FP8, 1678)
            .without(Dtype.INT8);

    assertThat(problems(gaudi)).isEmpty();
    assertThat(problems(gaudi.withArchitecture("gaudi2")))
        .singleElement()
        .asString()
        .contains("bf16 1,678 is 3.7 times fp16");
  }

  @Test
  void doesNotJudgeChipsFromBeforeMatrixUnits() {
    assertThat(
            problems(
                aGpu()
                    .withComputeCapability("6.1")
                    .withTflops(Dtype.FP16, 0.2)
                    .withTflops(Dtype.BF16, 0.1)
                    .withTflops(Dtype.INT8, 47)))
        .isEmpty();
  }

  @Test
  void findsASystemThatIsFasterThanItsChips() {
    assertThat(
            Found.by(
                check,
                aCatalog()
                    .with(aGpu().withId("x").build())
                    .with(
                        aSystem("x").withPeak(Dtype.FP8, 16).build(),
                        aSystem("x").withId("dense").withPeak(Dtype.FP8, 8).build())))
        .containsExactly(
            "test-system: peakPflops.fp8 16 is above its 8 × x, which make 8: a sparse rate?");
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog().with(aGpu().withTflops(Dtype.FP8, 2000).build()));
  }
}
