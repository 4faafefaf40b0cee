package io.github.gpuadvisor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A constant of the speed model, by the name that engine files give it. Shares are of the datasheet
 * figure; a constant with a neutral value may be left out of a file, and its term is then absent.
 */
public enum Constant {
  /** Share of the dense 16-bit rate that large matrix products reach. */
  GEMM16("gemm16"),
  /** The same for 8-bit formats. */
  GEMM8("gemm8"),
  /** The same for 4-bit formats. */
  GEMM4("gemm4"),
  /** Share of memory bandwidth when weights stream. */
  MEMORY("memory"),
  /** TB/s at which streaming saturates however wide the memory is; 0: none. */
  MEMORY_CEILING("memoryCeiling", 0),
  /** TFLOPS at which prefill saturates however large the chip is; 0: none. */
  COMPUTE_CEILING("computeCeiling", 0),
  /** Share of memory bandwidth when the KV cache streams. */
  CACHE("cache"),
  /** Share of the 16-bit rate in prefill attention. */
  ATTENTION("attention"),
  /** Share of the 16-bit rate that networks of small kernels (CNNs, diffusion) reach. */
  SAMPLES("samples"),
  /** Exponent of the soft maximum of compute and memory time. */
  SOFTNESS("softness"),
  /** Share of the scale-up link in collectives. */
  LINK("link"),
  /** Latency of one all-reduce, microseconds. */
  LINK_MICROS("linkMicros", 0),
  /** The same over PCIe, microseconds. */
  PCIE_MICROS("pcieMicros", 0),
  /** Share of the scale-out network between nodes. */
  NETWORK("network"),
  /** Launch cost of a layer, microseconds. */
  LAYER_MICROS("layerMicros", 0),
  /** Scheduling cost of a sequence in a step, microseconds. */
  SEQUENCE_MICROS("sequenceMicros", 0),
  /** Fixed cost of a step, microseconds. */
  STEP_MICROS("stepMicros", 0),
  /** Share of the dense 16-bit rate that the matrix products of training reach. */
  TRAIN16("train16"),
  /** The same for FP8 training. */
  TRAIN8("train8"),
  /** Bytes moved per hidden unit, layer and token beside the matrix products, in training. */
  ELEMENTWISE("elementwise", 0),
  /**
   * Half-width of the 80 % interval as a ratio: value × (1 + interval) above, value / (1 +
   * interval) below.
   */
  INTERVAL("interval");

  private static final Map<String, Constant> BY_ID = new LinkedHashMap<>();

  static {
    for (Constant constant : values()) {
      BY_ID.put(constant.id, constant);
    }
  }

  private final String id;
  private final @Nullable Double neutral;

  Constant(String id) {
    this.id = id;
    this.neutral = null;
  }

  Constant(String id, double neutral) {
    this.id = id;
    this.neutral = neutral;
  }

  /** As written in engine files: {@code stepMicros}. */
  public String id() {
    return id;
  }

  /** The value at which its term is absent; null where a profile must give it. */
  public @Nullable Double neutral() {
    return neutral;
  }

  /** The constant of an id, or null. */
  public static @Nullable Constant of(String id) {
    return BY_ID.get(id);
  }
}
