package io.github.gpuadvisor.report;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns that fit a width: the least needed columns go first, and no line ever wraps. */
public final class Table {
  private static final String GAP = "  ";
  private static final int SHORTEST = 6;
  private static final int READABLE = 16;

  /** Columns needed this much stay as long as texts can be cut instead. */
  private static final int CUT_BEFORE = 2;

  /**
   * One column.
   *
   * @param need 0 is always shown; the column with the highest need goes first
   * @param right numbers stand to the right
   */
  private record Column(String title, int need, boolean right, List<String> cells) {
    int width() {
      int width = title.length();
      for (String cell : cells) {
        width = Math.max(width, cell.length());
      }
      return width;
    }
  }

  private final List<Column> columns = new ArrayList<>();
  private final int width;

  public Table(int width) {
    this.width = width;
  }

  /** Adds a text column. */
  public Table text(String title, int need, List<String> cells) {
    columns.add(new Column(title, need, false, List.copyOf(cells)));
    return this;
  }

  /** Adds a column of numbers. */
  public Table number(String title, int need, List<String> cells) {
    columns.add(new Column(title, need, true, List.copyOf(cells)));
    return this;
  }

  /** The lines: titles first. */
  public List<String> lines() {
    List<Column> shown = new ArrayList<>(columns);
    shown.removeIf(column -> column.need() > 0 && String.join("", column.cells()).isEmpty());
    while (total(shown) > width) {
      boolean cutting = spare(shown) >= total(shown) - width;
      if (!drop(shown, cutting ? CUT_BEFORE : 0)) {
        break;
      }
    }
    int[] widths = widths(shown);
    List<String> lines = new ArrayList<>();
    int rows = shown.isEmpty() ? 0 : shown.get(0).cells().size();
    for (int row = -1; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < shown.size(); i++) {
        Column column = shown.get(i);
        line.append(i == 0 ? "" : GAP)
            .append(
                padded(
                    row < 0 ? column.title() : column.cells().get(row), widths[i], column.right()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int total(List<Column> columns) {
    int total = GAP.length() * Math.max(0, columns.size() - 1);
    for (Column column : columns) {
      total += column.width();
    }
    return total;
  }

  /** How much text columns can be cut without losing their sense. */
  private static int spare(List<Column> columns) {
    int spare = 0;
    for (Column column : columns) {
      spare += column.right() ? 0 : Math.max(0, column.width() - READABLE);
    }
    return spare;
  }

  /** Drops the least needed column above a need; false where none is left to drop. */
  private static boolean drop(List<Column> shown, int above) {
    int most = 0;
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).need() >= shown.get(most).need()) {
        most = i;
      }
    }
    if (shown.isEmpty() || shown.get(most).need() <= above) {
      return false;
    }
    shown.remove(most);
    return true;
  }

  /** Columns that cannot be dropped are cut, the widest first. */
  private int[] widths(List<Column> shown) {
    int[] widths = new int[shown.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = shown.get(i).width();
    }
    int over = total(shown) - width;
    while (over > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (!shown.get(i).right() && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0 || widths[widest] <= SHORTEST) {
        break;
      }
      widths[widest]--;
      over--;
    }
    return widths;
  }

  private static String padded(String cell, int width, boolean right) {
    String cut = cell.length() <= width ? cell : cell.substring(0, Math.max(0, width - 1)) + "…";
    String space = " ".repeat(width - cut.length());
    return right ? space + cut : cut + space;
  }
}
