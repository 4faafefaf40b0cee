package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.html.Page;
import io.github.gpuadvisor.report.html.TimeChart;
import java.util.ArrayList;
import java.util.List;

/** Performance over the years as a drawing, and as a page with its numbers. */
public final class TrendDrawing {
  private static final String TITLE = "Fastest single chip known at each date";

  private TrendDrawing() {}

  /** The drawing; empty where there is nothing to draw. */
  public static String svg(Trend trend) {
    return trend.series().isEmpty() ? "" : chart(trend).alone(trend.question().measure().unit());
  }

  private static TimeChart chart(Trend trend) {
    List<TimeChart.Line> lines = new ArrayList<>();
    StringBuilder words = new StringBuilder(TrendWords.head(trend)).append('.');
    for (Series series : trend.series()) {
      List<TimeChart.Point> points = new ArrayList<>();
      for (Series.Best one : series.records()) {
        points.add(new TimeChart.Point(one.launch(), one.value(), one.gpu().shortName()));
      }
      lines.add(new TimeChart.Line(series.format().title(), points));
      Series.Best first = series.records().get(0);
      Series.Best last = series.records().get(series.records().size() - 1);
      words
          .append(' ')
          .append(series.format().title())
          .append(": from ")
          .append(TrendText.value(first.value()))
          .append(" (")
          .append(first.gpu().shortName())
          .append(") to ")
          .append(TrendText.value(last.value()))
          .append(" (")
          .append(last.gpu().shortName())
          .append(").");
    }
    return new TimeChart(TITLE, words.toString(), lines);
  }

  /** The page. */
  public static String page(Trend trend, Catalog catalog) {
    StringBuilder html = new StringBuilder(Page.start("gpu-advisor: trend", TITLE));
    html.append("<p class=\"origin\">")
        .append(Markup.text(TrendWords.head(trend)))
        .append(", catalog ")
        .append(Markup.text(catalog.version()))
        .append(".</p>\n");
    if (!trend.series().isEmpty()) {
      html.append("<figure>\n")
          .append(chart(trend).inPage(trend.question().measure().unit()))
          .append("<figcaption>A step is a chip that was better than all before it.")
          .append("</figcaption>\n</figure>\n<h2>Records</h2>\n")
          .append(table(TrendWords.records(trend)))
          .append("<h2>Growth</h2>\n")
          .append(table(TrendWords.growth(trend.series())));
    }
    for (ClaimWords.Part part : ClaimWords.of(trend)) {
      html.append("<p>").append(Markup.text(part.heading())).append("</p>\n");
      html.append(table(part.grid()));
    }
    for (String note : TrendWords.notes(trend)) {
      html.append("<p class=\"note\">").append(Markup.text(note)).append("</p>\n");
    }
    return html.append(Page.END).toString();
  }

  private static String table(Grid grid) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
    for (int i = 0; i < grid.titles().size(); i++) {
      html.append(i < grid.texts() ? "<th>" : "<th class=\"number\">")
          .append(Markup.text(grid.titles().get(i)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : grid.rows()) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.append(i < grid.texts() ? "<td>" : "<td class=\"number\">")
            .append(Markup.text(row.get(i).strip()))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }
}
