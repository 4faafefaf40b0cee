package io.github.gpuadvisor.guide.trend;

import java.util.ArrayList;
import java.util.List;

/** Performance over the years as Markdown. */
public final class TrendMarkdown {
  private TrendMarkdown() {}

  public static String of(Trend trend) {
    StringBuilder text = new StringBuilder(TrendWords.head(trend)).append("\n\n");
    if (!trend.series().isEmpty()) {
      text.append(table(TrendWords.records(trend))).append('\n');
      Grid growth = TrendWords.growth(trend.series());
      text.append(growth.rows().isEmpty() ? "" : table(growth) + "\n");
    }
    for (ClaimWords.Part part : ClaimWords.of(trend)) {
      text.append(part.heading()).append("\n\n").append(table(part.grid())).append('\n');
    }
    return text.append(String.join("\n\n", TrendWords.notes(trend))).append('\n').toString();
  }

  private static String table(Grid grid) {
    StringBuilder text = new StringBuilder(line(grid.titles()));
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < grid.titles().size(); i++) {
      rules.add(i < grid.texts() ? "---" : "--:");
    }
    text.append("|").append(String.join("|", rules)).append("|\n");
    grid.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(String::strip).toList()) + " |\n";
  }
}
