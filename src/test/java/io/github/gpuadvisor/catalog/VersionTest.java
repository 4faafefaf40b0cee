package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "0.6.3, 0.7, -1",
    "0.7.3, 0.7, 0",
    "0.7, 0.7, 0",
    "0.10, 0.9, 1",
    "1, 0.9, 1",
    "0.9, 0.9.1, -1",
    "0.5.4.post3, 0.5.4, 0",
    "99999999999, 1, -1"
  })
  void comparesNumberByNumberAsFarAsTheBoundSays(String version, String bound, int order) {
    assertThat(Integer.signum(Version.compare(version, bound))).isEqualTo(order);
  }

  @Test
  void aVersionBeginsWithADigit() {
    assertThat(Version.isOne("0.6")).isTrue();
    assertThat(Version.isOne("")).isFalse();
    assertThat(Version.isOne("latest")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"9.0, true", "12, true", "1.2.3, true", "gfx942, false", "9., false", "'', false"})
  void numbersAndPointsAloneAreComparedAsNumbers(String text, boolean numbers) {
    assertThat(Version.isNumbers(text)).isEqualTo(numbers);
  }
}
