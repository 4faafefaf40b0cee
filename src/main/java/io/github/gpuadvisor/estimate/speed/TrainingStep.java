package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.workload.Checkpointing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time of one optimizer step.
 *
 * <pre>
 * compute   = tokens per GPU · (passes · 2 N_a + attention) / (C e) + elementwise bytes / W
 * traffic   = data-parallel bytes of the step / (link e)          overlapped with compute, as a soft maximum
 * step      = (max(compute, traffic) + tensor-parallel traffic) · (1 + (pp - 1)/m) + optimizer bytes / W
 * </pre>
 */
public final class TrainingStep {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;

  /**
   * Matrix passes of 2·N FLOPs per token: forward 1, backward 2; full checkpointing repeats the
   * forward.
   */
  private static final double FULL_PASSES = 3;

  /** With adapters the backward pass computes no weight gradients of the frozen matrices. */
  private static final double ADAPTER_PASSES = 2;

  private final Model model;
  private final Transformer shape;
  private final Plan plan;
  private final SpeedConstants constants;
  private final TrainingTraffic traffic;
  private final double rate;
  private final double bandwidth;
  private final double trained;
  private final int sequence;
  private final int globalBatch;

  private TrainingStep(
      Accelerator gpu,
      Plan plan,
      Node node,
      Model model,
      Transformer shape,
      double trained,
      int sequence,
      int globalBatch,
      double rate,
      double bandwidth) {
    this.model = model;
    this.shape = shape;
    this.plan = plan;
    this.constants = plan.era().constants(gpu);
    this.rate = rate * TERA * constants.training(plan.arithmetic().dtype());
    this.bandwidth = bandwidth * GIGA * constants.of(Constant.MEMORY);
    this.trained = trained;
    this.sequence = sequence;
    this.globalBatch = globalBatch;
    this.traffic =
        new TrainingTraffic(
            plan, node, shape, constants, model.parameters(), trained, this.bandwidth);
  }

  /**
   * The step of a plan, or null where facts are missing.
   *
   * @param trained numbers that receive gradients
   * @param globalBatch sequences per optimizer step
   */
  public static @Nullable TrainingStep of(
      Accelerator gpu,
      Plan plan,
      Node node,
      Model model,
      double trained,
      int sequence,
      int globalBatch) {
    Transformer shape = model.transformer();
    Double rate = gpu.tflops(plan.arithmetic().dtype());
    Double bandwidth = gpu.memory().bandwidthGBps();
    if (shape == null || rate == null || bandwidth == null) {
      return null;
    }
    return new TrainingStep(
        gpu, plan, node, model, shape, trained, sequence, globalBatch, rate, bandwidth);
  }

  private int micro() {
    return plan.microBatch() == null ? 1 : plan.microBatch();
  }

  /** Micro batches that each replica works through per step. */
  private double accumulation() {
    return Math.max(1, Math.rint((double) globalBatch / ((double) plan.dataParallel() * micro())));
  }

  /** Sequences in a step once micro batches are whole. */
  public double sequences() {
    return accumulation() * plan.dataParallel() * micro();
  }

  public double tokens() {
    return sequences() * sequence;
  }

  /** Seconds of one optimizer step. */
  public double seconds() {
    double overlapped =
        Math.hypot(
            computeSeconds(),
            traffic.dataParallel(accumulation()) + traffic.pipeline(tokensPerReplica()));
    double bubble = 1 + (plan.pipelineParallel() - 1) / accumulation();
    return (overlapped + traffic.tensorParallel(tokensPerReplica())) * bubble + traffic.optimizer();
  }

  private boolean adapters() {
    return trained < model.parameters() / 2;
  }

  private double passes() {
    return (adapters() ? ADAPTER_PASSES : FULL_PASSES)
        + (plan.checkpointing() == Checkpointing.FULL ? 1 : 0);
  }

  private double tokensPerReplica() {
    return accumulation() * micro() * sequence;
  }

  private double computeSeconds() {
    double ranks = plan.gpusPerReplica();
    double passes = passes();
    double products = 2 * model.activeParameters() * passes;
    double attention = passes * attentionFlopsPerToken();
    double elementwise =
        constants.of(Constant.ELEMENTWISE)
            * shape.hiddenSize()
            * shape.layers()
            * (passes / FULL_PASSES);
    return tokensPerReplica() * ((products + attention) / rate + elementwise / bandwidth) / ranks;
  }

  /** Half of what lies before a token is masked, on average. */
  private double attentionFlopsPerToken() {
    return AttentionWork.flopsPerToken(shape, sequence / 2.0);
  }

  /**
   * Model FLOPs utilization: useful work (no recomputation) over what the chips could do in 16 bit.
   */
  public double mfu(double dense16Tflops) {
    double useful =
        (adapters() ? ADAPTER_PASSES : FULL_PASSES)
            * (2 * model.activeParameters() + attentionFlopsPerToken())
            * tokens();
    return useful / (seconds() * plan.gpus() * dense16Tflops * TERA);
  }

  /** What most of the step goes to. */
  public String bottleneck() {
    double compute = computeSeconds();
    double moved =
        Math.max(
            traffic.dataParallel(accumulation()) + traffic.pipeline(tokensPerReplica()),
            traffic.tensorParallel(tokensPerReplica()));
    return traffic.optimizer() > Math.max(compute, moved)
        ? "memory-bandwidth"
        : moved > compute ? "interconnect" : "compute";
  }

  /** Where the time of a step goes. */
  public List<Basis.Part> breakdown() {
    return List.of(
        new Basis.Part("matrix products, attention, elementwise", computeSeconds()),
        new Basis.Part("data-parallel traffic", traffic.dataParallel(accumulation())),
        new Basis.Part("tensor-parallel traffic", traffic.tensorParallel(tokensPerReplica())),
        new Basis.Part("pipeline traffic", traffic.pipeline(tokensPerReplica())),
        new Basis.Part("optimizer", traffic.optimizer()));
  }

  /** The 16-bit format that utilization is counted in. */
  public static Dtype sixteen(Accelerator gpu) {
    return Engine.sixteenBit(gpu);
  }
}
