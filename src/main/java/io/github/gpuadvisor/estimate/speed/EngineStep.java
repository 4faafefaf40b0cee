package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.estimate.memory.KvCache;
import io.github.gpuadvisor.workload.Inference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time of one engine step of one replica: matrix products and weight traffic in a soft maximum,
 * then cache reads, prefill attention, all-reduces and launch costs.
 *
 * <pre>
 * step = ((FLOPs / (C e))^p + (bytes / (W e))^p)^(1/p)       weights and matrix products
 *      + B · cache(context) / (W e_kv)                        decode attention
 *      + prefill · 4 a d · context / (C16 e_att)              prefill attention
 *      + 2 L (latency + tokens · h · 2 · 2 (tp-1)/tp / link)  all-reduces
 *      + L τ + B c + t0                                       launches, scheduling
 * </pre>
 */
public final class EngineStep implements StepTime {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;
  private static final double MICRO = 1e-6;

  /** Prompt tokens that a layer split hands from one device to the next (llama.cpp's default). */
  private static final int HANDED_ON = 512;

  private final Plan plan;
  private final Transformer shape;
  private final double inputTokens;
  private final EncoderPass encoder;
  final double promptPasses;
  final double cachedOnGpu;
  private final double piece;
  final MatrixWork matrices;
  final Reduction reduction;
  private final double attentionRate;
  private final double secondsPerScore;
  final double elementwiseSeconds;
  private final double hopSeconds;
  final double cacheRate;
  final double layerSeconds;
  final double sequenceSeconds;
  final double stepSeconds;

  private EngineStep(
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
    this.shape = shape;
    this.inputTokens = work.inputTokens();
    this.encoder = EncoderPass.of(shape, inputTokens);
    this.promptPasses = encoder.passes(shape);
    @Nullable Host host = plan.host();
    this.cachedOnGpu = host == null ? 1 : 1 - host.blocks(shape);
    @Nullable Integer chunk = work.promptChunk();
    this.piece = chunk == null ? HANDED_ON : Math.min(HANDED_ON, chunk);
    this.matrices = new MatrixWork(gpu, plan, work.model(), shape, encoder, rate, bandwidth);
    this.reduction = new Reduction(plan, node, shape, constants);
    this.attentionRate =
        sixteen
            * ProductRate.accumulating(gpu, plan, constants)
            * TERA
            * constants.of(Constant.ATTENTION);
    this.secondsPerScore = constants.of(Constant.ATTENTION_BYTES) / (bandwidth * GIGA);
    this.elementwiseSeconds =
        constants.of(Constant.ACTIVATION_BYTES)
            * shape.hiddenSize()
            * shape.layers()
            / (constants.streaming(bandwidth * GIGA) * plan.gpusPerReplica());
    this.cacheRate = bandwidth * GIGA * constants.of(Constant.CACHE);
    this.hopSeconds = constants.of(Constant.HOP_MICROS) * MICRO;
    this.layerSeconds = constants.of(Constant.LAYER_MICROS) * MICRO * shape.layers();
    this.sequenceSeconds = constants.of(Constant.SEQUENCE_MICROS) * MICRO;
    this.stepSeconds = constants.of(Constant.STEP_MICROS) * MICRO;
  }

  /**
   * The step of a plan, or null where the chip's bandwidth or its rate in the plan's format is
   * unknown, or the model is no transformer.
   */
  public static @Nullable EngineStep of(Accelerator gpu, Plan plan, Node node, Inference work) {
    Transformer shape = work.model().transformer();
    Double rate = gpu.tflops(plan.arithmetic().dtype());
    Double sixteen = gpu.tflops(Engine.sixteenBit(gpu));
    Double bandwidth = gpu.memory().bandwidthGBps();
    if (shape == null || rate == null || bandwidth == null) {
      return null;
    }
    return new EngineStep(
        gpu, plan, node, work, shape, rate, sixteen == null ? rate : sixteen, bandwidth);
  }

