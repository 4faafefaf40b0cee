package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that one option is to take in turn: {@code concurrency=1:256:x2}, {@code
 * context=4k,32k,128k}.
 *
 * @param key of the option
 * @param values as they would be typed
 */
public record Variation(String key, List<String> values) {
  private static final int MOST_VALUES = 1000;
  private static final String FORMS =
      "give NAME=FROM:TO:STEP or NAME=A,B,C, as in concurrency=1:256:x2 or context=4k,32k,128k";

  public Variation {
    values = List.copyOf(values);
  }

  /**
   * Reads what was typed behind {@code --vary}.
   *
   * @param kind of work, whose options may be varied
   * @throws InvalidInputException where there is no such option, or no value to be made of it
   */
  public static Variation read(String text, String kind) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw wrong(text, FORMS);
    }
    String key = key(text.substring(0, equals).strip(), kind);
    String values = text.substring(equals + 1);
    List<String> all =
        values.contains(":") && !values.contains(",") ? range(text, values) : list(text, values);
    return new Variation(key, all);
  }

  private static InvalidInputException wrong(String text, String hint) {
    return new InvalidInputException("invalid-value", "--vary " + text + ": " + hint);
  }

  /** The option of a name spelled as in a file or as on the command line. */
  private static String key(String name, String kind) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Option option : Option.of(kind)) {
      keys.put(option.key(), option.key());
      keys.put(option.flag().substring(2), option.key());
    }
    String key = keys.get(name.startsWith("--") ? name.substring(2) : name);
    if (key == null) {
      throw new InvalidInputException(
          "unknown-option",
          "--vary " + name + ": no such option of " + kind + Nearest.hint(name, keys.keySet()),
          "Try gpu-advisor recommend " + kind + " --help");
    }
    return key;
  }

  private static List<String> list(String text, String values) {
    List<String> all = new ArrayList<>();
    for (String value : values.split(",", -1)) {
      if (value.isBlank()) {
        throw wrong(text, FORMS);
      }
      all.add(value.strip());
    }
    return all;
  }

  /** A number and the unit behind it. */
  private record Amount(BigDecimal number, String unit) {
    static Amount of(String text, String part) {
      String trimmed = part.strip();
      int end = trimmed.length();
      while (end > 0 && !Character.isDigit(trimmed.charAt(end - 1))) {
        end--;
      }
      try {
        return new Amount(new BigDecimal(trimmed.substring(0, end)), trimmed.substring(end));
      } catch (NumberFormatException e) {
        throw wrong(text, FORMS);
      }
    }
  }

  private static List<String> range(String text, String values) {
    String[] parts = values.split(":", -1);
    if (parts.length != 3) {
      throw wrong(text, FORMS);
    }
    Amount from = Amount.of(text, parts[0]);
    Amount to = Amount.of(text, parts[1]);
    boolean multiplies = parts[2].strip().startsWith("x");
    Amount step = Amount.of(text, multiplies ? parts[2].strip().substring(1) : parts[2]);
    boolean sameUnit =
        from.unit().equals(to.unit()) && (multiplies || step.unit().equals(from.unit()));
    if (!sameUnit) {
      throw wrong(text, "write both ends and an added step in the same unit, as in 4k:128k:x2");
    }
    boolean rises =
        from.number().signum() > 0
            && from.number().compareTo(to.number()) <= 0
            && step.number().compareTo(multiplies ? BigDecimal.ONE : BigDecimal.ZERO) > 0;
    if (!rises) {
      throw wrong(text, "must rise from a number above zero, as in 1:256:x2 or 10:100:10");
    }
    List<String> all = new ArrayList<>();
    for (BigDecimal value = from.number();
        value.compareTo(to.number()) <= 0;
        value = multiplies ? value.multiply(step.number()) : value.add(step.number())) {
      if (all.size() == MOST_VALUES) {
        throw wrong(text, "is more than " + MOST_VALUES + " values");
      }
      all.add(value.stripTrailingZeros().toPlainString() + from.unit());
    }
    return all;
  }
}
