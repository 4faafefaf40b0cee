package io.github.gpuadvisor.estimate.figure;

import io.github.gpuadvisor.workload.Job;
import org.jspecify.annotations.Nullable;

/**
 * How much of a job a deployment could do at most, whatever is asked of it.
 *
 * @param itemsPerSecond images, frames, windows of sound or requests
 */
public record Capacity(Job job, Interval itemsPerSecond) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Streams whose every frame is looked at; null where items come from none. */
  public @Nullable Integer streams() {
    @Nullable Double frames = job.framesPerSecond();
    return frames == null ? null : Integer.valueOf((int) (itemsPerSecond.value() / frames));
  }

  /** Seconds of sound heard in a second, which is also how many live sounds; null: no sound. */
  public @Nullable Interval realTimeFactor() {
    @Nullable Double seconds = job.soundSeconds();
    return seconds == null ? null : itemsPerSecond.times(seconds);
  }

  /**
   * Dollars for an hour of sound.
   *
   * @param perThousand dollars for a thousand windows of it
   */
  public @Nullable Double perHourOfSound(@Nullable Double perThousand) {
    @Nullable Double seconds = job.soundSeconds();
    return perThousand == null || seconds == null
        ? null
        : Double.valueOf(perThousand / 1000 * SECONDS_PER_HOUR / seconds);
  }
}
