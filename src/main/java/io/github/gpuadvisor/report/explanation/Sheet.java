package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Wording;
import java.util.ArrayList;
import java.util.List;

/** The lines of an explanation as they are written, set to the width of a screen. */
final class Sheet {
  private static final int NAME = 23;

  private final Screen screen;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  Sheet(Screen screen) {
    this.screen = screen;
    this.width = Wording.textWidth(screen);
  }

  void title(String text) {
    lines.add("");
    lines.add(screen.bold(text));
  }

  void heading(String text) {
    Wording.wrapped(text, width).forEach(line -> lines.add(screen.bold(line)));
  }

  void paragraph(String text) {
    lines.addAll(Wording.wrapped(text, width));
  }

  void indented(String text) {
    Wording.wrapped(text, width - 2).forEach(line -> unbroken("  " + line));
  }

  void unbroken(String line) {
    lines.add(line);
  }

  void line(String label, String text) {
    line(label, "", text);
  }

  /** A label, an amount to the right of its column, and text that wraps beside them. */
  void line(String label, String amount, String text) {
    String left = "  " + label + " ".repeat(Math.max(2, NAME - label.length())) + amount;
    for (String part : Wording.wrapped(text, width - left.length())) {
      lines.add((left + part).stripTrailing());
      left = " ".repeat(left.length());
    }
  }

  /** All of it, newline at the end. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(screen.fit(line)).append('\n');
    }
    return text.toString();
  }
}
