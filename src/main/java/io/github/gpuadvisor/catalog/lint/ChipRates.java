package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one compute unit does in a clock, by generation, a multiply-add counted as two: what the
 * vendors' descriptions of each architecture give as lanes and as size of a matrix unit. NVIDIA's
 * generations go by compute capability, since one architecture's name covers large and small chips.
 *
 * @param vector 32-bit operations of the vector lanes; 0: not judged
 * @param half dense 16-bit operations with 32-bit accumulation, of the matrix unit where there is
 *     one; 0: not judged
 */
record ChipRates(int vector, int half) {
  private static final Pattern BEFORE_MATRIX_UNITS = Pattern.compile("[1-6][.].*");
  private static final Pattern BEFORE_TURING = Pattern.compile("[1-6][.].*|7[.]0|7[.]2");

  /** Since Turing, GeForce adds up 16-bit products in 32 bit at half the rate. */
  private static final int GEFORCE_SHARE = 2;

  private static final Map<String, ChipRates> GENERATIONS = generations();

  private static Map<String, ChipRates> generations() {
    Map<String, ChipRates> rates = new HashMap<>();
    nvidia(rates);
    amd(rates);
    intel(rates);
    apple(rates);
    google(rates);
    return rates;
  }

  /** Per multiprocessor: lanes × 2; matrix units × products per clock × 2. */
  private static void nvidia(Map<String, ChipRates> rates) {
    rates.put("3.5", new ChipRates(192 * 2, 0));
    rates.put("3.7", new ChipRates(192 * 2, 0));
    rates.put("5.2", new ChipRates(128 * 2, 0));
    rates.put("5.3", new ChipRates(128 * 2, 128 * 2 * 2));
    rates.put("6.0", new ChipRates(64 * 2, 64 * 2 * 2));
    rates.put("6.1", new ChipRates(128 * 2, 0));
    rates.put("6.2", new ChipRates(128 * 2, 128 * 2 * 2));
    rates.put("7.0", new ChipRates(64 * 2, 8 * 64 * 2));
    rates.put("7.2", new ChipRates(64 * 2, 8 * 64 * 2));
    rates.put("7.5", new ChipRates(64 * 2, 8 * 64 * 2));
    rates.put("8.0", new ChipRates(64 * 2, 4 * 256 * 2));
    rates.put("8.6", new ChipRates(128 * 2, 4 * 128 * 2));
    rates.put("8.7", new ChipRates(128 * 2, 4 * 256 * 2));
    rates.put("8.9", new ChipRates(128 * 2, 4 * 128 * 2));
    rates.put("9.0", new ChipRates(128 * 2, 4 * 512 * 2));
    rates.put("10.0", new ChipRates(128 * 2, 4 * 1024 * 2));
    rates.put("10.3", new ChipRates(128 * 2, 4 * 1024 * 2));
    rates.put("11.0", new ChipRates(128 * 2, 4 * 1024 * 2));
    rates.put("12.0", new ChipRates(128 * 2, 4 * 128 * 2));
    rates.put("12.1", new ChipRates(128 * 2, 4 * 128 * 2));
  }

  /** Per compute unit: lanes × 2, twice that where two are issued at once. */
  private static void amd(Map<String, ChipRates> rates) {
    rates.put("gcn5.1", new ChipRates(64 * 2, 64 * 2 * 2));
    rates.put("cdna", new ChipRates(64 * 2, 1024));
    rates.put("cdna2", new ChipRates(64 * 2, 1024));
    rates.put("cdna3", new ChipRates(128 * 2, 2048));
    rates.put("cdna4", new ChipRates(128 * 2, 4096));
    rates.put("rdna", new ChipRates(64 * 2, 64 * 2 * 2));
    rates.put("rdna2", new ChipRates(64 * 2, 64 * 2 * 2));
    rates.put("rdna3", new ChipRates(64 * 2 * 2, 512));
    rates.put("rdna3.5", new ChipRates(64 * 2 * 2, 512));
    rates.put("rdna4", new ChipRates(64 * 2 * 2, 1024));
  }

  /**
   * Per Xe core: 16 vector engines of 8 lanes or 8 of 16; Arc states matrix rates at another clock.
   */
  private static void intel(Map<String, ChipRates> rates) {
    rates.put("xe-hpc", new ChipRates(128 * 2, 4096));
    rates.put("xe-hpg", new ChipRates(128 * 2, 0));
    rates.put("xe2-hpg", new ChipRates(128 * 2, 0));
  }

  /** Per GPU core: 128 lanes. */
  private static void apple(Map<String, ChipRates> rates) {
    for (int generation = 1; generation <= 4; generation++) {
      rates.put("apple-m" + generation, new ChipRates(128 * 2, 128 * 2));
    }
    rates.put("apple-m5", new ChipRates(128 * 2, 0));
  }

  /** Per core: matrix units of 128 × 128. */
  private static void google(Map<String, ChipRates> rates) {
    rates.put("tpu-v2", new ChipRates(0, 128 * 128 * 2));
    rates.put("tpu-v3", new ChipRates(0, 2 * 128 * 128 * 2));
    rates.put("tpu-v4", new ChipRates(0, 4 * 128 * 128 * 2));
    rates.put("tpu-v5e", new ChipRates(0, 4 * 128 * 128 * 2));
    rates.put("tpu-v5p", new ChipRates(0, 4 * 128 * 128 * 2));
  }

  /** The rates of a chip's units, or null where its generation is not known here. */
  static @Nullable ChipRates of(Accelerator gpu) {
    String generation =
        gpu.vendor() == Vendor.NVIDIA ? gpu.computeCapability() : gpu.architecture();
    @Nullable ChipRates rates = generation == null ? null : GENERATIONS.get(generation);
    if (rates == null || !isGeForceWithMatrixUnits(gpu)) {
      return rates;
    }
    // GTX 16 has no matrix units: twice the vector rate, as in the chips before.
    return gpu.id().startsWith("gtx-")
        ? new ChipRates(rates.vector(), rates.vector() * 2)
        : new ChipRates(rates.vector(), rates.half() / GEFORCE_SHARE);
  }

  /**
   * GeForce from Turing on; its 8-bit integers are four times as fast as its 16-bit products. Titan
   * cards are sold to consumers too, and are not cut.
   */
  static boolean isGeForceWithMatrixUnits(Accelerator gpu) {
    String capability = gpu.computeCapability();
    return gpu.vendor() == Vendor.NVIDIA
        && gpu.gpuClass() == GpuClass.CONSUMER
        && !gpu.id().startsWith("titan-")
        && capability != null
        && !BEFORE_TURING.matcher(capability).matches();
  }

  /** False for NVIDIA's chips from before Volta, where each format has a rate of its own. */
  static boolean hasMatrixUnits(Accelerator gpu) {
    String capability = gpu.computeCapability();
    return gpu.vendor() != Vendor.NVIDIA
        || (capability != null && !BEFORE_MATRIX_UNITS.matcher(capability).matches());
  }
}