  @Override
  public double seconds(double decoding, double context, double prefill, double prefillContext) {
    int stages = plan.pipelineParallel();
    if (plan.engine().parallelism().layers()) {
      return handedOn(stages, decoding, context, prefill, prefillContext);
    }
    // A pipeline keeps one micro batch in each stage.
    return stages == 1
        ? stage(decoding, context, prefill, prefillContext)
        : stages
            * stage(
                Math.max(Math.min(1, decoding), decoding / stages),
                context,
                prefill / stages,
                prefillContext);
  }

  /**
   * A layer split works one stage after another on all sequences; a long prompt passes in pieces,
   * so that several stages work at once.
   */
  private double handedOn(
      int stages, double decoding, double context, double prefill, double prefillContext) {
    double pieces = Math.max(1, Math.ceil(prefill / piece));
    double one = stage(decoding / pieces, context, prefill / pieces, prefillContext);
    return (pieces + stages - 1) * (stages == 1 ? one : one + hopSeconds);
  }

  private double stage(double decoding, double context, double prefill, double prefillContext) {
    double total = 0;
    for (double part : parts(decoding, context, prefill, prefillContext)) {
      total += part;
    }
    return total;
  }

  /**
   * Seconds of one stage: soft maximum of products and weights, decode attention, prefill
   * attention, collectives, launches, weights in the host's memory.
   */
  double[] parts(double decoding, double context, double prefill, double prefillContext) {
    double tokens = decoding + prefill * promptPasses;
    return new double[] {
      matrices.seconds(decoding, prefill) + tokens * elementwiseSeconds,
      decoding <= 0 ? 0 : decoding * cacheBytes(context) * cachedOnGpu / cacheRate,
      prefill <= 0 ? 0 : prefill * attentionSeconds(prefillContext) / plan.gpusPerReplica(),
      reduction.seconds(tokens),
      (layerSeconds + stepSeconds) / plan.pipelineParallel() + decoding * sequenceSeconds,
      plan.host() == null
          ? 0
          : matrices.hostSeconds(decoding + prefill, decoding * cacheBytes(context))
              / plan.pipelineParallel()
    };
  }

  double cacheBytes(double context) {
    return KvCache.sequencePerRank(shape, plan.cache(), context, inputTokens, plan.tensorParallel())
            .value()
        / plan.pipelineParallel();
  }

  private double attentionSeconds(double context) {
    double encoding = encoder.attentionFlops(shape) / attentionRate;
    return encoder.decodes()
        ? encoding
            + AttentionWork.flopsPerToken(shape, context) / attentionRate
            + AttentionWork.scoresPerToken(shape, context) * secondsPerScore
        : encoding;
  }

  /** Where the time of a step goes. */
  public List<Basis.Part> breakdown(
      double decoding, double context, double prefill, double prefillContext) {
    double[] parts = parts(decoding, context, prefill, prefillContext);
    List<Basis.Part> named = new ArrayList<>();
    Collections.addAll(
        named,
        new Basis.Part("matrix products", matrices.computeSeconds(decoding, prefill)),
        new Basis.Part("weights read", matrices.readingSeconds(decoding, prefill)),
        new Basis.Part("both, overlapped", parts[0]),
        new Basis.Part("KV cache read", parts[1]),
        new Basis.Part("prefill attention", parts[2]),
        new Basis.Part("all-reduce", parts[3]),
        new Basis.Part("launch and scheduling", parts[4]));
    if (plan.host() != null) {
      named.add(new Basis.Part("host's memory", parts[5]));
    }
    return named;
  }

  /** What most of a step's time goes to. */
  public String bottleneck(double decoding, double context, double prefill, double prefillContext) {
    double[] parts = parts(decoding, context, prefill, prefillContext);
    boolean computes =
        matrices.computeSeconds(decoding, prefill) > matrices.readingSeconds(decoding, prefill);
    double memoryTime = (computes ? 0 : parts[0]) + parts[1];
    double computeTime = (computes ? parts[0] : 0) + parts[2];
    double most = Math.max(Math.max(memoryTime, computeTime), Math.max(parts[3], parts[4]));
    if (parts[5] > most) {
      return "host-memory";
    }
    if (most == memoryTime) {
      return "memory-bandwidth";
    }
    return most == computeTime ? "compute" : most == parts[3] ? "interconnect" : "overhead";
  }
}
