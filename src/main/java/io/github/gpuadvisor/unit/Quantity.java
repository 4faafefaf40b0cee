package io.github.gpuadvisor.unit;

import java.util.Locale;

/**
 * Numbers as people type them: {@code 70B}, {@code 4M}, {@code 128k}, {@code 32Ki}. Suffixes k, M,
 * B (or G) and T are powers of 1000; Ki, Mi, Gi powers of 1024. A lone {@code k} on a context
 * length means 1024, as model cards write it, and is asked for by {@link #tokens}.
 */
public final class Quantity {
  private static final String TOO_LARGE = "is too large";
  private static final String NOT_WHOLE = "must be a whole number";
  private static final double LARGEST = 1e18;
  private static final int LARGEST_COUNT = 1_000_000;
  private static final int LARGEST_TOKENS = 10_000_000;

  private Quantity() {}

  /**
   * Parses a positive number.
   *
   * @throws IllegalArgumentException where the text is no positive, finite number below 10^18
   */
  public static double positive(String text) {
    double value = parse(text, 1000);
    if (!(value > 0)) {
      throw new IllegalArgumentException("must be above zero");
    }
    return value;
  }

  /** Parses how many there are of something that comes whole, from 1 to 10^18: {@code 300B}. */
  public static double amount(String text) {
    double value = positive(text);
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(NOT_WHOLE);
    }
    return value;
  }

  /** Parses a positive whole number up to a million. */
  public static int count(String text) {
    return whole(positive(text), LARGEST_COUNT);
  }

  /** Parses a whole number of tokens; {@code 128k} is 131,072, as in model cards. */
  public static int tokens(String text) {
    double value = parse(text, 1024);
    if (!(value > 0)) {
      throw new IllegalArgumentException("must be above zero");
    }
    return whole(value, LARGEST_TOKENS);
  }

  /** As {@link #tokens}, with zero allowed. */
  public static int tokensOrZero(String text) {
    return text.strip().equals("0") ? 0 : tokens(text);
  }

  /** Parses a share such as {@code 60%} or {@code 0.6}, from 0 to 1. */
  public static double share(String text) {
    String trimmed = text.strip();
    boolean percent = trimmed.endsWith("%");
    double value = decimal(percent ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
    double share = percent ? value / 100 : value;
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("must be between 0% and 100%");
    }
    return share;
  }

  /** Parses a rate of memory such as {@code 60GB/s}; a bare number has no unit and is wrong. */
  public static double gigabytesPerSecond(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (!trimmed.endsWith("gb/s")) {
      throw new IllegalArgumentException("needs a unit");
    }
    return positive(trimmed.substring(0, trimmed.length() - "gb/s".length()));
  }

  /** Parses memory such as {@code 2GiB} or {@code 500MiB} into GiB; GB is 10^9 bytes. */
  public static double gibibytes(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    for (Unit unit : Unit.values()) {
      if (trimmed.endsWith(unit.suffix)) {
        return positive(trimmed.substring(0, trimmed.length() - unit.suffix.length())) * unit.gib;
      }
    }
    throw new IllegalArgumentException("needs a unit");
  }

  /** Units of memory, each in GiB. */
  private enum Unit {
    GIB("gib", 1),
    MIB("mib", 1.0 / 1024),
    GB("gb", 1e9 / Bytes.GIB),
    MB("mb", 1e6 / Bytes.GIB);

    private final String suffix;
    private final double gib;

    Unit(String suffix, double gib) {
      this.suffix = suffix;
      this.gib = gib;
    }
  }

  /** What was found wrong, in front of what would be right; nothing where that says it all. */
  public static String fault(IllegalArgumentException found) {
    String message = String.valueOf(found.getMessage());
    return message.equals(TOO_LARGE) || message.equals(NOT_WHOLE) ? message + "; " : "";
  }

  private static int whole(double value, int most) {
    if (value > most) {
      throw new IllegalArgumentException(TOO_LARGE);
    }
    if (value != Math.rint(value)) {
      throw new IllegalArgumentException(NOT_WHOLE);
    }
    return (int) value;
  }

  private static double parse(String text, double kilo) {
    String trimmed = text.strip().replace("_", "");
    int end = trimmed.length();
    while (end > 0 && Character.isLetter(trimmed.charAt(end - 1))) {
      end--;
    }
    double factor = factor(trimmed.substring(end), kilo);
    double value = decimal(trimmed.substring(0, end)) * factor;
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException(TOO_LARGE);
    }
    return value;
  }

  private static double decimal(String text) {
    String trimmed = text.strip();
    boolean plain = !trimmed.isEmpty();
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      plain &=
          (c >= '0' && c <= '9')
              || c == '.'
              || ((c == '-' || c == '+') && i == 0)
              || (c == 'e' && i > 0);
    }
    if (!plain) {
      throw new IllegalArgumentException("is not a number");
    }
    try {
      return Double.parseDouble(trimmed);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not a number", e);
    }
  }

  private static double factor(String suffix, double kilo) {
    return switch (suffix.toLowerCase(Locale.ROOT)) {
      case "" -> 1;
      case "k" -> kilo;
      case "m" -> 1e6;
      case "b", "g" -> 1e9;
      case "t" -> 1e12;
      case "ki" -> 1024;
      case "mi" -> 1024.0 * 1024;
      case "gi" -> 1024.0 * 1024 * 1024;
      default -> throw new IllegalArgumentException("has an unknown suffix '" + suffix + "'");
    };
  }
}
