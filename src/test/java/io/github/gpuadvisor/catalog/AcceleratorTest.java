package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceleratorTest {
  @Test
  void takesWhatTheDriverShowsWhereItWasMeasured() {
    assertThat(aGpu().withMemory(80).withUsableGiB(79.65).build().deviceMemory().gib())
        .isEqualTo(79.65);
  }

  @ParameterizedTest
  @CsvSource({"8, 7.76", "32, 31.04", "80, 74.506", "192, 178.814"})
  void readsALabelCautiouslyWhereItWasNot(double label, double gib) {
    assertThat(aGpu().withUnmeasuredMemory(label).build().deviceMemory().gib())
        .isEqualTo(gib, within(0.001));
  }

  @Test
  void aLargerLabelNeverMeansLessMemory() {
    double before = 0;
    for (int label = 1; label <= 512; label++) {
      double now = aGpu().withUnmeasuredMemory(label).build().deviceMemory().value();
      assertThat(now).as("label of %d GB", label).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void aFormatWithoutARateHasNone() {
    assertThat(aGpu().without(Dtype.FP8).build().tflops(Dtype.FP8)).isNull();
    assertThat(aGpu().withTflops(Dtype.FP8, 12).build().tflops(Dtype.FP8)).isEqualTo(12);
  }
}
