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
  /**
   * How much of the gap between 32-bit and 16-bit accumulation is won, 0 to 1, on chips whose
   * products run faster when they accumulate in 16 bit (GeForce).
   */
  HALF_ACCUMULATION("halfAccumulation", 0),
  /** Share of memory bandwidth when weights stream. */
  MEMORY("memory"),
  /** TB/s at which streaming saturates however wide the memory is; 0: none. */
  MEMORY_CEILING("memoryCeiling", 0),
  /** TFLOPS at which prefill saturates however large the chip is; 0: none. */
  COMPUTE_CEILING("computeCeiling", 0),
  /** Share of {@link #GEMM16} and its like that the products of routed experts reach. */
  EXPERTS("experts", 1),
  /** Share of the streaming bandwidth that routed experts reach. */
  EXPERT_MEMORY("expertMemory", 1),
  /**
   * Exponent of a step's tokens that tells how many of them choose experts independently; 1: all,
   * less where some experts are wanted by most.
   */
  ROUTING("routing", 1),
  /**
   * Vector operations that unpack one weight kept in fewer bits than it is multiplied in, counted
   * at the 32-bit rate.
   */
  UNPACKING("unpacking", 0),
  /** Share of the 16-bit rate that products of packed weights reach, relative to unpacked ones. */
  PACKED("packed", 1),
  /** Bytes moved per hidden unit, layer and token beside the matrix products, in serving. */
  ACTIVATION_BYTES("activationBytes", 0),
  /** Share of memory bandwidth when the KV cache streams. */
  CACHE("cache"),
  /** Share of the 16-bit rate in prefill attention. */
  ATTENTION("attention"),
  /**
   * Bytes that prefill attention moves per token, token before it, head and layer; next to none
   * where scores never leave the chip.
   */
  ATTENTION_BYTES("attentionBytes", 0),
  /** Share of the 16-bit rate that networks of small kernels (CNNs, diffusion) reach. */
  SAMPLES("samples"),
  /** Share of the 8-bit rate that such networks reach, relative to {@link #SAMPLES}. */
  SAMPLES8("samples8", 1),
  /** The same for 32 bit (TF32, where a chip multiplies so). */
  SAMPLES32("samples32", 1),
  /** TFLOPS at which such networks saturate however large the chip is; 0: none. */
  SAMPLE_CEILING("sampleCeiling", 0),
  /** Times that each activation of a network of convolutions passes through memory. */
  SAMPLE_BYTES("sampleBytes", 0),
  /** Share of {@link #SAMPLES} that the large products of text encoders reach; may be above 1. */
  TEXTS("texts", 1),
  /** Times that each activation of a text encoder passes through memory. */
  TEXT_BYTES("textBytes", 0),
  /** Time to launch the kernels of a layer, microseconds; hidden behind other work. */
  SAMPLE_LAYER_MICROS("sampleLayerMicros", 0),
  /** Time of a batch beside its layers: loading, copies; microseconds. */
  SAMPLE_STEP_MICROS("sampleStepMicros", 0),
  /** How sharply the longest of launches, products and memory rules; 1: they add up. */
  SAMPLE_SOFTNESS("sampleSoftness", 2),
  /** What {@link #SAMPLES} is, in training. */
  SAMPLE_TRAIN("sampleTrain", 0.2),
  /** What {@link #SAMPLES32} is, in training. */
  SAMPLE_TRAIN32("sampleTrain32", 1),
  /** What {@link #SAMPLE_CEILING} is, in training. */
  SAMPLE_TRAIN_CEILING("sampleTrainCeiling", 0),
  /** What {@link #SAMPLE_BYTES} is, in training, forward and backward. */
  SAMPLE_TRAIN_BYTES("sampleTrainBytes", 0),
  /** What {@link #TEXTS} is, in training. */
  TEXT_TRAIN("textTrain", 1),
  /** What {@link #TEXT_BYTES} is, in training, forward and backward. */
  TEXT_TRAIN_BYTES("textTrainBytes", 0),
  /** What {@link #SAMPLE_LAYER_MICROS} is, in training. */
  SAMPLE_TRAIN_LAYER_MICROS("sampleTrainLayerMicros", 0),
  /** What {@link #SAMPLE_STEP_MICROS} is, in training. */
  SAMPLE_TRAIN_STEP_MICROS("sampleTrainStepMicros", 0),
  /** Share of the link that gradients between the GPUs of a machine reach. */
  SAMPLE_TRAIN_LINK("sampleTrainLink", 1),
  /** Exponent of the soft maximum of compute and memory time. */
  SOFTNESS("softness"),
  /** Share of the scale-up link in collectives. */
  LINK("link"),
  /** Latency of one all-reduce, microseconds. */
  LINK_MICROS("linkMicros", 0),
  /** The same over PCIe, microseconds. */
  PCIE_MICROS("pcieMicros", 0),
  /** Time to hand a step from one device to the next where layers are split, microseconds. */
  HOP_MICROS("hopMicros", 0),
  /** Share of the scale-out network between nodes. */
  NETWORK("network"),
  /** Time of a request outside the engine's steps: network, tokenizer, queue; microseconds. */
  REQUEST_MICROS("requestMicros", 0),
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
  /** TFLOPS at which the products of training saturate however large the chip is; 0: none. */
  TRAIN_CEILING("trainCeiling", 0),
  /** Share of {@link #TRAIN16} and its like that the products of routed experts reach. */
  TRAIN_EXPERTS("trainExperts", 1),
  /** Share of the 16-bit rate that attention reaches in training. */
  TRAIN_ATTENTION("trainAttention", 1),
  /**
   * Bytes moved per hidden unit, layer and token beside the matrix products, in training, forward
   * and backward; divided among the ranks of tensor parallelism.
   */
  ELEMENTWISE("elementwise", 0),
  /** The same of what every rank does in full: norms and residuals without sequence parallelism. */
  ELEMENTWISE_WHOLE("elementwiseWhole", 0),
  /** Bytes moved per weight in each pass of a micro batch: the weight, its gradient. */
  TRAIN_WEIGHT_BYTES("trainWeightBytes", 0),
  /** Bytes moved per logit of a trained token. */
  LOGIT_BYTES("logitBytes", 0),
  /** Time to launch the kernels of a layer, forward and backward, microseconds. */
  TRAIN_LAYER_MICROS("trainLayerMicros", 0),
  /** Time of an optimizer step beside its work, microseconds. */
  TRAIN_STEP_MICROS("trainStepMicros", 0),
  /** Share of the scale-up link in collectives of training. */
  TRAIN_LINK("trainLink", 1),
  /** Share of the scale-out network in training. */
  TRAIN_NETWORK("trainNetwork", 1),
  /** Latency of one all-reduce between two ranks in training, microseconds. */
  TRAIN_LINK_MICROS("trainLinkMicros", 0),
  /** Time to start sending between two stages of a pipeline, microseconds. */
  TRAIN_HOP_MICROS("trainHopMicros", 0),
  /**
   * Half-width of the 80 % interval as a ratio: value × (1 + interval) above, value / (1 +
   * interval) below.
   */
  INTERVAL("interval");

  /** Shares divide: below this an answer would take forever. */
  private static final double LEAST_SHARE = 1e-3;

  private static final double LARGEST = 1e6;

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

  /** True of a value that a profile may give it: terms may be absent, shares may not vanish. */
  boolean allows(double value) {
    double least = neutral != null && neutral == 0 ? 0 : LEAST_SHARE;
    return value >= least && value <= LARGEST;
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
