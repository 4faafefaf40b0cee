package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Version;
import io.github.gpuadvisor.unit.Quantity;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record must have at a field, as typed: {@code memory.capacityGB>=48}. What is unknown
 * meets no condition but {@code =null}.
 */
record Condition(String field, Operator operator, String value, @Nullable Double number) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(<=|>=|!=|==?|<|>|~)\\s*(.*?)\\s*");
  private static final String GOOD =
      "give a field, one of = != < <= > >= ~ and a value, as in \"memory.capacityGB>=48\"";
  private static final String UNKNOWN = "null";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{4}(-\\d{2}){0,2}");

  /** How a value is compared; ~ is "contains". */
  enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">="),
    CONTAINS("~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** The operator of a sign; programmers write = twice. */
    static Operator of(String typed) {
      String sign = typed.equals("==") ? EQUAL.sign : typed;
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("no operator " + sign);
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case UNEQUAL -> comparison != 0;
        case BELOW -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case ABOVE -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
        case CONTAINS -> false;
      };
    }
  }

  /** Reads what was typed after {@code --where}. */
  static Condition of(String typed) {
    Matcher parts = FORM.matcher(typed);
    if (!parts.matches() || parts.group(3).isEmpty() || "=<>~!".contains(start(parts.group(3)))) {
      throw new InvalidInputException("invalid-value", "--where " + typed + ": " + GOOD);
    }
    String value = parts.group(3);
    return new Condition(parts.group(1), Operator.of(parts.group(2)), value, number(value.strip()));
  }

  private static String start(String value) {
    return value.substring(0, 1);
  }

  private static @Nullable Double number(String value) {
    try {
      return value.matches("-?[0-9.]+") ? Double.valueOf(value) : (Double) Quantity.positive(value);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  boolean holds(Flat record) {
    @Nullable Object known = record.value(field);
    boolean empty = known == null || (known instanceof List<?> list && list.isEmpty());
    if (value.equals(UNKNOWN)) {
      return operator == Operator.EQUAL ? empty : operator == Operator.UNEQUAL && !empty;
    }
    if (known == null) {
      return false;
    }
    if (known instanceof Number amount && operator != Operator.CONTAINS) {
      return operator.holds(Double.compare(amount.doubleValue(), wanted()));
    }
    if (known instanceof List<?> list && operator != Operator.CONTAINS) {
      boolean among =
          list.stream().anyMatch(item -> lower(String.valueOf(item)).equals(lower(value)));
      return operator == Operator.EQUAL ? among : operator == Operator.UNEQUAL && !among;
    }
    String text = lower(record.cell(field));
    boolean version = value.indexOf('.') > 0 && Version.isNumbers(value);
    if (version && !Version.isNumbers(text) && operator != Operator.CONTAINS) {
      // gfx942 is neither above nor below 9.0.
      return operator == Operator.UNEQUAL;
    }
    return operator == Operator.CONTAINS
        ? text.contains(lower(value))
        : operator.holds(compare(text, lower(value)));
  }

  /**
   * Days by as much as is given (2025 is its every day), names by their letters, versions such as
   * 9.0 and 12.0 part by part.
   */
  private int compare(String text, String wanted) {
    if (DAY.matcher(text).matches()) {
      if (!TIME.matcher(wanted).matches()) {
        throw new InvalidInputException(
            "invalid-value",
            "--where " + field + ": is a day, and '" + value + "' is none",
            "As in: --where \"" + field + ">=2025-06-01\"");
      }
      return text.substring(0, wanted.length()).compareTo(wanted);
    }
    return Version.isNumbers(text) && Version.isNumbers(wanted)
        ? Version.compare(text, wanted)
        : text.compareTo(wanted);
  }

  private double wanted() {
    if (number == null) {
      throw new InvalidInputException(
          "invalid-value",
          "--where " + field + ": is a number, and '" + value + "' is none",
          "As in: --where \"" + field + ">=48\"");
    }
    return number;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
