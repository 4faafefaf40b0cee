package io.github.gpuadvisor.workload;

import org.jspecify.annotations.Nullable;

/**
 * Work that is counted in images, frames, sounds or texts instead of tokens: so many in all, or so
 * many a second. An item is what one request asks for.
 *
 * @param unit what an item is
 * @param items in all; null: without end
 * @param perSecond items that must be kept up with; null: as fast as it goes
 * @param streams cameras that the items come from; null: none
 * @param soundSeconds of one item; null: it is no sound
 * @param deadlineSeconds for all items; null: none
 */
public record Job(
    Unit unit,
    @Nullable Double items,
    @Nullable Double perSecond,
    @Nullable Integer streams,
    @Nullable Double soundSeconds,
    @Nullable Double deadlineSeconds) {

  /** What is counted. */
  public enum Unit {
    IMAGE("images"),
    FRAME("frames"),
    SOUND("windows"),
    ITEM("items");

    private final String plural;

    Unit(String plural) {
      this.plural = plural;
    }

    public String plural() {
      return plural;
    }
  }

  /** Frames a second of one stream; null where items come from no streams. */
  public @Nullable Double framesPerSecond() {
    return streams == null || perSecond == null ? null : Double.valueOf(perSecond / streams);
  }

  /** Hours of sound in all; null where items are no sound or have no end. */
  public @Nullable Double soundHours() {
    return items == null || soundSeconds == null
        ? null
        : Double.valueOf(items * soundSeconds / 3600);
  }
}
