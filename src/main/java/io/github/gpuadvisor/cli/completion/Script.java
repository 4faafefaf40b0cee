package io.github.gpuadvisor.cli.completion;

import java.util.List;

/** What the scripts of all shells share in writing. */
final class Script {
  private static final int WIDTH = 150;

  private Script() {}

  /** A text between single quotes, as bash, zsh and their like read it. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Words on lines of one width, each line after the first indented. */
  static String folded(List<String> words, String indent) {
    StringBuilder text = new StringBuilder();
    int column = indent.length();
    for (String word : words) {
      boolean breaks = column + 1 + word.length() > WIDTH;
      if (text.length() > 0) {
        text.append(breaks ? "\n" + indent : " ");
        column = breaks ? indent.length() : column + 1;
      }
      text.append(word);
      column += word.length();
    }
    return text.toString();
  }
}
