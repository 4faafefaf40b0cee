package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.estimate.memory.KvCache;
import io.github.gpuadvisor.estimate.memory.Weights;
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
  private static final double ACTIVATION_BYTES = 2;
  private static final double REDUCES_PER_LAYER = 2;

  private final Plan plan;
  private final Transformer shape;
  private final SpeedConstants constants;
  private final double inputTokens;
  private final double blockParameters;
  private final double headParameters;
  private final double denseBytes;
  private final double expertBytes;
  private final double matrixRate;
  private final double attentionRate;
  private final double streaming;
  private final double cacheRate;
  private final double layersPerStage;
  private final double link;
  private final double reduceMicros;

  private EngineStep(
      Accelerator gpu,
      Plan plan,
      Node node,
      Model model,
      Transformer shape,
      double inputTokens,
      double rate,
      double sixteen,
      double bandwidth) {
    this.plan = plan;
    this.shape = shape;
    this.constants = plan.era().constants(gpu);
    this.inputTokens = inputTokens;
    this.headParameters = shape.embeddingParameters();
    this.blockParameters = Math.max(0, model.activeParameters() - shape.vocabularyParameters());
    double stored = Weights.stored(model, plan.precision()).value();
    double experts = Weights.expertBytes(model, plan.precision());
    double lookedUp = shape.tiedEmbeddings() ? 0 : Weights.embeddingBytes(shape, plan.precision());
    this.expertBytes = experts;
    this.denseBytes = Math.max(0, stored - experts - lookedUp);
    this.matrixRate = constants.multiplying(plan.arithmetic().dtype(), rate * TERA);
    this.attentionRate = sixteen * TERA * constants.of(Constant.ATTENTION);
    this.streaming = constants.streaming(bandwidth * GIGA);
    this.cacheRate = bandwidth * GIGA * constants.of(Constant.CACHE);
    this.reduceMicros =
        node.fabric() ? constants.of(Constant.LINK_MICROS) : constants.of(Constant.PCIE_MICROS);
    this.layersPerStage = Math.ceil((double) shape.layers() / plan.pipelineParallel());
    this.link = Wire.bytesPerSecond(node, plan.tensorParallel(), constants);
  }

  /**
   * The step of a plan, or null where the chip's bandwidth or its rate in the plan's format is
   * unknown, or the model is no transformer.
   */
  public static @Nullable EngineStep of(
      Accelerator gpu, Plan plan, Node node, Model model, double inputTokens) {
    Transformer shape = model.transformer();
    Double rate = gpu.tflops(plan.arithmetic().dtype());
    Double sixteen = gpu.tflops(Engine.sixteenBit(gpu));
    Double bandwidth = gpu.memory().bandwidthGBps();
    if (shape == null || rate == null || bandwidth == null) {
      return null;
    }
    return new EngineStep(
        gpu,
        plan,
        node,
        model,
        shape,
        inputTokens,
        rate,
        sixteen == null ? rate : sixteen,
        bandwidth);
  }

  @Override
  public double seconds(double decoding, double context, double prefill, double prefillContext) {
    int stages = plan.pipelineParallel();
    if (stages == 1) {
      return stage(decoding, context, prefill, prefillContext);
    }
    // A pipeline keeps one micro batch in each stage; a layer split works one stage after another
    // on the whole batch.
    double share = plan.engine().parallelism().pipeline() ? stages : 1;
    return stages
        * stage(
            Math.max(Math.min(1, decoding), decoding / share),
            context,
            prefill / share,
            prefillContext);
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
   * attention, collectives, launches.
   */
  private double[] parts(double decoding, double context, double prefill, double prefillContext) {
    double compute = computeSeconds(decoding, prefill);
    double memory = weightSeconds(decoding + prefill);
    double p = constants.of(Constant.SOFTNESS);
    double roofline =
        p == 2
            ? Math.sqrt(compute * compute + memory * memory)
            : Math.pow(Math.pow(compute, p) + Math.pow(memory, p), 1 / p);
    return new double[] {
      roofline,
      decoding <= 0 ? 0 : decoding * cacheBytes(context) / cacheRate,
      prefill <= 0 ? 0 : attentionFlops(prefill, prefillContext) / attentionRate,
      collectiveSeconds(decoding + prefill),
      layersPerStage * constants.of(Constant.LAYER_MICROS) * MICRO
          + decoding * constants.of(Constant.SEQUENCE_MICROS) * MICRO
          + constants.of(Constant.STEP_MICROS) * MICRO / plan.pipelineParallel()
    };
  }

  private double computeSeconds(double decoding, double prefill) {
    double ranks = (double) plan.tensorParallel() * plan.pipelineParallel();
    double ending = decoding + (prefill > 0 ? 1 : 0);
    return 2
        * ((decoding + prefill) * blockParameters + ending * headParameters)
        / (matrixRate * ranks);
  }

  private double weightSeconds(double tokens) {
    double ranks = (double) plan.tensorParallel() * plan.pipelineParallel();
    return (denseBytes + expertBytes * expertsTouched(tokens)) / (streaming * ranks);
  }

  /** Share of all routed experts that a number of tokens touches. */
  private double expertsTouched(double tokens) {
    Transformer.Experts experts = shape.experts();
    if (experts == null) {
      return 0;
    }
    return 1 - Math.pow(1 - (double) experts.perToken() / experts.count(), tokens);
  }

  private double cacheBytes(double context) {
    return KvCache.sequencePerRank(shape, plan.cache(), context, inputTokens, plan.tensorParallel())
            .value()
        / plan.pipelineParallel();
  }

  private double attentionFlops(double prefill, double prefillContext) {
    double ranks = (double) plan.tensorParallel() * plan.pipelineParallel();
    return prefill * AttentionWork.flopsPerToken(shape, prefillContext) / ranks;
  }

  private double collectiveSeconds(double tokens) {
    int tp = plan.tensorParallel();
    if (tp == 1) {
      return 0;
    }
    double bytes = tokens * shape.hiddenSize() * ACTIVATION_BYTES * 2 * (tp - 1) / tp;
    return REDUCES_PER_LAYER * layersPerStage * (reduceMicros * MICRO + bytes / link);
  }

  /** Where the time of a step goes. */
  public List<Basis.Part> breakdown(
      double decoding, double context, double prefill, double prefillContext) {
    double[] parts = parts(decoding, context, prefill, prefillContext);
    return List.of(
        new Basis.Part("matrix products", computeSeconds(decoding, prefill)),
        new Basis.Part("weights read", weightSeconds(decoding + prefill)),
        new Basis.Part("both, overlapped", parts[0]),
        new Basis.Part("KV cache read", parts[1]),
        new Basis.Part("prefill attention", parts[2]),
        new Basis.Part("all-reduce", parts[3]),
        new Basis.Part("launch and scheduling", parts[4]));
  }

  /** What most of a step's time goes to. */
  public String bottleneck(double decoding, double context, double prefill, double prefillContext) {
    double[] parts = parts(decoding, context, prefill, prefillContext);
    double compute = computeSeconds(decoding, prefill);
    double memory = weightSeconds(decoding + prefill);
    double products = compute > memory ? parts[0] : 0;
    double streams = compute > memory ? 0 : parts[0];
    double memoryTime = streams + parts[1];
    double computeTime = products + parts[2];
    double most = Math.max(Math.max(memoryTime, computeTime), Math.max(parts[3], parts[4]));
    if (most == memoryTime) {
      return "memory-bandwidth";
    }
    return most == computeTime ? "compute" : most == parts[3] ? "interconnect" : "overhead";
  }
}
