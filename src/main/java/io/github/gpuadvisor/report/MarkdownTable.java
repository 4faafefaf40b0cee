package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table in Markdown; columns that no row fills are left out. */
final class MarkdownTable {
  private final List<Ranked> rows;
  private final StringBuilder titles = new StringBuilder("|");
  private final StringBuilder rules = new StringBuilder("|");
  private final List<StringBuilder> lines = new ArrayList<>();

  MarkdownTable(List<Ranked> rows) {
    this.rows = rows;
    rows.forEach(row -> lines.add(new StringBuilder("|")));
  }

  void text(String title, Function<Ranked, String> cell) {
    add(title, "---|", cell);
  }

  void number(String title, Function<Ranked, String> cell) {
    add(title, "--:|", cell);
  }

  private void add(String title, String rule, Function<Ranked, String> cell) {
    List<String> cells = rows.stream().map(cell).toList();
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    titles.append(' ').append(title).append(" |");
    rules.append(rule);
    for (int i = 0; i < cells.size(); i++) {
      lines.get(i).append(' ').append(escaped(cells.get(i))).append(" |");
    }
  }

  /** Text as Markdown shows it, in a table as elsewhere. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }

  /** The whole table, newline at the end; one sentence where there are no rows. */
  String lines() {
    if (rows.isEmpty()) {
      return "Nothing meets every requirement.\n";
    }
    StringBuilder all = new StringBuilder().append(titles).append('\n').append(rules).append('\n');
    lines.forEach(line -> all.append(line).append('\n'));
    return all.toString();
  }
}
