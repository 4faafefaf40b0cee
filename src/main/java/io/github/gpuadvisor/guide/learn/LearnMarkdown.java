package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.report.Wording;
import java.util.List;

/** A page as Markdown: what docs/learn holds. */
public final class LearnMarkdown {
  private static final int WIDTH = 120;

  private LearnMarkdown() {}

  /** The list of topics, each a link to its page. */
  public static String list() {
    StringBuilder text = new StringBuilder("| topic | explains |\n|---|---|\n");
    for (Lessons.Entry topic : Lessons.list()) {
      text.append("| ")
          .append(link(topic.id()))
          .append(" | ")
          .append(topic.summary())
          .append(" |\n");
    }
    return text.toString();
  }

  /** One page. */
  public static String of(LearnPage page) {
    StringBuilder text = new StringBuilder("# ").append(page.title()).append("\n\n");
    page.blocks().forEach(block -> text.append(part(block)).append('\n'));
    text.append("Try:\n\n```console\n");
    page.commands().forEach(one -> text.append("$ gpu-advisor ").append(one).append('\n'));
    text.append("```\n\nSee also: ");
    text.append(String.join(", ", page.related().stream().map(LearnMarkdown::link).toList()));
    return text.append("\n").toString();
  }

  private static String part(Block block) {
    StringBuilder text = new StringBuilder();
    if (block instanceof Block.Words words) {
      Wording.wrapped(words.text(), WIDTH).forEach(line -> text.append(line).append('\n'));
    } else if (block instanceof Block.Grid grid) {
      text.append(row(grid.titles()));
      List<String> rules = grid.right().stream().map(right -> right ? "--:" : "---").toList();
      text.append('|').append(String.join("|", rules)).append("|\n");
      grid.rows().forEach(cells -> text.append(row(cells)));
    }
    return text.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String link(String topic) {
    return "[" + topic + "](" + topic + ".md)";
  }
}
