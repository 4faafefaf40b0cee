package io.github.gpuadvisor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "40ms, 0.04",
    "1.5s, 1.5",
    "5m, 300",
    "5 m, 300",
    "12h, 43200",
    "30d, 2592000",
    "' 500ms ', 0.5"
  })
  void readsDurationsWithTheirUnit(String typed, double seconds) {
    assertThat(Durations.seconds(typed)).isEqualTo(seconds, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"40", "''", "ms", "5x", "5M", "12hours", "NaNs", "5ks"})
  void asksForAUnit(String typed) {
    assertThatThrownBy(() -> Durations.seconds(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("needs a unit: ms, s, m, h or d");
  }

  @ParameterizedTest
  @CsvSource({
    "0s, must be above zero",
    "0ms, must be above zero",
    "-1h, must be above zero",
    "1e400s, is too large",
    "1x2s, is not a number"
  })
  void refusesWhatIsNoPositiveNumber(String typed, String reason) {
    assertThatThrownBy(() -> Durations.seconds(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Test
  void refusesMoreThanAHundredYears() {
    assertThat(Durations.seconds("36525d")).isEqualTo(36_525.0 * 86_400);
    assertThatThrownBy(() -> Durations.seconds("36526d")).hasMessage("is longer than 100 years");
  }
}
