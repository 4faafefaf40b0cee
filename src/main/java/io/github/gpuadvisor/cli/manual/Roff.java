package io.github.gpuadvisor.cli.manual;

import java.util.Locale;

/** Text in the language of manual pages, the macros man(7). */
final class Roff {
  private static final int WIDTH = 80;

  private final StringBuilder text = new StringBuilder();

  /** A line that is a macro with its arguments, each escaped and quoted. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A macro whose arguments are escaped already. */
  Roff raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A text that is filled: its own lines are short, as people who edit pages like them. */
  Roff fill(String words) {
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String escaped = escaped(word);
      if (line.length() > 0 && line.length() + 1 + escaped.length() > WIDTH) {
        put(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(escaped);
    }
    return put(line.toString());
  }

  /** A line that stands as it is. */
  Roff line(String line) {
    return put(escaped(line));
  }

  /** A dot at the beginning of a line would be a macro. */
  private Roff put(String escaped) {
    text.append(escaped.startsWith(".") ? "\\&" : "").append(escaped).append('\n');
    return this;
  }

  /** A hyphen is one that can be typed; what is not ASCII is named. */
  static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                default -> {
                  if (point < 0x80) {
                    escaped.append((char) point);
                  } else {
                    escaped.append(String.format(Locale.ROOT, "\\[u%04X]", point));
                  }
                }
              }
            });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
