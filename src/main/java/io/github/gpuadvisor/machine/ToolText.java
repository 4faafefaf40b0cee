package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.document.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tools print, made safe to show, and the ways in which they write numbers and nothing. */
final class ToolText {
  private static final int LONGEST = 160;
  private static final double MIB_IN_GIB = 1024;

  /** What colors text on a terminal. */
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(B|KB|KIB|MB|MIB|GB|GIB)?");

  private ToolText() {}

  /** One line without control characters and escapes, and no longer than a line should be. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    ESCAPE
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .limit(LONGEST)
        .forEach(point -> plain.appendCodePoint(Texts.isControl(point) ? ' ' : point));
    return plain.toString().strip().replaceAll(" +", " ");
  }

  /** The text, or null where the tool says in one of its ways that it does not know. */
  static @Nullable String known(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = plain(text);
    String lower = plain.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "").strip();
    return lower.isEmpty()
            || lower.equals("n/a")
            || lower.equals("not supported")
            || lower.equals("unknown error")
            || lower.equals("none")
        ? null
        : plain;
  }

  /** A number, or null where there is none. */
  static @Nullable Double number(@Nullable String text) {
    @Nullable String known = known(text);
    if (known == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(known);
      return Double.isFinite(number) && number > 0 ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Memory in GiB of a text such as "14248.00 MiB"; tools write MB and mean MiB. */
  static @Nullable Double gib(@Nullable String text, String unitLeftOut) {
    @Nullable String known = known(text);
    Matcher amount = AMOUNT.matcher(known == null ? "" : known.toUpperCase(Locale.ROOT));
    if (!amount.matches()) {
      return null;
    }
    double value = Double.parseDouble(amount.group(1));
    String unit = amount.group(2) == null ? unitLeftOut : amount.group(2);
    double gib =
        switch (unit.charAt(0)) {
          case 'G' -> value;
          case 'M' -> value / MIB_IN_GIB;
          case 'K' -> value / MIB_IN_GIB / MIB_IN_GIB;
          default -> value / MIB_IN_GIB / MIB_IN_GIB / MIB_IN_GIB;
        };
    return gib > 0 ? gib : null;
  }
}
