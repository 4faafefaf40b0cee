package io.github.gpuadvisor.catalog;

/**
 * Constants of the speed model for one engine era on one chip family. Shares are of the datasheet
 * figure.
 *
 * @param gemm16 share of the dense 16-bit rate that large matrix products reach
 * @param gemm8 the same for 8-bit formats
 * @param gemm4 the same for 4-bit formats
 * @param memory share of memory bandwidth when weights stream
 * @param memoryCeiling TB/s at which streaming saturates however wide the memory is; 0: none
 * @param computeCeiling TFLOPS at which prefill saturates however large the chip is; 0: none
 * @param cache share of memory bandwidth when the KV cache streams
 * @param attention share of the 16-bit rate in prefill attention
 * @param samples share of the 16-bit rate that networks of small kernels (CNNs, diffusion) reach
 * @param softness exponent of the soft maximum of compute and memory time
 * @param link share of the scale-up link in collectives
 * @param linkMicros latency of one all-reduce, microseconds
 * @param pcieMicros the same over PCIe, microseconds
 * @param network share of the scale-out network between nodes
 * @param layerMicros launch cost of a layer, microseconds
 * @param sequenceMicros scheduling cost of a sequence in a step, microseconds
 * @param stepMicros fixed cost of a step, microseconds
 * @param train16 share of the dense 16-bit rate that training's matrix products reach
 * @param train8 the same for FP8 training
 * @param elementwise bytes moved per hidden unit, layer and token beside the matrix products, in
 *     training
 * @param interval half-width of the 80 % interval as a ratio: value × (1 + interval) above, value /
 *     (1 + interval) below
 */
public record SpeedConstants(
    double gemm16,
    double gemm8,
    double gemm4,
    double memory,
    double memoryCeiling,
    double computeCeiling,
    double cache,
    double attention,
    double samples,
    double softness,
    double link,
    double linkMicros,
    double pcieMicros,
    double network,
    double layerMicros,
    double sequenceMicros,
    double stepMicros,
    double train16,
    double train8,
    double elementwise,
    double interval) {

  /** Stands where constants of another engine are to come. */
  static final SpeedConstants NONE =
      new SpeedConstants(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Streaming bandwidth in bytes per second of a memory of a nominal bandwidth. */
  public double streaming(double bytesPerSecond) {
    return saturating(bytesPerSecond * memory, memoryCeiling);
  }

  /** Matrix rate in FLOP/s of a format with a nominal dense rate. */
  public double multiplying(Dtype dtype, double flopsPerSecond) {
    return saturating(flopsPerSecond * gemm(dtype), computeCeiling);
  }

  private static double saturating(double rate, double ceilingInTera) {
    return ceilingInTera <= 0 ? rate : 1 / (1 / rate + 1 / (ceilingInTera * 1e12));
  }

  /** The share of the dense rate that matrix products in a format reach. */
  public double gemm(Dtype dtype) {
    return switch (dtype.bits()) {
      case 4 -> gemm4;
      case 8 -> gemm8;
      default -> gemm16;
    };
  }

  /** The same for training. */
  public double training(Dtype dtype) {
    return dtype.bits() <= 8 ? train8 : train16;
  }
}
