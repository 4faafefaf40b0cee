package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.report.Wording;
import java.util.ArrayList;
import java.util.List;

/** A page for a terminal, 80 columns at most: longer lines are hard to read. */
public final class LearnText {
  private final int width;
  private final StringBuilder text = new StringBuilder();

  private LearnText(int width) {
    this.width = width;
  }

  /** The list of topics. */
  public static String list(Screen screen) {
    LearnText list = new LearnText(width(screen));
    List<Lessons.Entry> topics = Lessons.list();
    new Table(list.width)
        .text("topic", 0, topics.stream().map(Lessons.Entry::id).toList())
        .text("explains", 0, topics.stream().map(Lessons.Entry::summary).toList())
        .lines()
        .forEach(list::line);
    return screen.fit(list.text + "Read one: gpu-advisor learn memory\n");
  }

  /** One page. */
  public static String of(LearnPage page, Screen screen) {
    LearnText text = new LearnText(width(screen));
    text.line(screen.bold(page.title()));
    for (Block block : page.blocks()) {
      text.line("");
      if (block instanceof Block.Words words) {
        Wording.wrapped(words.text(), text.width).forEach(text::line);
      } else if (block instanceof Block.Grid grid) {
        text.table(grid);
      }
    }
    text.line("");
    text.line("Try:");
    page.commands().forEach(command -> text.line("  gpu-advisor " + command));
    List<String> related = page.related().stream().map(topic -> "learn " + topic).toList();
    Wording.wrapped("See also: " + String.join(", ", related), text.width).forEach(text::line);
    return screen.fit(text.text.toString());
  }

  private static int width(Screen screen) {
    return Math.min(Screen.NARROW, screen.width());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void table(Block.Grid grid) {
    Table table = new Table(width);
    for (int i = 0; i < grid.titles().size(); i++) {
      List<String> cells = new ArrayList<>();
      for (List<String> row : grid.rows()) {
        cells.add(row.get(i));
      }
      if (grid.right().get(i)) {
        table.number(grid.titles().get(i), 0, cells);
      } else {
        table.text(grid.titles().get(i), 0, cells);
      }
    }
    table.lines().forEach(this::line);
  }
}
