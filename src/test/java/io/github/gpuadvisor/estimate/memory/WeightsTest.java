package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {
  private static final Model DENSE = aModel().build();
  private static final Model MIXTURE = aMixture().build();

  /** Embedding table and output matrix of the invented model. */
  private static final double VOCABULARY = 2.0 * 128_000 * 4096;

  private static final double EXPERTS = 3.0 * 4096 * 2304 * 64 * 32;

  private static double bytes(Model model, Precision precision) {
    return Weights.stored(model, precision).value();
  }

  @ParameterizedTest
  @CsvSource({"FP32, 32e9", "BF16, 16e9", "FP16, 16e9"})
  void everyTensorTakesItsFullWidth(Precision precision, double bytes) {
    assertThat(bytes(DENSE, precision)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"FP8, 8", "INT8, 8", "INT4, 4.15625"})
  void quantizedLinearLayersLeaveTheVocabularyInSixteenBit(Precision precision, double bits) {
    assertThat(bytes(DENSE, precision))
        .isEqualTo(VOCABULARY * 2 + (8e9 - VOCABULARY) * bits / 8, within(1.0));
  }

  @Test
  void aTiedVocabularyIsStoredOnce() {
    Model tied = aModel().withTiedEmbeddings().build();

    assertThat(bytes(tied, Precision.INT4))
        .isEqualTo(VOCABULARY + (8e9 - VOCABULARY / 2) * 4.15625 / 8, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"MXFP4, 4.25", "NVFP4, 4.5"})
  void fourBitFloatsStoreExpertsAloneInFourBit(Precision precision, double bits) {
    assertThat(bytes(MIXTURE, precision))
        .isEqualTo(EXPERTS * bits / 8 + (60e9 - EXPERTS) * 2, within(1.0));
  }

  @Test
  void fourBitFloatsOfADenseModelStoreItsLinearLayers() {
    assertThat(bytes(DENSE, Precision.MXFP4))
        .isEqualTo(VOCABULARY * 2 + (8e9 - VOCABULARY) * 4.25 / 8, within(1.0));
  }

  @Test
  void aPlainGgufKeepsTheOutputMatrixAtSixBits() {
    assertThat(bytes(DENSE, Precision.Q4_0))
        .isEqualTo(8e9 * 4.5 / 8 + 128_000.0 * 4096 * (6.5625 - 4.5) / 8, within(1.0));
  }

  @Test
  void aMixedGgufGivesHalfItsLayersMoreBitsForValuesAndDownProjections() {
    double rich = 32.0 * 4096 * 8 * 128 + 32.0 * 4096 * 14_336;

    assertThat(bytes(DENSE, Precision.Q4_K_M) - bytes(DENSE, Precision.Q4_0))
        .isEqualTo(rich / 2 * (6.5625 - 4.5) / 8, within(1.0));
  }

  @Test
  void aSmallGgufMixFavorsTheFirstDownProjections() {
    double values = 32.0 * 4096 * 8 * 128;
    double down = 32.0 * 4096 * 14_336;

    assertThat(bytes(DENSE, Precision.Q4_K_S) - bytes(DENSE, Precision.Q4_0))
        .isEqualTo((values * 4 / 32 + down / 8) / 8, within(1.0));
  }

  @Test
  void theSmallestGgufMixKeepsWhatMattersInMoreBits() {
    double values = 32.0 * 4096 * 8 * 128;
    double rest = 32.0 * 4096 * 14_336 + 32.0 * 4096 * 4096;
    double output = 128_000.0 * 4096;

    assertThat(bytes(DENSE, Precision.Q2_K))
        .isEqualTo(
            (8e9 * 2.625
                    + values * (4.5 - 2.625)
                    + rest * (3.4375 - 2.625)
                    + output * (6.5625 - 2.625))
                / 8,
            within(1.0));
  }

  @Test
  void eightBitGgufKeepsItsOutputMatrixAtEightBits() {
    assertThat(bytes(DENSE, Precision.Q8_0)).isEqualTo(8e9 * 8.5 / 8);
  }

  @ParameterizedTest
  @EnumSource
  void noFormatTakesMoreThanThirtyTwoBitsOrLessThanItsOwn(Precision precision) {
    for (Model model : new Model[] {DENSE, MIXTURE, aVisionModel().build()}) {
      assertThat(Weights.bytesPerParameter(model, precision) * 8)
          .isBetween(precision.bits() - 1e-9, 32.0);
    }
  }

  @Test
  void aPublishedSizeWinsForThePublishedPrecisionAlone() {
    Model published = aModel().withCheckpointGB(15.5).build();

    assertThat(bytes(published, Precision.BF16)).isEqualTo(15.5e9);
    assertThat(bytes(published, Precision.FP8)).isEqualTo(bytes(DENSE, Precision.FP8));
  }

  @Test
  void whatIsNoTransformerIsStoredInOneWidth() {
    assertThat(bytes(aVisionModel().build(), Precision.FP8)).isEqualTo(1e9);
  }

  @Test
  void expertsAreMostOfAMixtureAndNothingOfADenseModel() {
    assertThat(Weights.expertBytes(DENSE, Precision.BF16)).isZero();
    assertThat(Weights.expertBytes(MIXTURE, Precision.BF16)).isEqualTo(EXPERTS * 2, within(1.0));
    assertThat(Weights.expertBytes(MIXTURE, Precision.MXFP4))
        .isEqualTo(EXPERTS * 4.25 / 8, within(1.0));
  }

  @ParameterizedTest
  @EnumSource
  void expertsNeverTakeMoreThanTheWholeModel(Precision precision) {
    assertThat(Weights.expertBytes(MIXTURE, precision))
        .isPositive()
        .isLessThanOrEqualTo(bytes(MIXTURE, precision));
  }
}
