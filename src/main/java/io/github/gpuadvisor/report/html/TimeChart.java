package io.github.gpuadvisor.report.html;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines over time, dates to the right, values up on a logarithmic axis, in steps. */
public final class TimeChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 520;
  private static final double LEFT = 62;
  private static final double RIGHT = 836;
  private static final double TOP = 16;
  private static final double BOTTOM = 470;
  private static final double NAME_HEIGHT = 15;

  /** Colors that the style sheet has for lines. */
  private static final int COLORS = 6;

  /** A line with its name at its end. */
  public record Line(String name, List<Point> points) {}

  /** A value that holds from a date on. */
  public record Point(LocalDate date, double value, String label) {}

  private final List<Line> lines;
  private final LogAxis axis;
  private final LocalDate start;
  private final LocalDate end;
  private final Svg svg;
  private final Labels labels = new Labels();

  /**
   * @param description what it shows, for those who do not see it
   * @param lines at least one, each with a point
   */
  public TimeChart(String title, String description, List<Line> lines) {
    this.lines = List.copyOf(lines);
    List<Point> points = new ArrayList<>();
    lines.forEach(line -> points.addAll(line.points()));
    LocalDate first = points.get(0).date();
    LocalDate last = first;
    double low = points.get(0).value();
    double high = low;
    for (Point point : points) {
      first = point.date().isBefore(first) ? point.date() : first;
      last = point.date().isAfter(last) ? point.date() : last;
      low = Math.min(low, point.value());
      high = Math.max(high, point.value());
    }
    this.start = LocalDate.of(first.getYear(), 1, 1);
    this.end = LocalDate.of(last.getYear() + 1, 1, 1);
    this.axis = new LogAxis(low, high, BOTTOM, TOP);
    this.svg = new Svg("trend", WIDTH, HEIGHT, title, description);
  }

  /**
   * The drawing inside a page.
   *
   * @param up what the values count
   */
  public String inPage(String up) {
    draw(up);
    return svg.toString();
  }

  /** The drawing as a file of its own. */
  public String alone(String up) {
    svg.rectangle("paper", 0, 0, WIDTH, HEIGHT);
    draw(up);
    return svg.alone(Style.DRAWING);
  }

  private void draw(String up) {
    for (double tick : axis.ticks()) {
      svg.line("grid", LEFT, axis.place(tick), RIGHT, axis.place(tick));
      svg.label("axis", LEFT - 6, axis.place(tick) + 4, "end", LogAxis.text(tick));
    }
    for (int year = start.getYear(); year <= end.getYear(); year++) {
      double place = across(LocalDate.of(year, 1, 1));
      svg.line("grid", place, TOP, place, BOTTOM);
      svg.label("axis", place, BOTTOM + 18, "middle", String.valueOf(year));
    }
    svg.line("frame", LEFT, BOTTOM, RIGHT, BOTTOM).line("frame", LEFT, TOP, LEFT, BOTTOM);
    svg.label("axis", (LEFT + RIGHT) / 2, HEIGHT - 10, "middle", "launch of the chip");
    svg.upright(14, (TOP + BOTTOM) / 2, up);
    labels.keepFree(0, 0, LEFT, HEIGHT);
    labels.keepFree(RIGHT, 0, WIDTH, HEIGHT);
    labels.keepFree(0, 0, WIDTH, TOP);
    for (int i = 0; i < lines.size(); i++) {
      steps(lines.get(i), i % COLORS);
    }
    lineNames();
    for (Line line : lines) {
      chipNames(line);
    }
  }

  private double across(LocalDate date) {
    double days = date.toEpochDay() - start.toEpochDay();
    return LEFT + (RIGHT - LEFT) * days / (end.toEpochDay() - start.toEpochDay());
  }

  private void steps(Line line, int color) {
    List<Point> points = line.points();
    double[] path = new double[points.size() * 4];
    for (int i = 0; i < points.size(); i++) {
      double up = axis.place(points.get(i).value());
      path[4 * i] = across(points.get(i).date());
      path[4 * i + 1] = up;
      path[4 * i + 2] = i + 1 < points.size() ? across(points.get(i + 1).date()) : RIGHT;
      path[4 * i + 3] = up;
    }
    svg.path("line l" + color, path);
    for (int i = 0; i + 2 < path.length; i += 2) {
      labels.keepFree(path[i], path[i + 1], path[i + 2], path[i + 3]);
    }
    for (Point point : points) {
      labels.keepFree(across(point.date()), axis.place(point.value()));
      svg.dot("c" + color, across(point.date()), axis.place(point.value()), 4);
    }
  }

  /** At the ends of the lines, the highest first, none over another. */
  private void lineNames() {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingDouble(TimeChart::last).reversed());
    double least = 0;
    for (Line line : sorted) {
      double place = Math.max(least, axis.place(last(line)) + 4);
      svg.label("name", RIGHT + 6, place, "start", line.name());
      least = place + NAME_HEIGHT;
    }
  }

  private static double last(Line line) {
    return line.points().get(line.points().size() - 1).value();
  }

  private void chipNames(Line line) {
    for (Point point : line.points()) {
      labels.addIfFree(svg, across(point.date()), axis.place(point.value()), point.label());
    }
  }
}
