package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A width of numbers that chips are compared in: the fastest of the formats that have it. */
public enum Format {
  FP64("fp64", "FP64", Dtype.FP64, Dtype.FP64_TENSOR),
  FP32("fp32", "FP32", Dtype.FP32),
  TF32("tf32", "TF32", Dtype.TF32),
  FP16("fp16", "16 bit", Dtype.FP16, Dtype.BF16),
  INT8("int8", "INT8", Dtype.INT8),
  FP8("fp8", "FP8", Dtype.FP8),
  FP4("fp4", "FP4", Dtype.FP4);

  /** What is compared where nobody says: vectors of old, and what matrices came to be kept in. */
  public static final List<Format> USUAL = List.of(FP32, FP16, FP8, FP4);

  private final String id;
  private final String title;
  private final Dtype first;
  private final Dtype second;

  Format(String id, String title, Dtype only) {
    this(id, title, only, only);
  }

  Format(String id, String title, Dtype first, Dtype second) {
    this.id = id;
    this.title = title;
    this.first = first;
    this.second = second;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** The dense rate in TFLOPS; null where the chip has none, or none is known. */
  public @Nullable Double rate(Accelerator gpu) {
    Double one = gpu.tflops(first);
    Double other = gpu.tflops(second);
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Double.valueOf(Math.max(one, other));
  }
}
