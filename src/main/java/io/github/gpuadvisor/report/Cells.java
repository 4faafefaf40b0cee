package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of a row as cells of a table; empty where they do not apply. */
public final class Cells {
  private Cells() {}

  /** What a row was estimated at. */
  public static Estimate estimate(Ranked row) {
    return row.assessment().estimate();
  }

  public static String money(@Nullable Double usd) {
    return usd == null ? "" : Figures.usd(usd);
  }

  /** A rate to two figures. */
  public static String rate(Ranked row, Function<Performance, @Nullable Interval> field) {
    @Nullable Interval rate = interval(row, field);
    return rate == null ? "" : Figures.significant(rate.value(), 2);
  }

  /** The same with its range. */
  public static String range(Ranked row, Function<Performance, @Nullable Interval> field) {
    return Wording.range(interval(row, field), 2);
  }

  private static @Nullable Interval interval(
      Ranked row, Function<Performance, @Nullable Interval> field) {
    @Nullable Performance seen = estimate(row).performance();
    return seen == null ? null : field.apply(seen);
  }

  /** The 95th percentile of a time. */
  public static String p95(Ranked row, Function<Performance, @Nullable Distribution> field) {
    @Nullable Performance seen = estimate(row).performance();
    @Nullable Distribution times = seen == null ? null : field.apply(seen);
    return times == null ? "" : Figures.duration(times.p95());
  }

  /** How long the whole work takes. */
  public static String duration(Ranked row) {
    @Nullable Interval duration = interval(row, Performance::durationSeconds);
    return duration == null ? "" : Figures.duration(duration.value());
  }
}
