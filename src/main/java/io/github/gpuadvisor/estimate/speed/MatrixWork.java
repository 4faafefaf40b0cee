package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
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
  private static final double GIGA = 1e9;

  private final double devices;
  final double softness;
  private final DenseWork dense;
  final ExpertWork experts;
  private final double headParameters;
  final double denseBytes;
  private final double blockBytes;
  final double matrixRate;
  private final double secondsPerByte;
  private final @Nullable HostStep host;
  private final KnownSteps known = new KnownSteps();

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
    this.devices = plan.gpusPerReplica();
    this.softness = constants.of(Constant.SOFTNESS);
    this.headParameters = shape.embeddingParameters();
    this.dense =
        DenseWork.of(
            shape,
            Math.max(
                0,
                model.activeParameters() - shape.vocabularyParameters() - ExpertWork.active(shape)),
            pass);
    double expertBytes = Weights.expertBytes(model, plan.precision());
    double lookedUp = shape.tiedEmbeddings() ? 0 : Weights.embeddingBytes(shape, plan.precision());
    double stored = Weights.stored(model, plan.precision()).value();
    this.denseBytes = Math.max(0, stored - expertBytes - lookedUp);
    this.blockBytes = Math.max(0, denseBytes - Weights.embeddingBytes(shape, plan.precision()));
    this.matrixRate = ProductRate.of(gpu, plan, constants, rate);
    double streaming = constants.streaming(bandwidth * GIGA);
    double unpacking = ProductRate.unpacking(gpu, plan, model, stored, constants);
    this.secondsPerByte = 1 / streaming + unpacking;
    this.experts =
        new ExpertWork(plan, shape, constants, expertBytes, matrixRate, streaming, unpacking);
    @Nullable Host held = plan.host();
    this.host = held == null ? null : new HostStep(gpu, held, shape);
  }

  /**
   * Seconds of one step over all stages: arithmetic and reading overlap in a soft maximum, dense
   * and routed parts follow one another.
   *
   * @param decoding tokens worked on, one for each sequence
   * @param prefill tokens of prompts worked on
   */
  double seconds(double decoding, double prefill) {
    double before = known.seconds(decoding, prefill);
    if (before > 0) {
      return before;
    }
    double seconds = computed(decoding, prefill);
    known.keep(decoding, prefill, seconds);
    return seconds;
  }

  private double computed(double decoding, double prefill) {
    double tokens = decoding + prefill;
    double first =
        denseOnGpu(tokens)
            * overlapped(denseCompute(decoding, prefill), denseReading(decoding, prefill));
    return experts.bytes == 0
        ? first
        : first
            + expertsOnGpu(tokens) * overlapped(experts.compute(tokens), experts.reading(tokens));
  }

  /** Share of the dense weights that the devices work on; a host has its part of the blocks. */
  private double denseOnGpu(double tokens) {
    return host == null
        ? 1
        : (host.blocksOnGpu(tokens) * blockBytes + denseBytes - blockBytes) / denseBytes;
  }

  private double expertsOnGpu(double tokens) {
    return host == null ? 1 : host.expertsOnGpu(tokens);
  }

  /**
   * Seconds that weights in the host's memory add.
   *
   * @param cacheBytes that attention reads
   */
  double hostSeconds(double tokens, double cacheBytes) {
    return host == null
        ? 0
        : host.seconds(tokens, blockBytes, experts.touchedBytes(tokens), cacheBytes);
  }

  private double overlapped(double compute, double reading) {
    return softness == 2
        ? Math.sqrt(compute * compute + reading * reading)
        : Math.pow(Math.pow(compute, softness) + Math.pow(reading, softness), 1 / softness);
  }

  /** Seconds of arithmetic alone. */
  double computeSeconds(double decoding, double prefill) {
    return denseCompute(decoding, prefill) + experts.compute(decoding + prefill);
  }

  /** Seconds of reading weights alone. */
  double readingSeconds(double decoding, double prefill) {
    return denseReading(decoding, prefill) + experts.reading(decoding + prefill);
  }

  double denseReading(double decoding, double prefill) {
    return dense.read(decoding, prefill) * denseBytes / devices * secondsPerByte;
  }

  /** Bytes of weights that all devices read; a host reads what it holds. */
  double readingBytes(double decoding, double prefill) {
    double tokens = decoding + prefill;
    return denseOnGpu(tokens) * dense.read(decoding, prefill) * denseBytes
        + expertsOnGpu(tokens) * experts.touchedBytes(tokens);
  }

  /** FLOPs of one device, counted at the rate of dense products; a host does its own. */
  double deviceFlops(double decoding, double prefill) {
    double tokens = decoding + prefill;
    double seconds =
        denseOnGpu(tokens) * denseCompute(decoding, prefill)
            + expertsOnGpu(tokens) * experts.compute(tokens);
    return seconds * matrixRate;
  }

  /** Another token is asked for after each decoding one and after a prompt's last. */
  private double denseCompute(double decoding, double prefill) {
    double ending = decoding + (prefill > 0 ? 1 : 0);
    double products =
        decoding * dense.generated() + prefill * dense.prompt() + ending * headParameters;
    return 2 * products / (matrixRate * devices);
  }
}
