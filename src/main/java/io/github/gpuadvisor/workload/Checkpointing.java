package io.github.gpuadvisor.workload;

import java.util.Locale;

/** Which activations are computed again in the backward pass instead of kept. */
public enum Checkpointing {
  NONE,
  SELECTIVE,
  FULL;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a name. */
  public static Checkpointing of(String text) {
    for (Checkpointing mode : values()) {
      if (mode.id().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw new IllegalArgumentException("unknown mode");
  }
}
