package io.github.gpuadvisor.report;

import io.github.gpuadvisor.accuracy.MeasurementFile;
import io.github.gpuadvisor.accuracy.Predictions;
import io.github.gpuadvisor.accuracy.Scorecard;
import io.github.gpuadvisor.accuracy.Split;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicted against measured as one page that needs nothing else: tables, and a drawing a topic.
 */
public final class AccuracyHtml {
  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a;background:#fff}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{padding:.2rem .5rem;text-align:right;border-bottom:1px solid #ddd}
      th:first-child,td:first-child{text-align:left}
      tr.target td{color:#555;font-style:italic}tr.miss td{background:#fff3e6}
      .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.5rem}
      figure{margin:0}svg{width:100%;height:auto}
      .frame{fill:none;stroke:#888}.grid{stroke:#eee}.exact{stroke:#333}.band{stroke:#999;stroke-dasharray:4 4}
      .dots{fill:none;stroke-width:3;stroke-linecap:round;stroke-opacity:.55}
      svg text{font:11px system-ui,sans-serif;fill:#333}
      .legend{font-size:.8rem;color:#333}.legend i{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.25rem}
      .legend span{white-space:nowrap;margin-right:.6rem}
      @media(prefers-color-scheme:dark){body{background:#fff}}
      """;

  private AccuracyHtml() {}

  /** The page. */
  public static String of(Scorecard card, Predictions predictions, List<MeasurementFile> files) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        .append("<title>gpu-advisor: predicted against measured</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Predicted against measured</h1>\n<p>")
        .append(Figures.whole(predictions.rows().size()))
        .append(" published figures of ")
        .append(publications(files))
        .append(
            " sources. Each speed is predicted by constants that were fitted without its source,"
                + " its GPU or its model; memory has none to fit. Shaded: a target is missed.</p>\n");
    html.append(table("", card.lines(), true));
    html.append("<h2>One source left out at a time</h2>\n<div class=\"plots\">\n");
    for (Topic topic : Topic.values()) {
      figure(html, topic, predictions);
    }
    html.append("</div>\n<h2>By source, with the source left out</h2>\n")
        .append(table("", card.bySource(), false))
        .append("<h2>By chip family, with the GPU left out</h2>\n")
        .append(table("", card.byFamily(), false))
        .append("<h2>Measurements</h2>\n")
        .append(measurements(files))
        .append("</body></html>\n");
    return html.toString();
  }

  /** Several files may come from one address. */
  private static long publications(List<MeasurementFile> files) {
    return files.stream()
        .filter(file -> !file.measurements().isEmpty())
        .map(MeasurementFile::address)
        .distinct()
        .count();
  }

  private static void figure(StringBuilder html, Topic topic, Predictions predictions) {
    ScatterPlot plot = new ScatterPlot();
    for (Predictions.Row row : predictions.rows()) {
      @Nullable Double value = row.values().get(Split.SOURCE);
      if (row.topic() == topic && topic != Topic.FITS && value != null) {
        plot.add(row.family(), row.measurement().value(), value);
      }
    }
    if (!plot.isEmpty()) {
      html.append("<figure><figcaption>")
          .append(Markup.text(topic.title()))
          .append("</figcaption>\n")
          .append(plot.svg(topic.title()))
          .append("</figure>\n");
    }
  }

  private static String table(String id, List<Scorecard.Line> lines, boolean targets) {
    StringBuilder html = new StringBuilder("<table><thead><tr><th>").append(id);
    for (String head : List.of("rows", "median", "p90", "bias", "τ", "in 80 %")) {
      html.append("</th><th>").append(head);
    }
    html.append("</th></tr></thead><tbody>\n");
    @Nullable Topic topic = null;
    for (Scorecard.Line line : lines) {
      if (line.topic() != topic) {
        topic = line.topic();
        html.append("<tr><th colspan=\"7\">")
            .append(Markup.text(topic.title()))
            .append("</th></tr>\n");
      }
      boolean miss = targets && line.split() != Split.NONE && !line.reached();
      html.append(cells(miss ? "miss" : "", AccuracyText.cells(line)));
      if (targets && line.split() == Split.MODEL) {
        html.append(cells("target", AccuracyText.targetCells(line)));
      }
    }
    return html.append("</tbody></table>\n").toString();
  }

  private static String cells(String kind, List<String> cells) {
    StringBuilder html = new StringBuilder("<tr class=\"" + kind + "\">");
    cells.forEach(cell -> html.append("<td>").append(Markup.text(cell)).append("</td>"));
    return html.append("</tr>\n").toString();
  }

  private static String measurements(List<MeasurementFile> files) {
    StringBuilder html =
        new StringBuilder(
            "<table><thead><tr><th>source</th><th>rows</th><th>carried</th><th>left out,"
                + " why</th></tr></thead><tbody>\n");
    for (MeasurementFile file : files) {
      html.append("<tr><td><a href=\"")
          .append(Markup.text(file.address()))
          .append("\">")
          .append(Markup.text(file.title()))
          .append("</a></td><td>")
          .append(file.rows())
          .append("</td><td>")
          .append(file.measurements().size())
          .append("</td><td>");
      for (MeasurementFile.LeftOut some : file.leftOut()) {
        html.append(some.rows()).append(": ").append(Markup.text(some.why())).append("<br>");
      }
      html.append("</td></tr>\n");
    }
    return html.append("</tbody></table>\n").toString();
  }
}
