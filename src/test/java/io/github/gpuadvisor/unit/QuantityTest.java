package io.github.gpuadvisor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "70B, 70e9",
    "70b, 70e9",
    "2G, 2e9",
    "1.8T, 1.8e12",
    "4M, 4e6",
    "128k, 128000",
    "32Ki, 32768",
    "1Mi, 1048576",
    "1Gi, 1073741824",
    "300, 300",
    "1_000_000, 1e6",
    "1e9, 1e9",
    "+5, 5",
    "0.5, 0.5",
    "'  7 B ', 7e9"
  })
  void readsNumbersAsPeopleTypeThem(String typed, double expected) {
    assertThat(Quantity.positive(typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, must be above zero",
    "0.0B, must be above zero",
    "-5, must be above zero",
    "-70B, must be above zero",
    "5x, has an unknown suffix 'x'",
    "5KiB, has an unknown suffix 'KiB'",
    "1e400, is too large",
    "2e18, is too large",
    "9999999999T, is too large",
    "'', is not a number",
    "'1,000', is not a number",
    "1..2, is not a number",
    "--5, is not a number",
    "0x10, is not a number",
    "B, is not a number"
  })
  void refusesWhatIsNoPositiveNumber(String typed, String reason) {
    assertThatThrownBy(() -> Quantity.positive(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity", "inf", "1d", "1f"})
  void refusesWhatOnlyJavaTakesForANumber(String typed) {
    assertThatThrownBy(() -> Quantity.positive(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("has an unknown suffix");
  }

  @Test
  void takesTheLargestNumberAllowed() {
    assertThat(Quantity.positive("1e18")).isEqualTo(1e18);
  }

  @Test
  void countsAreWholeAndAtMostAMillion() {
    assertThat(Quantity.count("1M")).isEqualTo(1_000_000);
    assertThatThrownBy(() -> Quantity.count("1000001")).hasMessage("is too large");
    assertThatThrownBy(() -> Quantity.count("2.5")).hasMessage("must be a whole number");
    assertThatThrownBy(() -> Quantity.count("0")).hasMessage("must be above zero");
  }

  @Test
  void readsKiloTokensAsModelCardsDo() {
    assertThat(Quantity.tokens("128k")).isEqualTo(131_072);
    assertThat(Quantity.tokens("128K")).isEqualTo(131_072);
    assertThat(Quantity.tokens("1M")).isEqualTo(1_000_000);
    assertThat(Quantity.count("128k")).isEqualTo(128_000);
    assertThat(Quantity.tokens("10M")).isEqualTo(10_000_000);
    assertThatThrownBy(() -> Quantity.tokens("10000001")).hasMessage("is too large");
  }

  @Test
  void allowsNoTokensOnlyWhereAskedTo() {
    assertThat(Quantity.tokensOrZero(" 0 ")).isZero();
    assertThat(Quantity.tokensOrZero("4k")).isEqualTo(4096);
    assertThatThrownBy(() -> Quantity.tokens("0")).hasMessage("must be above zero");
    assertThatThrownBy(() -> Quantity.tokensOrZero("-1")).hasMessage("must be above zero");
  }

  @ParameterizedTest
  @CsvSource({"60%, 0.6", "0.6, 0.6", "0%, 0", "100%, 1", "' 25 % ', 0.25", "1, 1"})
  void readsSharesAsPercentOrFraction(String typed, double expected) {
    assertThat(Quantity.share(typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"101%", "-1%", "1.1", "60", "1e400"})
  void refusesSharesOutsideZeroToOne(String typed) {
    assertThatThrownBy(() -> Quantity.share(typed)).hasMessage("must be between 0% and 100%");
  }

  @ParameterizedTest
  @CsvSource({"half", "NaN", "''", "%", "5x"})
  void refusesSharesThatAreNoNumber(String typed) {
    assertThatThrownBy(() -> Quantity.share(typed)).hasMessage("is not a number");
  }

  @Test
  void aRateOfMemoryNeedsItsUnit() {
    assertThat(Quantity.gigabytesPerSecond("60GB/s")).isEqualTo(60);
    assertThat(Quantity.gigabytesPerSecond("89.6 gb/s")).isEqualTo(89.6);
    assertThatThrownBy(() -> Quantity.gigabytesPerSecond("60")).hasMessage("needs a unit");
    assertThatThrownBy(() -> Quantity.gigabytesPerSecond("0GB/s")).hasMessage("must be above zero");
  }
}
