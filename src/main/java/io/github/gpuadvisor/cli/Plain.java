package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Texts;

/** Text from outside made safe for a terminal: control characters and escapes never reach it. */
final class Plain {
  private static final int LONGEST = 2000;

  private Plain() {}

  /** The same for text of several lines. */
  static String lines(String text) {
    return String.join("\n", text.lines().map(Plain::text).toList());
  }

  static String text(String text) {
    StringBuilder plain = new StringBuilder();
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    cut.codePoints()
        .forEach(point -> plain.appendCodePoint(Texts.isControl(point) ? '\uFFFD' : point));
    return plain.toString();
  }
}
