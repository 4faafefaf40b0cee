package io.github.gpuadvisor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "1234.5, 3, '1,230'",
    "999.6, 3, '1,000'",
    "12345678, 3, '12,300,000'",
    "0.0012345, 2, 0.0012",
    "0, 3, 0",
    "-1234.5, 2, '-1,200'",
    "3.35, 2, 3.4"
  })
  void roundsToSignificantFigures(double value, int figures, String expected) {
    assertThat(Figures.significant(value, figures)).isEqualTo(expected);
  }

  @Test
  void groupsThousandsAndKeepsDecimals() {
    assertThat(Figures.fixed(1_234_567.891, 2)).isEqualTo("1,234,567.89");
    assertThat(Figures.fixed(-1234.5, 1)).isEqualTo("-1,234.5");
    assertThat(Figures.fixed(-123.4, 0)).isEqualTo("-123");
    assertThat(Figures.whole(999.5)).isEqualTo("1,000");
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, 12.34",
    "0, 0.00",
    "0.0456, 0.046",
    "0.00123, 0.0012",
    "0.0000456, 0.000046",
    "0.5, 0.50",
    "1234.56, '1,235'",
    "-2500, '-2,500'"
  })
  void showsCentsBelowAThousandDollars(double dollars, String expected) {
    assertThat(Figures.usd(dollars)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"70.6e9, 70.6B", "1.8e12, 1.8T", "4.567e6, 4.57M", "300, 300", "131072, '131,072'"})
  void writesCountsShort(double count, String expected) {
    assertThat(Figures.compact(count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0405, 40.5 ms",
    "1.234, 1.23 s",
    "301, 5.02 min",
    "43500, 12.1 h",
    "2600000, 30.1 d"
  })
  void writesDurationsInTheUnitThatReadsBest(double seconds, String expected) {
    assertThat(Figures.duration(seconds)).isEqualTo(expected);
  }

  @Test
  void jsonCarriesCountsExactly() {
    assertThat(Figures.json(0)).hasToString("0");
    assertThat(Figures.json(100)).hasToString("100");
    assertThat(Figures.json(70_553_706_496.0)).hasToString("70553706496");
  }

  @Test
  void jsonCarriesOtherNumbersToSevenDigitsWithoutExponent() {
    assertThat(Figures.json(0.1 + 0.2)).hasToString("0.3");
    assertThat(Figures.json(1_234_567.89)).hasToString("1234568");
    assertThat(Figures.json(12_345_678.5).toPlainString()).isEqualTo("12345680");
    assertThat(Figures.json(3.14e23).scale()).isZero();
  }

  @Test
  void theQuickWayGivesTheDigitsOfTheExactOne() {
    Random random = new Random(3);
    int quick = 0;
    for (int i = 0; i < 300_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 12);
      // Some are short, and so lie at the middle of two or next to it.
      value = i % 3 == 0 ? Double.parseDouble(String.format(Locale.ROOT, "%.7e", value)) : value;
      BigDecimal fast = Figures.quick(value);
      if (fast != null) {
        quick++;
        assertThat(fast).as("%s", value).isEqualTo(Figures.exactly(value));
      }
    }
    assertThat(quick).isGreaterThan(150_000);
    assertThat(Figures.quick(1.2345675)).as("the middle of two").isNull();
    assertThat(Figures.quick(9.99999999)).isEqualTo(Figures.exactly(9.99999999));
    assertThat(Figures.quick(999_999.96)).isEqualTo(Figures.exactly(999_999.96));
    assertThat(Figures.quick(Double.NaN)).isNull();
    assertThat(Figures.quick(1e-9)).isEqualTo(Figures.exactly(1e-9));
  }

  @Test
  void ignoresTheLocaleOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Figures.fixed(1234.5, 1)).isEqualTo("1,234.5");
      assertThat(Figures.usd(0.5)).isEqualTo("0.50");
    } finally {
      Locale.setDefault(before);
    }
  }
}
