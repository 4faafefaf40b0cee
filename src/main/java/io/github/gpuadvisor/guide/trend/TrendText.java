package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Performance over the years for a terminal. */
public final class TrendText {
  private final Trend trend;
  private final Screen screen;
  private final List<String> lines = new ArrayList<>();

  private TrendText(Trend trend, Screen screen) {
    this.trend = trend;
    this.screen = screen;
  }

  /**
   * The whole text.
   *
   * @param quiet the chart and the table alone
   */
  public static String of(Trend trend, Screen screen, boolean quiet) {
    TrendText text = new TrendText(trend, screen);
    text.wrap(TrendWords.head(trend));
    if (trend.series().isEmpty()) {
      text.lines.add(
          "No chip has all of it: a rate, a launch date, and what the rate is divided by.");
    } else {
      text.lines.add("");
      text.chart();
      text.table(TrendWords.records(trend));
    }
    if (!quiet) {
      text.table(TrendWords.growth(trend.series()));
      ClaimWords.of(trend).forEach(text::part);
      List<String> notes = TrendWords.notes(trend);
      text.lines.addAll(notes.isEmpty() ? List.of() : List.of(""));
      notes.forEach(text::wrap);
    }
    return screen.fit(String.join("\n", text.lines) + "\n");
  }

  private void wrap(String line) {
    lines.addAll(Wording.wrapped(line, Wording.textWidth(screen)));
  }

  private void chart() {
    StringBuilder legend = new StringBuilder();
    char mark = 'a';
    for (Series series : trend.series()) {
      legend.append(mark++).append(' ').append(series.format().title()).append("   ");
    }
    wrap(legend + trend.question().measure().unit() + ", logarithmic");
    lines.addAll(TerminalChart.of(trend, screen.width()));
  }

  private void table(Grid grid) {
    if (!grid.rows().isEmpty()) {
      lines.add("");
      lines.addAll(grid.lines(screen.width()));
    }
  }

  private void part(ClaimWords.Part part) {
    lines.add("");
    wrap(part.heading());
    lines.addAll(part.grid().lines(screen.width()));
  }

  static String value(@Nullable Double value) {
    return value == null ? "" : Figures.significant(value, value < 10 ? 3 : 4);
  }
}
