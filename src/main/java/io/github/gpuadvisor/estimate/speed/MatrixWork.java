package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.memory.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Products of a step's tokens with the weights that one device holds, as seconds of arithmetic and
 * of reading: the dense part (attention projections, feed-forward blocks, shared experts, output
 * matrix) and the routed experts, of which only those are read that some token is sent to.
 */
final class MatrixWork {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;
  private static final int SIXTEEN = 16;

  private final Transformer shape;
  private final double devices;
  private final int expertRanks;
  final double softness;
  private final DenseWork dense;
  private final double headParameters;
  private final double expertActive;
  final double denseBytes;
  private final double blockBytes;
  final double expertBytes;
  final double matrixRate;
  private final double expertRate;
  private final double streaming;
  private final double expertStreaming;
  private final double unpacking;
  private final double routing;
  private final @Nullable HostStep host;

  /**
   * @param rate dense TFLOPS in the format of the products
   * @param bandwidth GB/s of the device's memory
   */
  MatrixWork(
      Accelerator gpu,
      Plan plan,
      Model model,
      Transformer shape,
      EncoderPass pass,
      double rate,
      double bandwidth) {
    SpeedConstants constants = plan.era().constants(gpu);
    this.shape = shape;
    this.devices = plan.gpusPerReplica();
    this.expertRanks = Math.max(1, plan.expertParallel());
    this.softness = constants.of(Constant.SOFTNESS);
    Transformer.@Nullable Experts experts = shape.experts();
    this.expertActive =
        experts == null ? 0 : shape.oneExpertParameters() * experts.perToken() * experts.layers();
    this.headParameters = shape.embeddingParameters();
    this.dense =
        DenseWork.of(
            shape,
            Math.max(0, model.activeParameters() - shape.vocabularyParameters() - expertActive),
            pass);
    this.expertBytes = Weights.expertBytes(model, plan.precision());
    double lookedUp = shape.tiedEmbeddings() ? 0 : Weights.embeddingBytes(shape, plan.precision());
    double stored = Weights.stored(model, plan.precision()).value();
    this.denseBytes = Math.max(0, stored - expertBytes - lookedUp);
    this.blockBytes = Math.max(0, denseBytes - Weights.embeddingBytes(shape, plan.precision()));
    this.matrixRate =
        constants.multiplying(
            plan.arithmetic().dtype(),
            rate * accumulating(gpu, plan, constants) * packed(plan, constants) * TERA);
    this.expertRate = matrixRate * constants.of(Constant.EXPERTS);
    this.streaming = constants.streaming(bandwidth * GIGA);
    this.expertStreaming = streaming * constants.of(Constant.EXPERT_MEMORY);
    this.routing = constants.of(Constant.ROUTING);
    @Nullable Host held = plan.host();
    this.host = held == null ? null : new HostStep(gpu, held, shape);
    this.unpacking = unpacking(gpu, plan, model, stored, constants);
  }

  private static boolean isPacked(Plan plan) {
    return plan.arithmetic().weightOnly() && plan.precision().bits() < SIXTEEN;
  }

  private static double packed(Plan plan, SpeedConstants constants) {
    return isPacked(plan) ? constants.of(Constant.PACKED) : 1;
  }

  /** How much faster 16-bit products run where the engine keeps sums in 16 bit. */
  static double accumulating(Accelerator gpu, Plan plan, SpeedConstants constants) {
    @Nullable Double wide = gpu.tflops(plan.arithmetic().dtype());
    @Nullable Double narrow = gpu.tflopsHalfAccumulated();
    boolean sixteen = plan.arithmetic().dtype().bits() == SIXTEEN;
    return sixteen && wide != null && narrow != null && narrow > wide
        ? Math.pow(narrow / wide, constants.of(Constant.HALF_ACCUMULATION))
        : 1;
  }

  /**
   * Seconds that unpacking one stored byte costs beside reading it: weights kept in fewer bits than
   * they are multiplied in pass the vector units first.
   */
  private static double unpacking(
      Accelerator gpu, Plan plan, Model model, double stored, SpeedConstants constants) {
    @Nullable Double vector = gpu.tflops(Dtype.FP32);
    return isPacked(plan) && vector != null
        ? constants.of(Constant.UNPACKING) * model.parameters() / stored / (vector * TERA)
        : 0;
  }

