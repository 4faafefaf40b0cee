package io.github.gpuadvisor.workload;

import java.util.Locale;

/** How keys and values are stored. */
public enum CachePrecision {
  FP32("fp32", 4),
  BF16("bf16", 2),
  FP16("fp16", 2),
  FP8("fp8", 1),
  INT8("int8", 1),
  Q8_0("q8_0", 34.0 / 32),
  Q4_0("q4_0", 18.0 / 32);

  private final String id;
  private final double bytes;

  CachePrecision(String id, double bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  public String id() {
    return id;
  }

  /** Bytes per number, block scales included. */
  public double bytes() {
    return bytes;
  }

  /** The precision of a name. */
  public static CachePrecision of(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("auto")
        || wanted.equals("16")
        || wanted.equals("float16")
        || wanted.equals("bfloat16")) {
      return BF16;
    }
    for (CachePrecision precision : values()) {
      if (precision.id.equals(wanted) || (wanted.startsWith("fp8") && precision == FP8)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("unknown precision");
  }
}
