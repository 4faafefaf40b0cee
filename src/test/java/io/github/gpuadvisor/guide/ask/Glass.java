package io.github.gpuadvisor.guide.ask;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal of so many columns and rows in memory: keys come from a script, and what is written
 * moves the cursor as it would on glass. A line that is too long breaks, as it would there.
 */
final class Glass implements Terminal {
  private final int columns;
  private final int rows;
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private final List<String> seen = new ArrayList<>();
  private String keys = "";
  private int row;
  private int column;
  private String escape = "";

  Glass(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Keys that will be pressed. */
  Glass typing(String text) {
    keys += text;
    return this;
  }

  /** The screen as it was before each key. */
  List<String> seen() {
    return seen;
  }

  String text() {
    return String.join("\n", lines).stripTrailing();
  }

  List<String> lines() {
    return lines.stream().map(StringBuilder::toString).toList();
  }

  int column() {
    return column;
  }

  PrintWriter writer() {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) {
            for (int i = start; i < start + length; i++) {
              put(text[i]);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  @Override
  public int read() {
    seen.add(text());
    if (keys.isEmpty()) {
      return -1;
    }
    char next = keys.charAt(0);
    keys = keys.substring(1);
    return next;
  }

  @Override
  public void measure() {}

  @Override
  public Size size() {
    return new Size(columns, rows);
  }

  @Override
  public void close() {}

  private void put(char c) {
    if (!escape.isEmpty() || c == '\u001b') {
      escape += c;
      if (Character.isLetter(c)) {
        obey(c, escape.replaceAll("\\D", ""));
        escape = "";
      }
    } else if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      down();
      column = 0;
    } else {
      if (column == columns) {
        down();
        column = 0;
      }
      StringBuilder line = lines.get(row);
      line.append(" ".repeat(Math.max(0, column - line.length())));
      line.replace(column, Math.min(line.length(), column + 1), String.valueOf(c));
      column++;
    }
  }

  private void down() {
    row++;
    while (lines.size() <= row) {
      lines.add(new StringBuilder());
    }
  }

  private void obey(char command, String number) {
    int count = number.isEmpty() ? 1 : Integer.parseInt(number);
    switch (command) {
      case 'A' -> row = Math.max(0, row - count);
      case 'C' -> column = Math.min(columns - 1, column + count);
      case 'J' -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).clear();
      }
      case 'm' -> {}
      default -> throw new AssertionError("unknown escape " + escape);
    }
  }
}
