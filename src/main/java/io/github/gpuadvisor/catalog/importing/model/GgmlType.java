package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Types of tensors in GGUF files: number, values in a block, bytes of a block; and the nearest
 * storage format that the program knows. From {@code GGMLQuantizationType} and {@code
 * GGML_QUANT_SIZES} of llama.cpp's {@code gguf-py/gguf/constants.py} (July 2026), which follow the
 * block layouts of {@code ggml-common.h}.
 */
enum GgmlType {
  F32(0, 1, 4, Precision.FP32),
  F16(1, 1, 2, Precision.FP16),
  Q4_0(2, 32, 18, Precision.Q4_0),
  Q4_1(3, 32, 20, Precision.Q4_K_M),
  Q5_0(6, 32, 22, Precision.Q5_K_S),
  Q5_1(7, 32, 24, Precision.Q5_K_M),
  Q8_0(8, 32, 34, Precision.Q8_0),
  Q8_1(9, 32, 40, Precision.Q8_0),
  Q2_K(10, 256, 84, Precision.Q2_K),
  Q3_K(11, 256, 110, Precision.Q3_K_M),
  Q4_K(12, 256, 144, Precision.Q4_K_M),
  Q5_K(13, 256, 176, Precision.Q5_K_M),
  Q6_K(14, 256, 210, Precision.Q6_K),
  Q8_K(15, 256, 292, Precision.Q8_0),
  IQ2_XXS(16, 256, 66, Precision.Q2_K),
  IQ2_XS(17, 256, 74, Precision.Q2_K),
  IQ3_XXS(18, 256, 98, Precision.Q3_K_M),
  IQ1_S(19, 256, 50, Precision.Q2_K),
  IQ4_NL(20, 32, 18, Precision.IQ4_NL),
  IQ3_S(21, 256, 110, Precision.Q3_K_M),
  IQ2_S(22, 256, 82, Precision.Q2_K),
  IQ4_XS(23, 256, 136, Precision.IQ4_XS),
  I8(24, 1, 1, null),
  I16(25, 1, 2, null),
  I32(26, 1, 4, null),
  I64(27, 1, 8, null),
  F64(28, 1, 8, null),
  IQ1_M(29, 256, 56, Precision.Q2_K),
  BF16(30, 1, 2, Precision.BF16),
  TQ1_0(34, 256, 54, Precision.Q2_K),
  TQ2_0(35, 256, 66, Precision.Q2_K),
  MXFP4(39, 32, 17, Precision.MXFP4),
  NVFP4(40, 64, 36, Precision.NVFP4),
  Q1_0(41, 128, 18, Precision.Q2_K);

  private final int number;
  private final int values;
  private final int bytes;
  private final @Nullable Precision nearest;

  GgmlType(int number, int values, int bytes, @Nullable Precision nearest) {
    this.number = number;
    this.values = values;
    this.bytes = bytes;
    this.nearest = nearest;
  }

  static @Nullable GgmlType of(int number) {
    for (GgmlType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    return null;
  }

  /** Values in a block. */
  int blockValues() {
    return values;
  }

  /** Bytes of a block. */
  int blockBytes() {
    return bytes;
  }

  @Nullable Precision nearest() {
    return nearest;
  }
}
