package io.github.gpuadvisor.workload;

import java.util.Locale;

/** What updates the weights, by what it keeps for each trained number. */
public enum Optimizer {
  /** Mixed precision: a 32-bit copy of the weights and two 32-bit moments. */
  ADAMW(12),
  /** Two moments as wide as the weights, and no copy of them. */
  ADAMW_BF16(4),
  /** Two moments of 8 bits. */
  ADAMW_8BIT(2),
  /** Two moments of 8 bits that leave the device where they do not fit. */
  PAGED_ADAMW_8BIT(0),
  /** No states at all. */
  SGD(0);

  private final double bytes;

  Optimizer(double bytes) {
    this.bytes = bytes;
  }

  /** As written in questions: {@code paged-adamw-8bit}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Bytes that must stay on the device for each trained number. */
  public double bytes() {
    return bytes;
  }

  /** The optimizer of a name. */
  public static Optimizer of(String text) {
    for (Optimizer optimizer : values()) {
      if (optimizer.id().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return optimizer;
      }
    }
    throw new IllegalArgumentException("unknown optimizer");
  }
}
