package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.document.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Command lines that a POSIX shell reads as they are meant, whatever the values hold. */
final class Shell {
  private static final String HARMLESS = "_-./:=,@%+";

  private static final Pattern VARIABLE =
      Pattern.compile("\"\\$([A-Z_]+|\\{[A-Z_]+:\\?[A-Za-z0-9 .,/_-]*\\})\"");

  private Shell() {}

  /** A value as one word. A variable must be given whole, as {@link #required} gives it. */
  static String word(String value) {
    if (VARIABLE.matcher(value).matches()) {
      return value;
    }
    boolean plain = !value.isEmpty();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      plain &= c < 128 && (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0);
    }
    return plain ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** A variable that must be set; the shell says what it is where it is not. */
  static String required(String name, String what) {
    return "\"${" + name + ":?" + comment(what).replaceAll("[^A-Za-z0-9 .,/_-]", " ") + "}\"";
  }

  /** A program and its options, an option on each line. */
  static String command(String program, List<Argument> arguments) {
    StringBuilder text = new StringBuilder(program);
    for (Argument argument : arguments) {
      text.append(" \\\n  ").append(argument.flag());
      if (argument.value() != null) {
        text.append(argument.flag().isEmpty() ? "" : " ").append(word(argument.value()));
      }
    }
    return text.append('\n').toString();
  }

  /** Why each option is there, as comment lines. */
  static List<String> reasons(List<Argument> arguments) {
    List<String> lines = new ArrayList<>();
    for (Argument argument : arguments) {
      if (!argument.why().isEmpty()) {
        lines.add("# " + argument.flag() + ": " + comment(argument.why()));
      }
    }
    return lines;
  }

  /** Text that cannot leave its comment. */
  static String comment(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(point -> safe.appendCodePoint(Texts.isControl(point) ? ' ' : point));
    return safe.toString();
  }
}
