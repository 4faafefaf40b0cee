package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.memory.CacheGrowth;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/**
 * Time of one stage of an engine step: matrix products and weight traffic in a soft maximum, then
 * cache reads, prefill attention, all-reduces and launch costs.
 *
 * <pre>
 * stage = ((FLOPs / (C e))^p + (bytes / (W e))^p)^(1/p)       weights and matrix products
 *       + B · cache(context) / (W e_kv)                        decode attention
 *       + prefill · 4 a d · context / (C16 e_att)              prefill attention
 *       + 2 L (latency + tokens · h · 2 · 2 (tp-1)/tp / link)  all-reduces
 *       + L τ + B c + t0                                       launches, scheduling
 * </pre>
 */
final class EngineStage {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;
  private static final double MICRO = 1e-6;

  private final Plan plan;
  private final EncoderPass encoder;
  private final AttentionWork attention;
  private final CacheGrowth cache;
  private final double promptPasses;
  final double cachedOnGpu;
  final MatrixWork matrices;
  final Reduction reduction;
  private final double attentionRate;
  private final double encodingSeconds;
  private final double secondsPerScore;
  final double elementwiseSeconds;
  final double cacheRate;
  final double layerSeconds;
  final double sequenceSeconds;
  final double stepSeconds;

  /**
   * @param rate dense TFLOPS in the format of the products
   * @param sixteen dense TFLOPS in 16 bit
   * @param bandwidth GB/s of the device's memory
   */
  EngineStage(
      Accelerator gpu,
      Plan plan,
      Node node,
      Inference work,
      Transformer shape,
      double rate,
      double sixteen,
      double bandwidth) {
    SpeedConstants constants = plan.era().constants(gpu);
    this.plan = plan;
    this.encoder = EncoderPass.of(shape, work.inputTokens());
    this.attention = new AttentionWork(shape);
    this.cache = new CacheGrowth(shape, plan.cache(), work.inputTokens(), plan.tensorParallel());
    this.promptPasses = encoder.passes(shape);
    @Nullable Host host = plan.host();
    this.cachedOnGpu = host == null ? 1 : 1 - host.blocks(shape);
    this.matrices = new MatrixWork(gpu, plan, work.model(), shape, encoder, rate, bandwidth);
    this.reduction = new Reduction(plan, node, shape, constants);
    this.attentionRate =
        sixteen
            * ProductRate.accumulating(gpu, plan, constants)
            * TERA
            * constants.of(Constant.ATTENTION);
    this.encodingSeconds = encoder.attentionFlops(shape) / attentionRate;
    this.secondsPerScore = constants.of(Constant.ATTENTION_BYTES) / (bandwidth * GIGA);
    this.elementwiseSeconds =
        constants.of(Constant.ACTIVATION_BYTES)
            * shape.hiddenSize()
            * shape.layers()
            / (constants.streaming(bandwidth * GIGA) * plan.gpusPerReplica());
    this.cacheRate = bandwidth * GIGA * constants.of(Constant.CACHE);
    this.layerSeconds = constants.of(Constant.LAYER_MICROS) * MICRO * shape.layers();
    this.sequenceSeconds = constants.of(Constant.SEQUENCE_MICROS) * MICRO;
    this.stepSeconds = constants.of(Constant.STEP_MICROS) * MICRO;
  }

  double seconds(double decoding, double context, double prefill, double prefillContext) {
    return parts(decoding, context, prefill, prefillContext).total();
  }

  /** Seconds of a stage by what they go to. */
  StepParts parts(double decoding, double context, double prefill, double prefillContext) {
    double tokens = decoding + prefill * promptPasses;
    return new StepParts(
        matrices.seconds(decoding, prefill) + tokens * elementwiseSeconds,
        decoding <= 0 ? 0 : decoding * cacheBytes(context) * cachedOnGpu / cacheRate,
        prefill <= 0 ? 0 : prefill * attentionSeconds(prefillContext) / plan.gpusPerReplica(),
        reduction.seconds(tokens),
        (layerSeconds + stepSeconds) / plan.pipelineParallel() + decoding * sequenceSeconds,
        plan.host() == null
            ? 0
            : matrices.hostSeconds(
                    decoding + prefill, decoding * cacheBytes(context) * plan.pipelineParallel())
                / plan.pipelineParallel());
  }

  double cacheBytes(double context) {
    return cache.bytes(context) / plan.pipelineParallel();
  }

  private double attentionSeconds(double context) {
    return encoder.decodes()
        ? encodingSeconds
            + attention.flops(context) / attentionRate
            + attention.scores(context) * secondsPerScore
        : encodingSeconds;
  }
}
