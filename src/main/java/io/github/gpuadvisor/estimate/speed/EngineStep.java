package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.simulation.StepTime;
import io.github.gpuadvisor.workload.Inference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time of one engine step of one replica: its stages, each of which works on what the one before
 * hands on.
 */
public final class EngineStep implements StepTime {
  private static final double MICRO = 1e-6;

  /** Prompt tokens that a layer split hands from one device to the next (llama.cpp's default). */
  private static final int HANDED_ON = 512;

  private final Plan plan;
  final EngineStage stage;
  private final double piece;
  private final double hopSeconds;

  private EngineStep(Accelerator gpu, Plan plan, Inference work, EngineStage stage) {
    this.plan = plan;
    this.stage = stage;
    @Nullable Integer chunk = work.promptChunk();
    this.piece = chunk == null ? HANDED_ON : Math.min(HANDED_ON, chunk);
    this.hopSeconds = plan.era().constants(gpu).of(Constant.HOP_MICROS) * MICRO;
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
    EngineStage stage =
        new EngineStage(
            gpu, plan, node, work, shape, rate, sixteen == null ? rate : sixteen, bandwidth);
    return new EngineStep(gpu, plan, work, stage);
  }

  @Override
  public double seconds(double decoding, double context, double prefill, double prefillContext) {
    int stages = plan.pipelineParallel();
    if (plan.engine().parallelism().layers()) {
      return handedOn(stages, decoding, context, prefill, prefillContext);
    }
    // A pipeline keeps one micro batch in each stage.
    return stages == 1
        ? stage.seconds(decoding, context, prefill, prefillContext)
        : stages
            * stage.seconds(
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
    double one = stage.seconds(decoding / pieces, context, prefill / pieces, prefillContext);
    return (pieces + stages - 1) * (stages == 1 ? one : one + hopSeconds);
  }

  /** Where the time of a step goes. */
  public List<Basis.Part> breakdown(
      double decoding, double context, double prefill, double prefillContext) {
    StepParts parts = stage.parts(decoding, context, prefill, prefillContext);
    MatrixWork matrices = stage.matrices;
    List<Basis.Part> named = new ArrayList<>();
    Collections.addAll(
        named,
        new Basis.Part("matrix products", matrices.computeSeconds(decoding, prefill)),
        new Basis.Part("weights read", matrices.readingSeconds(decoding, prefill)),
        new Basis.Part("both, overlapped", parts.matrices()),
        new Basis.Part("KV cache read", parts.cache()),
        new Basis.Part("prefill attention", parts.attention()),
        new Basis.Part("all-reduce", parts.reduction()),
        new Basis.Part("launch and scheduling", parts.launch()));
    if (plan.host() != null) {
      named.add(new Basis.Part("host's memory", parts.host()));
    }
    return named;
  }

  /** What most of a step's time goes to. */
  public String bottleneck(double decoding, double context, double prefill, double prefillContext) {
    MatrixWork matrices = stage.matrices;
    return stage
        .parts(decoding, context, prefill, prefillContext)
        .bottleneck(
            matrices.computeSeconds(decoding, prefill)
                > matrices.readingSeconds(decoding, prefill));
  }
}
