package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.speed.RoofPoint;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The winner's roof (what its memory and its units allow) and the work's steps under it. */
final class RooflineChart {
  private static final double TERA = 1e12;

  private final Accelerator gpu;
  private final Dtype format;

  /** At most, TFLOPS. */
  private final double peak;

  /** At most, GB/s. */
  private final double bandwidth;

  private final List<RoofPoint> points;

  private RooflineChart(
      Accelerator gpu, Dtype format, double peak, double bandwidth, List<RoofPoint> points) {
    this.gpu = gpu;
    this.format = format;
    this.peak = peak;
    this.bandwidth = bandwidth;
    this.points = points;
  }

  /** The drawing; empty where the work has no such steps or the chip's figures are not known. */
  static String of(Estimate estimate, Workload work) {
    Accelerator gpu = estimate.deployment().gpu();
    Dtype format = estimate.deployment().plan().arithmetic().dtype();
    @Nullable Double peak = gpu.tflops(format);
    @Nullable Double bandwidth = gpu.memory().bandwidthGBps();
    @Nullable Performance seen = estimate.performance();
    if (peak == null || bandwidth == null || seen == null) {
      return "";
    }
    List<RoofPoint> points = RoofPoint.of(estimate.deployment(), work, estimate.memory(), seen);
    return points.isEmpty()
        ? ""
        : new RooflineChart(gpu, format, peak, bandwidth, points).drawing();
  }

  private String drawing() {
    double start = Math.min(1, least(RoofPoint::intensity));
    double largest = points.stream().mapToDouble(RoofPoint::intensity).max().orElse(1);
    LogAxis x = new LogAxis(start, Math.max(4 * ridge(), largest), Axes.LEFT, Axes.RIGHT);
    LogAxis y =
        new LogAxis(
            Math.min(least(RoofPoint::rate) / TERA, slope(start)),
            1.5 * peak,
            Axes.BOTTOM,
            Axes.TOP);
    Svg svg =
        new Svg(
            "roofline", Axes.WIDTH, Axes.HEIGHT, "Roofline of " + gpu.shortName(), description());
    new Axes(x, y).draw(svg, "operations for each byte, FLOP/B", "TFLOPS of one GPU");
    roof(svg, x, y, start);
    points.forEach(point -> point(svg, x, y, point));
    return svg.toString();
  }

  private double least(ToDoubleFunction<RoofPoint> figure) {
    return points.stream().mapToDouble(figure).min().orElse(1);
  }

  /** Operations for each byte from which on the units are what limits, not the memory. */
  private double ridge() {
    return peak * TERA / (bandwidth * 1e9);
  }

  /** TFLOPS that the memory allows with so many operations for each byte. */
  private double slope(double intensity) {
    return bandwidth / 1000 * intensity;
  }

  private void roof(Svg svg, LogAxis x, LogAxis y, double start) {
    svg.path(
        "roof",
        x.place(start),
        y.place(slope(start)),
        x.place(ridge()),
        y.place(peak),
        Axes.RIGHT,
        y.place(peak));
    svg.label(
        "note",
        Axes.RIGHT,
        y.place(peak) - 6,
        "end",
        Figures.significant(peak, 4) + " TFLOPS " + format.key());
    double middle = Math.sqrt(start * ridge());
    svg.label(
        "note",
        x.place(middle) + 8,
        y.place(slope(middle)) + 14,
        "start",
        Figures.significant(bandwidth, 4) + " GB/s");
  }

  private static void point(Svg svg, LogAxis x, LogAxis y, RoofPoint point) {
    double across = x.place(point.intensity());
    double up = y.place(point.rate() / TERA);
    boolean right = across < (Axes.LEFT + Axes.RIGHT) / 2;
    svg.dot("dot best", across, up, 6);
    svg.label(
        "rank",
        right ? across + 10 : across - 10,
        up + 18,
        right ? "start" : "end",
        point.name() + ", " + Figures.significant(point.rate() / TERA, 2) + " TFLOPS");
  }

  private String description() {
    StringBuilder text =
        new StringBuilder("One " + gpu.shortName() + " computes at most ")
            .append(Figures.significant(peak, 4))
            .append(" TFLOPS in ")
            .append(format.key())
            .append(" and reads at most ")
            .append(Figures.significant(bandwidth, 4))
            .append(" GB/s.");
    for (RoofPoint point : points) {
      text.append(" The step '")
          .append(point.name())
          .append("' does ")
          .append(Figures.significant(point.intensity(), 2))
          .append(" FLOP a byte and reaches ")
          .append(Figures.significant(point.rate() / TERA, 2))
          .append(" TFLOPS.");
    }
    return text.toString();
  }
}
