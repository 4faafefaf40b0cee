package io.github.gpuadvisor.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers to the precision they deserve, the same in every locale. Estimates show two or three
 * figures, prices cents.
 */
public final class Figures {
  private static final double LARGEST_EXACT = 1L << 53;
  private static final MathContext JSON_DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  /** Powers of ten that are exact as they are stored. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16
  };

  private static final double SMALLEST_QUICK = 1e-9;
  private static final double LARGEST_QUICK = 1e15;
  private static final double LEAST_SCALED = 1e6;

  /** Far above the error of a multiplication of numbers below ten million. */
  private static final double DOUBTFUL = 1e-6;

  private Figures() {}

  /**
   * Rounds to a number of significant figures, thousands grouped: 1234.5 to 3 figures is {@code
   * 1,230}.
   */
  public static String significant(double value, int figures) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(figures, RoundingMode.HALF_UP))
            .stripTrailingZeros();
    if (rounded.scale() < 0) {
      rounded = rounded.setScale(0);
    }
    return grouped(rounded);
  }

  /** A fixed number of decimals, thousands grouped. */
  public static String fixed(double value, int decimals) {
    return grouped(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** A whole number, thousands grouped. */
  public static String whole(double value) {
    return fixed(value, 0);
  }

  private static final double A_CENT = 0.01;

  /** Dollars and cents below 1000, whole dollars above; two figures of less than a cent. */
  public static String usd(double value) {
    if (value > 0 && value < A_CENT) {
      return significant(value, 2);
    }
    return Math.abs(value) < 1000
        ? fixed(value, Math.abs(value) < 0.1 && value != 0 ? 3 : 2)
        : whole(value);
  }

  /** A count as people write it: 70.6B, 50M, 300. */
  public static String compact(double value) {
    double unit = 1e6;
    if (value < unit) {
      return whole(value);
    }
    for (String suffix : List.of("M", "B")) {
      // What rounds up to a thousand belongs in the next unit.
      if (value < unit * 999.5) {
        return significant(value / unit, 3) + suffix;
      }
      unit *= 1000;
    }
    return significant(value / unit, 3) + "T";
  }

  /** Seconds in the unit that reads best. */
  public static String duration(double seconds) {
    if (seconds < 0.9995) {
      return significant(seconds * 1e3, 3) + " ms";
    }
    if (seconds < 120) {
      return significant(seconds, 3) + " s";
    }
    if (seconds < 2 * 3600) {
      return significant(seconds / 60, 3) + " min";
    }
    if (seconds < 72 * 3600) {
      return significant(seconds / 3600, 3) + " h";
    }
    return significant(seconds / 86400, 3) + " d";
  }

  /**
   * The number that a JSON document carries: counts exactly, others to seven significant digits, so
   * that the same input gives the same bytes.
   */
  public static BigDecimal json(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
      return BigDecimal.valueOf((long) value);
    }
    @Nullable BigDecimal quick = quick(value);
    return quick == null ? exactly(value) : quick;
  }

  /** Rounds the number as it is stored, however close to the middle of two it lies. */
  static BigDecimal exactly(double value) {
    BigDecimal rounded = new BigDecimal(value).round(JSON_DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /**
   * The same for most numbers, by one multiplication and in a fraction of the time; null where the
   * error of that multiplication may decide on the last digit. A document carries eighty numbers.
   */
  static @Nullable BigDecimal quick(double value) {
    double magnitude = Math.abs(value);
    if (!(magnitude >= SMALLEST_QUICK && magnitude < LARGEST_QUICK)) {
      return null;
    }
    int scale = JSON_DIGITS.getPrecision() - 1;
    double scaled = magnitude * POWERS[scale];
    while (scaled < LEAST_SCALED) {
      scale++;
      scaled = magnitude * POWERS[scale];
    }
    while (scaled >= 10 * LEAST_SCALED) {
      scale--;
      scaled = scale < 0 ? magnitude / POWERS[-scale] : magnitude * POWERS[scale];
    }
    double floor = Math.floor(scaled);
    double rest = scaled - floor;
    if (Math.abs(rest - 0.5) < DOUBTFUL) {
      return null;
    }
    long digits = (long) floor + (rest > 0.5 ? 1 : 0);
    while (scale > 0 && digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    for (; scale < 0; scale++) {
      digits *= 10;
    }
    return BigDecimal.valueOf(value < 0 ? -digits : digits, scale);
  }

  private static String grouped(BigDecimal value) {
    String plain = value.toPlainString();
    int start = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder text = new StringBuilder(plain);
    for (int i = end - 3; i > start; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}
