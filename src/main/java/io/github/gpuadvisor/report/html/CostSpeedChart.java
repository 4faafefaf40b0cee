package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.run.Cost;
import io.github.gpuadvisor.report.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each row costs against how fast it is, with the front that nothing beats. */
final class CostSpeedChart {
  private static final int NAMED = 10;

  /** One row with both figures known. */
  private record Point(Ranked row, double cost, Interval speed) {}

  private CostSpeedChart() {}

  /** The drawing; empty where fewer than two rows have both figures. */
  static String of(Recommendation answer) {
    List<Point> points = points(answer);
    if (points.size() < 2) {
      return "";
    }
    LogAxis x =
        new LogAxis(
            points.stream().mapToDouble(Point::cost).min().orElse(1),
            points.stream().mapToDouble(Point::cost).max().orElse(1),
            Axes.LEFT,
            Axes.RIGHT);
    LogAxis y =
        new LogAxis(
            points.stream().mapToDouble(one -> one.speed().low()).min().orElse(1),
            points.stream().mapToDouble(one -> one.speed().high()).max().orElse(1),
            Axes.BOTTOM,
            Axes.TOP);
    Estimate first = points.get(0).row().assessment().estimate();
    Svg svg =
        new Svg(
            "cost-speed",
            Axes.WIDTH,
            Axes.HEIGHT,
            "Cost against speed",
            description(points, costName(first), speedName(first)));
    new Axes(x, y).draw(svg, costName(first), speedName(first));
    front(svg, points, x, y);
    dots(svg, points, x, y);
    return svg.toString();
  }

  private static List<Point> points(Recommendation answer) {
    List<Point> points = new ArrayList<>();
    for (Ranked row : answer.ranked()) {
      Estimate estimate = row.assessment().estimate();
      @Nullable Double cost = cost(estimate.cost());
      @Nullable Interval speed = speed(estimate.performance());
      if (cost != null && speed != null && cost > 0 && speed.low() > 0) {
        points.add(new Point(row, cost, speed));
      }
    }
    return points;
  }

  private static @Nullable Double cost(Cost cost) {
    if (cost.purchase() != null) {
      return cost.purchase();
    }
    if (cost.total() != null) {
      return cost.total();
    }
    return cost.perMillionOutputTokens() != null
        ? cost.perMillionOutputTokens()
        : cost.perThousandItems();
  }

  private static String costName(Estimate estimate) {
    Cost cost = estimate.cost();
    if (cost.purchase() != null) {
      return "to buy, $";
    }
    if (cost.total() != null) {
      return "the whole work, $";
    }
    return cost.perMillionOutputTokens() != null
        ? "a million output tokens, $"
        : "a thousand samples, $";
  }

  private static @Nullable Interval speed(@Nullable Performance seen) {
    if (seen == null) {
      return null;
    }
    if (seen.capacity() != null) {
      return seen.capacity().itemsPerSecond();
    }
    if (seen.outputTokensPerSecondPerUser() != null) {
      return seen.outputTokensPerSecondPerUser();
    }
    return seen.trainingTokensPerSecond() != null
        ? seen.trainingTokensPerSecond()
        : seen.itemsPerSecond();
  }

  private static String speedName(Estimate estimate) {
    @Nullable Performance seen = estimate.performance();
    if (seen != null && seen.capacity() != null) {
      return seen.capacity().job().unit().plural() + "/s at most";
    }
    if (seen != null && seen.outputTokensPerSecondPerUser() != null) {
      return "tokens/s for each user";
    }
    boolean tokens =
        seen != null && seen.trainingTokensPerSecond() != null && !seen.learnsFromSamples();
    return tokens ? "training tokens/s" : "samples/s";
  }

  private static String description(List<Point> points, String cost, String speed) {
    Point first = points.get(0);
    return points.size()
        + " GPUs by cost ("
        + cost
        + ", across) and speed ("
        + speed
        + ", up, with 80 % intervals). First is "
        + Wording.count(first.row().assessment().estimate().deployment())
        + " at "
        + LogAxis.text(first.cost())
        + " and "
        + LogAxis.text(first.speed().value())
        + ". The line joins those that nothing else beats in both.";
  }

  private static void front(Svg svg, List<Point> points, LogAxis x, LogAxis y) {
    List<Point> best =
        points.stream()
            .filter(one -> one.row().paretoOptimal())
            .sorted(Comparator.comparingDouble(Point::cost))
            .toList();
    double[] line = new double[best.size() * 2];
    for (int i = 0; i < best.size(); i++) {
      line[2 * i] = x.place(best.get(i).cost());
      line[2 * i + 1] = y.place(best.get(i).speed().value());
    }
    if (best.size() > 1) {
      svg.path("front", line);
    }
  }

  /** The first rows have their ranks beside them; of the others the dot is enough. */
  private static void dots(Svg svg, List<Point> points, LogAxis x, LogAxis y) {
    Labels labels = new Labels();
    for (Point one : points) {
      labels.keepFree(x.place(one.cost()), y.place(one.speed().value()));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      Point one = points.get(i);
      double across = x.place(one.cost());
      boolean named = one.row().rank() <= NAMED;
      if (named) {
        svg.line(
            "whisker", across, y.place(one.speed().low()), across, y.place(one.speed().high()));
      }
      svg.dot(
          one.row().paretoOptimal() ? "dot best" : named ? "dot" : "dot faint",
          across,
          y.place(one.speed().value()),
          named ? 5 : 3);
    }
    for (Point one : points) {
      if (one.row().rank() <= NAMED) {
        labels.add(
            svg,
            x.place(one.cost()),
            y.place(one.speed().value()),
            String.valueOf(one.row().rank()));
      }
    }
  }
}