  /**
   * Seconds of one step over all stages: arithmetic and reading overlap in a soft maximum, dense
   * and routed parts follow one another.
   *
   * @param decoding tokens worked on, one for each sequence
   * @param prefill tokens of prompts worked on
   */
  double seconds(double decoding, double prefill) {
    double first = overlapped(denseCompute(decoding, prefill), denseReading(decoding, prefill));
    double tokens = decoding + prefill;
    if (host != null) {
      double blocks =
          (host.blocksOnGpu(tokens) * blockBytes + denseBytes - blockBytes) / denseBytes;
      return blocks * first
          + host.expertsOnGpu(tokens) * overlapped(expertCompute(tokens), expertReading(tokens));
    }
    return expertBytes == 0
        ? first
        : first + overlapped(expertCompute(tokens), expertReading(tokens));
  }

  /**
   * Seconds that weights in the host's memory add.
   *
   * @param cacheBytes that attention reads
   */
  double hostSeconds(double tokens, double cacheBytes) {
    return host == null
        ? 0
        : host.seconds(tokens, blockBytes, expertBytes * touched(tokens), cacheBytes);
  }

  private double overlapped(double compute, double reading) {
    return softness == 2
        ? Math.sqrt(compute * compute + reading * reading)
        : Math.pow(Math.pow(compute, softness) + Math.pow(reading, softness), 1 / softness);
  }

  /** Seconds of arithmetic alone. */
  double computeSeconds(double decoding, double prefill) {
    return denseCompute(decoding, prefill) + expertCompute(decoding + prefill);
  }

  /** Seconds of reading weights alone. */
  double readingSeconds(double decoding, double prefill) {
    return denseReading(decoding, prefill) + expertReading(decoding + prefill);
  }

  double denseReading(double decoding, double prefill) {
    return dense.read(decoding, prefill) * denseBytes / devices * perByte(streaming);
  }

  /** Bytes of weights read over all devices. */
  double readingBytes(double decoding, double prefill) {
    return dense.read(decoding, prefill) * denseBytes + expertBytes * touched(decoding + prefill);
  }

  private double perByte(double rate) {
    return 1 / rate + unpacking;
  }

  /** Another token is asked for after each decoding one and after a prompt's last. */
  private double denseCompute(double decoding, double prefill) {
    double ending = decoding + (prefill > 0 ? 1 : 0);
    double products =
        decoding * dense.generated() + prefill * dense.prompt() + ending * headParameters;
    return 2 * products / (matrixRate * devices);
  }

  private double expertCompute(double tokens) {
    return expertActive == 0
        ? 0
        : 2 * tokens * expertActive / (expertRate * devices) * busiestRank(tokens);
  }

  double expertReading(double tokens) {
    return expertBytes == 0
        ? 0
        : expertBytes * touched(tokens) / devices * perByte(expertStreaming) * fullestRank(tokens);
  }

  /** Share of all routed experts that a number of tokens touches. */
  double touched(double tokens) {
    Transformer.@Nullable Experts experts = shape.experts();
    if (experts == null) {
      return 0;
    }
    double independent = tokens > 1 ? Math.pow(tokens, routing) : tokens;
    return 1 - Math.pow(1 - (double) experts.perToken() / experts.count(), independent);
  }

  /** How many times its share of tokens the busiest device gets where whole experts are spread. */
  private double busiestRank(double tokens) {
    Transformer.@Nullable Experts experts = shape.experts();
    if (experts == null || expertRanks == 1) {
      return 1;
    }
    double each = tokens * experts.perToken() / expertRanks;
    return Math.min(expertRanks, 1 + largestOf(expertRanks) / Math.sqrt(Math.max(each, 1e-9)));
  }

  /** How many times its share of touched experts the fullest device has to read. */
  private double fullestRank(double tokens) {
    Transformer.@Nullable Experts experts = shape.experts();
    double share = touched(tokens);
    if (experts == null || expertRanks == 1 || share <= 0) {
      return 1;
    }
    double each = share * experts.count() / expertRanks;
    return Math.min(
        Math.min(expertRanks, 1 / share),
        1 + largestOf(expertRanks) * Math.sqrt((1 - share) / each));
  }

  /**
   * How far the largest of several values around a common mean lies above it, in standard
   * deviations: .56 of 2, 1.05 of 4, 1.42 of 8.
   */
  private static double largestOf(int values) {
    return Math.sqrt(2 * Math.log(values)) - 0.62;
  }
}
