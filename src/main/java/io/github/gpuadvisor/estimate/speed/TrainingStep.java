package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time of one optimizer step.
 *
 * <pre>
 * stage   = work of one stage on one micro batch, or the launching of it    side by side, as a soft maximum
 * slot    = stage + tensor-parallel and expert traffic + handing on
 * step    = micro batches · (slot + output matrix)   beside data-parallel traffic, as a soft maximum
 *           + slot · (stages - 1) / parts of a stage                        the bubble of a pipeline
 *           + optimizer bytes / W + fixed cost
 * </pre>
 */
public final class TrainingStep {
  private static final double TERA = 1e12;
  private static final double MICRO = 1e-6;

  /** Exponent of the soft maximum of work and of the traffic that runs beside it. */
  static final double OVERLAP = 3;

  private final Model model;
  private final Transformer shape;
  private final Plan plan;
  private final TrainingRates rates;
  final TrainingTraffic traffic;
  final TrainingStage stage;
  private final MatrixPasses passes;
  private final int sequence;
  private final int globalBatch;
  private final double slot;

  private TrainingStep(
      TrainingRates rates,
      Plan plan,
      Node node,
      Model model,
      Transformer shape,
      double trained,
      int sequence,
      int globalBatch) {
    this.model = model;
    this.shape = shape;
    this.plan = plan;
    this.rates = rates;
    this.passes = MatrixPasses.of(plan, model, trained);
    this.sequence = sequence;
    this.globalBatch = globalBatch;
    this.traffic = new TrainingTraffic(plan, node, shape, rates, model.parameters(), trained);
    this.stage =
        new TrainingStage(model, shape, plan, rates, passes.all(), sequence, microTokens());
    this.slot = stage.seconds() + splitTraffic() + traffic.pipeline(microTokens());
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
    @Nullable Transformer shape = model.transformer();
    @Nullable TrainingRates rates = TrainingRates.of(gpu, plan);
    if (shape == null || rates == null) {
      return null;
    }
    return new TrainingStep(rates, plan, node, model, shape, trained, sequence, globalBatch);
  }

  private int micro() {
    return plan.microBatch() == null ? 1 : plan.microBatch();
  }

  double microTokens() {
    return (double) micro() * sequence;
  }

  /** Micro batches that each replica works through per step. */
  double accumulation() {
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
    double work = accumulation() * (slot() + stage.head());
    double overlapped = Math.cbrt(Math.pow(work, OVERLAP) + Math.pow(replicaTraffic(), OVERLAP));
    return overlapped + bubble() + traffic.optimizer() + fixed();
  }

  /** One micro batch in one stage, with what it waits for. */
  double slot() {
    return slot;
  }

  double splitTraffic() {
    return traffic.tensorParallel(microTokens()) + traffic.experts(microTokens());
  }

  double replicaTraffic() {
    return traffic.dataParallel(accumulation());
  }

  /** While the first micro batch comes down the pipeline and the last leaves it, stages wait. */
  double bubble() {
    return slot() * (plan.pipelineParallel() - 1) / plan.interleaving();
  }

  double fixed() {
    return rates.constants().of(Constant.TRAIN_STEP_MICROS) * MICRO;
  }

  /**
   * Model FLOPs utilization: useful work (no recomputation, no looking up of embeddings) over what
   * the chips could do in 16 bit.
   */
  public double mfu(double dense16Tflops) {
    double lookedUp = shape.vocabularyParameters() - shape.embeddingParameters();
    double multiplied = Math.max(0, model.activeParameters() - lookedUp);
    double attention = new AttentionWork(shape).flops(sequence / 2.0);
    double useful = passes.useful() * (2 * multiplied + attention) * tokens();
    return useful / (seconds() * plan.gpus() * dense16Tflops * TERA);
  }

  /** What most of the step goes to. */
  public String bottleneck() {
    double compute = accumulation() * (stage.seconds() + stage.head());
    double moved =
        Math.max(
            replicaTraffic(), accumulation() * (splitTraffic() + traffic.pipeline(microTokens())));
    return traffic.optimizer() > Math.max(compute, moved)
        ? "memory-bandwidth"
        : moved > compute ? "interconnect" : "compute";
  }

  /** Where the time of a step goes. */
  public List<Basis.Part> breakdown() {
    double batches = accumulation();
    return List.of(
        new Basis.Part(
            "matrix products, attention, elementwise", batches * (stage.seconds() + stage.head())),
        new Basis.Part("data-parallel traffic", replicaTraffic()),
        new Basis.Part("tensor-parallel traffic", batches * traffic.tensorParallel(microTokens())),
        new Basis.Part("expert traffic", batches * traffic.experts(microTokens())),
        new Basis.Part("pipeline traffic", batches * traffic.pipeline(microTokens())),
        new Basis.Part("pipeline bubble", bubble()),
        new Basis.Part("optimizer", traffic.optimizer()),
        new Basis.Part("fixed cost of a step", fixed()));
  }
}
