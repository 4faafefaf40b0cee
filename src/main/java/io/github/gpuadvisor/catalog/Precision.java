package io.github.gpuadvisor.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How weights are stored and which matrix rate they ask for.
 *
 * <p>Bits include block scales: FP8 with 128 × 128 blocks 8.002 (rounded to 8), INT4 with groups of
 * 128 is 4 + 20/128, MXFP4 4 + 8/32, NVFP4 4 + 8/16; GGUF block formats as laid out in llama.cpp's
 * {@code ggml-common.h} (Q8_0: 34 bytes per 32 values, Q6_K: 210 per 256, Q5_K: 176, Q4_K: 144,
 * Q3_K: 110, Q2_K: 84).
 */
public enum Precision {
  FP32("fp32", 32, Scope.ALL, Dtype.FP32),
  BF16("bf16", 16, Scope.ALL, Dtype.BF16),
  FP16("fp16", 16, Scope.ALL, Dtype.FP16),
  FP8("fp8", 8, Scope.LINEAR, Dtype.FP8),
  INT8("int8", 8, Scope.LINEAR, Dtype.INT8),
  W4A8("w4a8", 4.25, Scope.LINEAR, Dtype.FP8),
  INT4("int4", 4 + 20.0 / 128, Scope.LINEAR, Dtype.FP16),
  NVFP4("nvfp4", 4.5, Scope.EXPERTS, Dtype.FP4),
  MXFP4("mxfp4", 4.25, Scope.EXPERTS, Dtype.FP4),
  Q8_0("q8_0", 8.5, Scope.GGUF, Dtype.FP16),
  Q6_K("q6_k", 6.5625, Scope.GGUF, Dtype.FP16),
  Q5_K_M("q5_k_m", 5.5, Scope.GGUF, Dtype.FP16),
  Q5_K_S("q5_k_s", 5.5, Scope.GGUF, Dtype.FP16),
  Q4_K_M("q4_k_m", 4.5, Scope.GGUF, Dtype.FP16),
  Q4_K_S("q4_k_s", 4.5, Scope.GGUF, Dtype.FP16),
  Q4_0("q4_0", 4.5, Scope.GGUF, Dtype.FP16),
  IQ4_NL("iq4_nl", 4.5, Scope.GGUF, Dtype.FP16),
  IQ4_XS("iq4_xs", 4.25, Scope.GGUF, Dtype.FP16),
  Q3_K_M("q3_k_m", 3.4375, Scope.GGUF, Dtype.FP16),
  Q2_K("q2_k", 2.625, Scope.GGUF, Dtype.FP16);

  /** Which tensors are stored in the named bits. */
  public enum Scope {
    /** Every tensor. */
    ALL,
    /** The matrices inside the blocks; embeddings and head stay at 16 bit. */
    LINEAR,
    /**
     * Routed experts of a mixture of experts (a dense model: as {@link #LINEAR}); everything else
     * stays at 16 bit.
     */
    EXPERTS,
    /**
     * All matrices, a llama.cpp mix: some tensors in another format, the output matrix at Q6_K or
     * better.
     */
    GGUF
  }

  private final String id;
  private final double bits;
  private final Scope scope;
  private final Dtype compute;

  Precision(String id, double bits, Scope scope, Dtype compute) {
    this.id = id;
    this.bits = bits;
    this.scope = scope;
    this.compute = compute;
  }

  public String id() {
    return id;
  }

  /** Bits per weight of the tensors in scope. */
  public double bits() {
    return bits;
  }

  public Scope scope() {
    return scope;
  }

  /** The matrix format that this precision computes in where the chip has it. */
  public Dtype compute() {
    return compute;
  }

  public boolean isGguf() {
    return scope == Scope.GGUF;
  }

  public boolean isSixteenBit() {
    return this == BF16 || this == FP16;
  }

  /**
   * The precision of a name, or null. Checkpoint formats that share an arithmetic share a constant:
   * {@code awq-int4}, {@code gptq-int4} and {@code w4a16} are {@code int4}.
   */
  public static @Nullable Precision of(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return switch (wanted) {
      case "awq_int4", "gptq_int4", "awq", "gptq", "w4a16", "int4_awq", "int4" -> INT4;
      case "float16", "half", "f16" -> FP16;
      case "bfloat16" -> BF16;
      case "float32", "f32" -> FP32;
      case "fp8_e4m3", "w8a8_fp8", "f8" -> FP8;
      case "w8a8", "w8a8_int8" -> INT8;
      case "fp4" -> NVFP4;
      case "q4_k" -> Q4_K_M;
      case "q5_k" -> Q5_K_M;
      default -> byId(wanted);
    };
  }

  private static @Nullable Precision byId(String wanted) {
    for (Precision precision : values()) {
      if (precision.id.equals(wanted)) {
        return precision;
      }
    }
    return null;
  }
}
