package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;

/** Places of values on a logarithmic axis. */
final class LogAxis {
  private final double low;
  private final double high;
  private final double from;
  private final double to;

  /**
   * @param low least value
   * @param high largest value
   * @param from place of the least
   * @param to place of the largest
   */
  LogAxis(double low, double high, double from, double to) {
    double margin = Math.pow(Math.max(1.2, high / low), 0.06);
    this.low = low / margin;
    this.high = high * margin;
    this.from = from;
    this.to = to;
  }

  double place(double value) {
    double clamped = Math.max(low, Math.min(high, value));
    return from + (to - from) * Math.log(clamped / low) / Math.log(high / low);
  }

  /** Round values to mark: powers of ten, and between them where those are few. */
  List<Double> ticks() {
    for (double[] steps : new double[][] {{1}, {1, 3}, {1, 2, 5}, {1, 1.5, 2, 3, 4, 5, 7}}) {
      List<Double> ticks = new ArrayList<>();
      for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
        for (double step : steps) {
          double tick = step * Math.pow(10, power);
          if (tick >= low && tick <= high) {
            ticks.add(tick);
          }
        }
      }
      if (ticks.size() >= 3) {
        return ticks;
      }
    }
    return List.of(low * 1.0001, high / 1.0001);
  }

  static String text(double tick) {
    if (tick >= 1e6) {
      return Figures.compact(tick);
    }
    return tick >= 1e4 ? Figures.significant(tick / 1000, 2) + "k" : Figures.significant(tick, 2);
  }
}
