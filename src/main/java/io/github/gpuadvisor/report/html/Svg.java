package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.report.Markup;
import java.util.Locale;

/** A drawing under construction: shapes by class, so that one style sheet colors them all. */
final class Svg {
  private final StringBuilder text = new StringBuilder();
  private final double width;
  private final double height;
  private final String id;
  private final String title;
  private final String description;

  /**
   * @param id unique in the page
   * @param description what it shows, for those who do not see it
   */
  Svg(String id, double width, double height, String title, String description) {
    this.id = id;
    this.width = width;
    this.height = height;
    this.title = title;
    this.description = description;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  Svg line(String kind, double x1, double y1, double x2, double y2) {
    text.append("<line class=\"")
        .append(kind)
        .append("\" x1=\"")
        .append(number(x1))
        .append("\" y1=\"")
        .append(number(y1))
        .append("\" x2=\"")
        .append(number(x2))
        .append("\" y2=\"")
        .append(number(y2))
        .append("\"/>\n");
    return this;
  }

  Svg rectangle(String kind, double x, double y, double wide, double high) {
    text.append("<rect class=\"")
        .append(kind)
        .append("\" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" width=\"")
        .append(number(Math.max(0, wide)))
        .append("\" height=\"")
        .append(number(Math.max(0, high)))
        .append("\"/>\n");
    return this;
  }

  Svg dot(String kind, double x, double y, double radius) {
    text.append("<circle class=\"")
        .append(kind)
        .append("\" cx=\"")
        .append(number(x))
        .append("\" cy=\"")
        .append(number(y))
        .append("\" r=\"")
        .append(number(radius))
        .append("\"/>\n");
    return this;
  }

  /** A line through points, given as x and y in turn. */
  Svg path(String kind, double... points) {
    text.append("<path class=\"").append(kind).append("\" d=\"");
    for (int i = 0; i < points.length; i += 2) {
      text.append(i == 0 ? "M" : "L")
          .append(number(points[i]))
          .append(' ')
          .append(number(points[i + 1]));
    }
    text.append("\"/>\n");
    return this;
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg label(String kind, double x, double y, String anchor, String label) {
    text.append("<text class=\"")
        .append(kind)
        .append("\" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(Markup.text(label))
        .append("</text>\n");
    return this;
  }

  /** A label read from below. */
  Svg upright(double x, double y, String label) {
    text.append("<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(")
        .append(number(x))
        .append(' ')
        .append(number(y))
        .append(") rotate(-90)\">")
        .append(Markup.text(label))
        .append("</text>\n");
    return this;
  }

  /**
   * The drawing as a file of its own.
   *
   * @param style what colors it
   */
  String alone(String style) {
    String size = " width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
    return toString()
        .replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size + " ")
        .replaceFirst("</desc>\n", "</desc>\n<style>\n" + style + "</style>\n");
  }

  @Override
  public String toString() {
    return "<svg role=\"img\" aria-labelledby=\""
        + id
        + "-title "
        + id
        + "-text\" viewBox=\"0 0 "
        + number(width)
        + " "
        + number(height)
        + "\">\n<title id=\""
        + id
        + "-title\">"
        + Markup.text(title)
        + "</title>\n<desc id=\""
        + id
        + "-text\">"
        + Markup.text(description)
        + "</desc>\n"
        + text
        + "</svg>\n";
  }
}
