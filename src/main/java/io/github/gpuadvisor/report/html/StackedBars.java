package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.report.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Horizontal bars in parts, one for each row, their parts in the colors of a legend. */
final class StackedBars {
  private static final double WIDTH = 460;
  private static final double STEP = 42;
  private static final double BAR = 16;

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> colors = new LinkedHashMap<>();
  private double most;

  /**
   * One bar.
   *
   * @param note at the end of the line above it
   * @param limit where a mark is set; 0: none
   */
  private record Row(String name, String note, Map<String, Double> parts, double limit) {}

  void add(String name, String note, Map<String, Double> parts, double limit) {
    rows.add(new Row(name, note, new LinkedHashMap<>(parts), limit));
    double total = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      total += part.getValue();
      colors.putIfAbsent(part.getKey(), colors.size());
    }
    most = Math.max(most, Math.max(total, limit));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String draw(String id, String title, String description) {
    Svg svg = new Svg(id, WIDTH, rows.size() * STEP + 6, title, description);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double top = i * STEP;
      svg.label("name", 2, top + 16, "start", row.name());
      svg.label("note", WIDTH - 2, top + 16, "end", row.note());
      double at = 2;
      for (Map.Entry<String, Double> part : row.parts().entrySet()) {
        double wide = (WIDTH - 4) * part.getValue() / most;
        svg.rectangle("c" + colors.getOrDefault(part.getKey(), 0) % 6, at, top + 22, wide, BAR);
        at += wide;
      }
      if (row.limit() > 0) {
        double place = 2 + (WIDTH - 4) * row.limit() / most;
        svg.line("limit", place, top + 18, place, top + 22 + BAR + 4);
      }
    }
    return svg + legend();
  }

  private String legend() {
    StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
    colors.forEach(
        (name, color) ->
            legend
                .append("<li><span class=\"swatch s")
                .append(color % 6)
                .append("\"></span>")
                .append(Markup.text(name))
                .append("</li>"));
    return legend.append("</ul>\n").toString();
  }
}
