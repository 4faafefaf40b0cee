package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.List;

/** The command line that asks the same, for a POSIX shell to read. */
public final class CommandLine {
  private static final String PROGRAM = "gpu-advisor";
  private static final String HARMLESS = "_-./:,@%+";
  private static final String GOES_ON = " \\";
  private static final String INDENT = "    ";

  private CommandLine() {}

  /**
   * Lines to paste: each but the last ends in a backslash, and an option stays beside its value.
   *
   * @param arguments what follows the program's name
   */
  public static List<String> lines(List<String> arguments, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(PROGRAM);
    for (String word : parts(arguments)) {
      if (line.length() + 1 + word.length() + GOES_ON.length() > width) {
        lines.add(line + GOES_ON);
        line.setLength(0);
        line.append(INDENT).append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= c < 128 && (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0);
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<String> parts(List<String> arguments) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = quoted(arguments.get(i));
      boolean takesValue =
          word.startsWith("-") && i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("-");
      parts.add(takesValue ? word + " " + quoted(arguments.get(++i)) : word);
    }
    return parts;
  }
}
