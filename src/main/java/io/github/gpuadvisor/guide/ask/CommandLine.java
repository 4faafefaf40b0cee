package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.List;

/** The command line that asks the same, for a POSIX shell to read. */
public final class CommandLine {
  private static final String PROGRAM = "gpu-advisor";
  private static final String HARMLESS = "_-./:,@%+";
  private static final String GOES_ON = " \\";
  private static final String INDENT = "    ";
  private static final String END = "END";

  /** Quoted, so that the shell changes nothing in what follows. */
  private static final String HERE = " <<'" + END + "'";

  private CommandLine() {}

  /**
   * Lines to paste, the last of which is no part of the document that the command reads.
   *
   * @param document without a line that ends it
   */
  public static List<String> lines(List<String> arguments, String document, int width) {
    List<String> lines = new ArrayList<>(lines(arguments, width - HERE.length()));
    int last = lines.size() - 1;
    lines.set(last, lines.get(last) + HERE);
    document.lines().forEach(lines::add);
    lines.add(END);
    return lines;
  }

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
          word.startsWith("-") && i + 1 < arguments.size() && isValue(arguments.get(i + 1));
      parts.add(takesValue ? word + " " + quoted(arguments.get(++i)) : word);
    }
    return parts;
  }

  /** A dash alone is standard input. */
  private static boolean isValue(String word) {
    return !word.startsWith("-") || word.equals("-");
  }
}
