package io.github.gpuadvisor.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days as 2026-11-25, read by their places: a catalog has thousands, and a general parser is slow.
 */
final class Days {
  private static final int LENGTH = 10;
  private static final int AFTER_YEAR = 4;
  private static final int AFTER_MONTH = 7;

  private Days() {}

  /** The day, or null where the text is none. */
  static @Nullable LocalDate read(String text) {
    if (text.length() != LENGTH
        || text.charAt(AFTER_YEAR) != '-'
        || text.charAt(AFTER_MONTH) != '-') {
      return null;
    }
    int year = digits(text, 0, AFTER_YEAR);
    int month = digits(text, AFTER_YEAR + 1, AFTER_MONTH);
    int day = digits(text, AFTER_MONTH + 1, LENGTH);
    try {
      return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
