package io.github.gpuadvisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Predicted over measured as SVG, both axes logarithmic. All dots of one family are one path, so
 * that ten thousand of them stay a small file.
 */
final class ScatterPlot {
  private static final int SIDE = 340;
  private static final int MARGIN = 44;

  /** Colors that people who see no red or green tell apart (Okabe and Ito). */
  private static final List<String> COLORS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999");

  private final Map<String, List<double[]>> dots = new TreeMap<>();
  private double low = Double.MAX_VALUE;
  private double high = Double.MIN_VALUE;

  /** Adds a dot; both values above zero. */
  void add(String family, double measured, double predicted) {
    dots.computeIfAbsent(family, name -> new ArrayList<>()).add(new double[] {measured, predicted});
    low = Math.min(low, Math.min(measured, predicted));
    high = Math.max(high, Math.max(measured, predicted));
  }

  boolean isEmpty() {
    return dots.isEmpty();
  }

  /** The drawing with a legend below it. */
  String svg(String title) {
    StringBuilder svg = new StringBuilder();
    int size = SIDE + 2 * MARGIN;
    svg.append("<svg role=\"img\" viewBox=\"0 0 ")
        .append(size)
        .append(' ')
        .append(size)
        .append("\"><title>")
        .append(Markup.text(title))
        .append("</title>\n");
    svg.append(
        "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n"
            .formatted(MARGIN, MARGIN, SIDE, SIDE));
    decades(svg);
    band(svg, 1, "exact");
    band(svg, 1.25, "band");
    band(svg, 1 / 1.25, "band");
    int color = 0;
    for (List<double[]> family : dots.values()) {
      svg.append(path(family, COLORS.get(color++ % COLORS.size())));
    }
    svg.append(label(MARGIN + SIDE / 2, size - 8, "middle", "measured"));
    svg.append(label(MARGIN, MARGIN - 12, "start", "predicted (line: exact; dashes: 25 % off)"));
    return svg.append("</svg>\n").append(legend()).toString();
  }

  private double place(double value) {
    double range = Math.max(1e-9, Math.log(high / low));
    return SIDE * Math.log(value / low) / range;
  }

  private void decades(StringBuilder svg) {
    for (int power = (int) Math.ceil(Math.log10(low)); power <= Math.log10(high); power++) {
      double at = place(Math.pow(10, power));
      String text =
          power >= 0 && power <= 6 ? String.valueOf((long) Math.pow(10, power)) : "1e" + power;
      svg.append(line(MARGIN + at, MARGIN, MARGIN + at, MARGIN + SIDE, "grid"));
      svg.append(line(MARGIN, MARGIN + SIDE - at, MARGIN + SIDE, MARGIN + SIDE - at, "grid"));
      svg.append(label(MARGIN + at, MARGIN + SIDE + 16, "middle", text));
      svg.append(label(MARGIN - 6, MARGIN + SIDE - at + 4, "end", text));
    }
  }

  /** Where predicted is a multiple of measured. */
  private void band(StringBuilder svg, double factor, String kind) {
    double shift = place(factor * low);
    double start = Math.max(0, -shift);
    double end = Math.min(SIDE, SIDE - shift);
    svg.append(
        line(
            MARGIN + start,
            MARGIN + SIDE - start - shift,
            MARGIN + end,
            MARGIN + SIDE - end - shift,
            kind));
  }

  private String path(List<double[]> family, String color) {
    StringBuilder path = new StringBuilder("<path class=\"dots\" stroke=\"" + color + "\" d=\"");
    for (double[] dot : family) {
      path.append('M')
          .append(Math.round(MARGIN + place(dot[0])))
          .append(' ')
          .append(Math.round(MARGIN + SIDE - place(dot[1])))
          .append("h0");
    }
    return path.append("\"/>\n").toString();
  }

  private static String line(double x1, double y1, double x2, double y2, String kind) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        kind,
        x1,
        y1,
        x2,
        y2);
  }

  private static String label(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        Markup.text(text));
  }

  private String legend() {
    StringBuilder legend = new StringBuilder("<p class=\"legend\">");
    int color = 0;
    for (Map.Entry<String, List<double[]>> family : dots.entrySet()) {
      legend
          .append("<span><i style=\"background:")
          .append(COLORS.get(color++ % COLORS.size()))
          .append("\"></i>")
          .append(Markup.text(family.getKey()))
          .append(' ')
          .append(family.getValue().size())
          .append("</span> ");
    }
    return legend.append("</p>\n").toString();
  }
}
