package io.github.gpuadvisor.report;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Job;
import org.jspecify.annotations.Nullable;

/** Cells of a job that is not counted in tokens; empty where they do not apply to its unit. */
public final class JobCells {
  private JobCells() {}

  private static @Nullable Capacity capacity(Estimate estimate) {
    @Nullable Performance seen = estimate.performance();
    return seen == null ? null : seen.capacity();
  }

  /** Streams that could be carried. */
  public static String streams(Estimate estimate) {
    @Nullable Capacity capacity = capacity(estimate);
    @Nullable Integer streams = capacity == null ? null : capacity.streams();
    return streams == null ? "" : Figures.whole(streams);
  }

  /** From the arrival of the frames of all streams to the answer. */
  public static String perFrame(Estimate estimate) {
    @Nullable Performance seen = estimate.performance();
    @Nullable Distribution times = seen == null ? null : seen.e2e();
    return times == null || streams(estimate).isEmpty()
        ? ""
        : Figures.duration(times.mean().value());
  }

  /** Images a second at most, where a rate was asked for. */
  public static String images(Estimate estimate, boolean range) {
    @Nullable Capacity capacity = capacity(estimate);
    return capacity == null || capacity.job().unit() != Job.Unit.IMAGE || ends(capacity)
        ? ""
        : rate(capacity.itemsPerSecond(), range);
  }

  /** Items a second, where there is so much in all. */
  public static String items(Estimate estimate, boolean range) {
    @Nullable Capacity capacity = capacity(estimate);
    return capacity == null || capacity.job().unit() == Job.Unit.SOUND || !ends(capacity)
        ? ""
        : rate(capacity.itemsPerSecond(), range);
  }

  public static String realTime(Estimate estimate, boolean range) {
    @Nullable Capacity capacity = capacity(estimate);
    @Nullable Interval factor = capacity == null ? null : capacity.realTimeFactor();
    return factor == null ? "" : rate(factor, range);
  }

  public static String perHourOfSound(Estimate estimate) {
    @Nullable Capacity capacity = capacity(estimate);
    return capacity == null
        ? ""
        : Cells.money(capacity.perHourOfSound(estimate.cost().perThousandItems()));
  }

  /** Dollars for a thousand items, other than sound. */
  public static String perThousand(Estimate estimate) {
    @Nullable Capacity capacity = capacity(estimate);
    return capacity == null || capacity.realTimeFactor() != null
        ? ""
        : Cells.money(estimate.cost().perThousandItems());
  }

  private static boolean ends(Capacity capacity) {
    return capacity.job().items() != null;
  }

  private static String rate(Interval rate, boolean range) {
    return range ? Wording.range(rate, 2) : Figures.significant(rate.value(), 2);
  }
}
