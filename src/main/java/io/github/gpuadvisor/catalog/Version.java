package io.github.gpuadvisor.catalog;

import java.util.regex.Pattern;

/** Versions such as 0.6.3, compared number by number. */
public final class Version {
  private static final int MOST_DIGITS = 9;
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,6}([.][0-9]{1,6})*");

  private Version() {}

  /** True for what begins like a version. */
  public static boolean isOne(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** True for numbers with points between them and nothing else. */
  public static boolean isNumbers(String text) {
    return NUMBERS.matcher(text).matches();
  }

  /**
   * Compares as far as the second says: 0.7.3 is the same as 0.7, because it is one of its
   * releases.
   *
   * @return below zero where the first is earlier, above where it is later
   */
  public static int compare(String version, String bound) {
    String[] numbers = version.split("[^0-9]+", -1);
    String[] bounds = bound.split("[^0-9]+", -1);
    for (int i = 0; i < bounds.length; i++) {
      int order = Integer.compare(number(numbers, i), number(bounds, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int number(String[] numbers, int index) {
    boolean given =
        index < numbers.length
            && !numbers[index].isEmpty()
            && numbers[index].length() < MOST_DIGITS;
    return given ? Integer.parseInt(numbers[index]) : 0;
  }
}
