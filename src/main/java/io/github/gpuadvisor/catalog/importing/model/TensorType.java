package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Types of tensors in safetensors files, as the {@code Dtype} of the safetensors library names
 * them.
 */
enum TensorType {
  F64(64, null),
  F32(32, Precision.FP32),
  F16(16, Precision.FP16),
  BF16(16, Precision.BF16),
  F8_E4M3(8, Precision.FP8),
  F8_E5M2(8, Precision.FP8),
  F8_E8M0(8, null),
  F8_E4M3FNUZ(8, Precision.FP8),
  F8_E5M2FNUZ(8, Precision.FP8),
  F6_E2M3(6, null),
  F6_E3M2(6, null),
  F4(4, Precision.NVFP4),
  C64(64, null),
  I64(64, null),
  U64(64, null),
  I32(32, Precision.INT4),
  U32(32, Precision.INT4),
  I16(16, null),
  U16(16, null),
  I8(8, Precision.INT8),
  U8(8, Precision.INT4),
  BOOL(8, null);

  private final int bits;
  private final @Nullable Precision precision;

  TensorType(int bits, @Nullable Precision precision) {
    this.bits = bits;
    this.precision = precision;
  }

  int bits() {
    return bits;
  }

  /** The storage format of weights that are kept in this type, or null. */
  @Nullable Precision precision() {
    return precision;
  }

  static @Nullable TensorType of(String name) {
    for (TensorType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }
}
