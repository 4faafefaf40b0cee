package io.github.gpuadvisor.workload;

import java.util.Locale;

/** What a training step keeps in the memory of the host instead of the device's. */
public enum Offload {
  NONE,
  OPTIMIZER,
  ACTIVATIONS,
  ALL;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True where the states of the optimizer are on the host. */
  public boolean optimizer() {
    return this == OPTIMIZER || this == ALL;
  }

  /** What a name says. */
  public static Offload of(String text) {
    for (Offload offload : values()) {
      if (offload.id().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return offload;
      }
    }
    throw new IllegalArgumentException("unknown part");
  }
}
