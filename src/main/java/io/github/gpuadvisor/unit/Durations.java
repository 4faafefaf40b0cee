package io.github.gpuadvisor.unit;

/**
 * Durations as people type them ({@code 40ms}, {@code 12h}, {@code 30d}) and as they read them, in
 * seconds inside.
 */
public final class Durations {
  private static final String[] SUFFIXES = {"ms", "s", "m", "h", "d"};
  private static final double[] SECONDS = {1e-3, 1, 60, 3600, 86400};
  private static final double LONGEST_SECONDS = 100 * 365.25 * 86400;

  private Durations() {}

  /**
   * Parses a positive duration with its unit.
   *
   * @return seconds
   * @throws IllegalArgumentException where the unit is missing or the number is not positive
   */
  public static double seconds(String text) {
    String trimmed = text.strip();
    for (int i = 0; i < SUFFIXES.length; i++) {
      if (trimmed.endsWith(SUFFIXES[i])) {
        String number = trimmed.substring(0, trimmed.length() - SUFFIXES[i].length());
        if (number.isEmpty() || Character.isLetter(number.charAt(number.length() - 1))) {
          continue;
        }
        double seconds = Quantity.positive(number) * SECONDS[i];
        if (seconds > LONGEST_SECONDS) {
          throw new IllegalArgumentException("is longer than 100 years");
        }
        return seconds;
      }
    }
    throw new IllegalArgumentException("needs a unit: ms, s, m, h or d");
  }
}
