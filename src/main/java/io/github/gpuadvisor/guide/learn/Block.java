package io.github.gpuadvisor.guide.learn;

import java.util.ArrayList;
import java.util.List;

/** A part of a page. */
sealed interface Block {

  /** A paragraph. */
  record Words(String text) implements Block {}

  /**
   * A table.
   *
   * @param right columns of numbers
   */
  record Grid(List<String> titles, List<Boolean> right, List<List<String>> rows) implements Block {}

  /** The parts of a text: paragraphs and tables in Markdown, with empty lines between them. */
  static List<Block> of(String markdown) {
    List<Block> blocks = new ArrayList<>();
    for (String part : markdown.strip().split("\n\n", -1)) {
      blocks.add(
          part.startsWith("|")
              ? grid(part.lines().toList())
              : new Words(part.replace('\n', ' ').strip()));
    }
    return blocks;
  }

  private static Grid grid(List<String> lines) {
    List<Boolean> right = new ArrayList<>();
    cells(lines.get(1)).forEach(rule -> right.add(rule.endsWith(":")));
    List<List<String>> rows = new ArrayList<>();
    lines.subList(2, lines.size()).forEach(line -> rows.add(cells(line)));
    return new Grid(cells(lines.get(0)), right, rows);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    String inner = line.strip();
    for (String cell : inner.substring(1, inner.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
