package io.github.gpuadvisor.catalog;

/**
 * A number format that a chip computes in, with the key its dense rate stands under in a GPU file.
 */
public enum Dtype {
  FP64("fp64", 64),
  FP64_TENSOR("fp64Tensor", 64),
  FP32("fp32", 32),
  TF32("tf32", 32),
  FP16("fp16", 16),
  BF16("bf16", 16),
  FP8("fp8", 8),
  INT8("int8", 8),
  INT4("int4", 4),
  FP4("fp4", 4);

  private final String key;
  private final int bits;

  Dtype(String key, int bits) {
    this.key = key;
    this.bits = bits;
  }

  public String key() {
    return key;
  }

  public int bits() {
    return bits;
  }
}
