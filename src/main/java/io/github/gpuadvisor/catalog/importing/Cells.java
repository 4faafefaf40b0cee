package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.document.Texts;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in a cell. */
final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
  private static final int LONGEST_NAME = 200;

  private Cells() {}

  /** A plain decimal number, or null for anything else: no NaN, no thousands, no currency. */
  static @Nullable BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** A size above zero, or null where none is stated. */
  static @Nullable Double size(String text) {
    @Nullable BigDecimal number = number(text);
    return number == null || number.signum() <= 0 ? null : number.doubleValue();
  }

  /** What is wrong with a name that others will read and programs will print; null for nothing. */
  static @Nullable Rule fault(String name) {
    if (name.length() > LONGEST_NAME || Texts.hasControls(name)) {
      return Rule.BAD_TEXT;
    }
    return !name.isEmpty() && "=+-@".indexOf(name.charAt(0)) >= 0 ? Rule.FORMULA : null;
  }

  /** What is wrong with the first of several names that has a fault; null for nothing. */
  static @Nullable Rule faultOf(String... names) {
    for (String name : names) {
      @Nullable Rule fault = fault(name);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
