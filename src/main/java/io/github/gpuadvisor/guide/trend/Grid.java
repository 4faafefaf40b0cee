package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.report.Table;
import java.util.List;

/**
 * A small table of any format for people.
 *
 * @param texts columns of text, before those of numbers
 */
record Grid(int texts, List<String> titles, List<List<String>> rows) {
  List<String> lines(int width) {
    Table table = new Table(width);
    for (int i = 0; i < titles.size(); i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      if (i < texts) {
        table.text(titles.get(i), 0, cells);
      } else {
        table.number(titles.get(i), 0, cells);
      }
    }
    return table.lines();
  }
}
