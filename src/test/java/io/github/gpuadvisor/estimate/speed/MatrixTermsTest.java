package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Weights and products as they are written out. The chip reads 1,000 GB/s and multiplies at half of
 * 500 TFLOPS; ten sequences decode beside six tokens of a prompt unless said otherwise.
 */
class MatrixTermsTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double EMBEDDING = 128_000.0 * 4096;
  private static final double BLOCKS = 8e9 - 2 * EMBEDDING;

  /** 64 experts of three matrices of 4,096 by 2,304 in 32 layers. */
  private static final double EXPERTS = 64 * 3.0 * 4096 * 2304 * 32;

  private static final String READ = "weights read";
  private static final String PRODUCTS = "matrix products";
  private static final String BOTH = "both, overlapped";

  private static WrittenStep dense(Plans plan) {
    return WrittenStep.of(aGpu(), plan, aModel(), 10, 0, 6);
  }

  private static WrittenStep mixture(double decoding, double prefill) {
    return WrittenStep.of(aGpu(), aPlan(), aMixture(), decoding, 0, prefill);
  }

  @Test
  void allWeightsButTheLookedUpOnesAreRead() {
    WrittenStep one = dense(aPlan());
    assertThat(one.text(READ)).isEqualTo("14.95 GB of weights / 1 GPU / 1,000 GB/s (of 1,000)");
    assertThat(one.value(READ)).isCloseTo(2 * (BLOCKS + EMBEDDING) / 1e12, EXACT);
  }

  @Test
  void devicesShareReadingAndProducts() {
    WrittenStep four = dense(aPlan().withTensorParallel(4));
    assertThat(four.text(READ)).isEqualTo("14.95 GB of weights / 4 GPUs / 1,000 GB/s (of 1,000)");
    assertThat(four.value(READ)).isCloseTo(2 * (BLOCKS + EMBEDDING) / 4 / 1e12, EXACT);
    assertThat(four.text(PRODUCTS)).contains("weights / 4 GPUs / 250 TFLOPS (of 500)");
    assertThat(four.value(PRODUCTS))
        .isCloseTo(2 * (16 * BLOCKS + 11 * EMBEDDING) / 4 / 250e12, EXACT);
  }

  /** The output matrix is asked for by ten sequences and by the last token of the prompt. */
  @Test
  void everyTokenMeetsTheBlocksAndElevenTheOutputMatrix() {
    WrittenStep one = dense(aPlan());
    assertThat(BLOCKS + EMBEDDING * 11 / 16).isBetween(7.305e9, 7.315e9);
    assertThat(one.text(PRODUCTS))
        .isEqualTo("2 × 16 tokens × 7.31B weights / 1 GPU / 250 TFLOPS (of 500)");
    assertThat(one.value(PRODUCTS)).isCloseTo(2 * (16 * BLOCKS + 11 * EMBEDDING) / 250e12, EXACT);
  }

  /** One token is sent to 4 of 64 experts, which hold 116 of the 119 GB that are read. */
  @Test
  void ofExpertsTheShareIsReadThatTokensAreSentTo() {
    double rest = 2 * (60e9 - EXPERTS - EMBEDDING);
    WrittenStep one = mixture(1, 0);
    assertThat(one.text(READ))
        .isEqualTo(
            "2.987 GB of weights / 1 GPU / 1,000 GB/s (of 1,000)"
                + " + 116 GB of experts × 6.25 % used / 1 GPU / 1,000 GB/s (of 1,000)");
    assertThat(one.value(READ)).isCloseTo((rest + 2 * EXPERTS / 16) / 1e12, EXACT);

    double sixteen = 1 - Math.pow(1 - 4.0 / 64, 16);
    assertThat(mixture(10, 6).value(READ)).isCloseTo((rest + 2 * EXPERTS * sixteen) / 1e12, EXACT);
    assertThat(mixture(0, 1e6).text(READ))
        .contains(" + 116 GB of experts / 1 GPU")
        .doesNotContain("used");
  }

  @Test
  void expertsMultiplyAtARateOfTheirOwn() {
    assertThat(mixture(1, 0).text(PRODUCTS))
        .isEqualTo(
            "2 × 1 token × 5.48B weights, experts at their own rate / 1 GPU"
                + " / 250 TFLOPS (of 500)");
    assertThat(mixture(1, 0).value(PRODUCTS)).isCloseTo(2 * (6e9 - EMBEDDING) / 250e12, EXACT);
  }

  @Test
  void readingAndProductsOfADenseModelOverlapAsAWhole() {
    WrittenStep one = dense(aPlan());
    assertThat(one.text(BOTH)).isEqualTo("(read^2 + products^2)^(1/2)");
    assertThat(one.value(BOTH)).isCloseTo(Math.hypot(one.value(READ), one.value(PRODUCTS)), EXACT);
  }

  /** What all blocks read and write beside: 10 bytes for each of 32 · 4,096 numbers of a token. */
  @Test
  void whatFollowsTheProductsIsAdded() {
    Plans plan = aPlan().withEngine(anEngine().withConstant("activationBytes", 10));
    WrittenStep one = dense(plan);
    assertThat(one.text(BOTH)).isEqualTo("(read^2 + products^2)^(1/2) + 16 tokens × 1.31 µs");
    assertThat(one.value(BOTH) - dense(aPlan()).value(BOTH))
        .isCloseTo(16 * 10 * 32 * 4096 / 1e12, EXACT);

    WrittenStep mixed = WrittenStep.of(aGpu(), plan, aMixture(), 10, 0, 6);
    assertThat(mixed.value(BOTH) - mixture(10, 6).value(BOTH))
        .isCloseTo(16 * 10 * 32 * 4096 / 1e12, withinPercentage(1e-6));
  }

  @Test
  void expertsOverlapApartFromTheRest() {
    double sixteen = 1 - Math.pow(1 - 4.0 / 64, 16);
    double active = 4 * 3.0 * 4096 * 2304 * 32;
    double rest = 6e9 - active - 2 * EMBEDDING;
    double dense =
        Math.hypot(
            2 * (60e9 - EXPERTS - EMBEDDING) / 1e12, 2 * (16 * rest + 11 * EMBEDDING) / 250e12);
    double routed = Math.hypot(2 * EXPERTS * sixteen / 1e12, 2 * 16 * active / 250e12);
    WrittenStep mixed = mixture(10, 6);
    assertThat(mixed.text(BOTH)).isEqualTo("soft maximum of read and products, part by part");
    assertThat(mixed.value(BOTH)).isCloseTo(dense + routed, EXACT);
  }
}
