package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.speed.RoofPoint;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The winner's roof (what its memory and its units allow) and the work's steps under it. */
final class RooflineChart {
  private static final double TERA = 1e12;

  private RooflineChart() {}

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
    if (points.isEmpty()) {
      return "";
    }
    double ridge = peak * TERA / (bandwidth * 1e9);
    double least = points.stream().mapToDouble(RoofPoint::intensity).min().orElse(1);
    double largest = points.stream().mapToDouble(RoofPoint::intensity).max().orElse(1);
    double slowest = points.stream().mapToDouble(RoofPoint::rate).min().orElse(1) / TERA;
    LogAxis x =
        new LogAxis(Math.min(1, least), Math.max(4 * ridge, largest), Axes.LEFT, Axes.RIGHT);
    LogAxis y =
        new LogAxis(
            Math.min(slowest, bandwidth / 1000 * Math.min(1, least)),
            1.5 * peak,
            Axes.BOTTOM,
            Axes.TOP);
    Svg svg =
        new Svg(
            "roofline",
            Axes.WIDTH,
            Axes.HEIGHT,
            "Roofline of " + gpu.shortName(),
            description(gpu, format, peak, bandwidth, points));
    new Axes(x, y).draw(svg, "operations for each byte, FLOP/B", "TFLOPS of one GPU");
    double start = Math.min(1, least);
    svg.path(
        "roof",
        x.place(start),
        y.place(bandwidth / 1000 * start),
        x.place(ridge),
        y.place(peak),
        Axes.RIGHT,
        y.place(peak));
    svg.label(
        "note",
        Axes.RIGHT,
        y.place(peak) - 6,
        "end",
        Figures.significant(peak, 4) + " TFLOPS " + format.key());
    svg.label(
        "note",
        x.place(Math.sqrt(start * ridge)) + 8,
        y.place(bandwidth / 1000 * Math.sqrt(start * ridge)) + 14,
        "start",
        Figures.significant(bandwidth, 4) + " GB/s");
    for (RoofPoint point : points) {
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
    return svg.toString();
  }

  private static String description(
      Accelerator gpu, Dtype format, double peak, double bandwidth, List<RoofPoint> points) {
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
