package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Savings;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Memory of training and fine-tuning, per device: weights, gradients, optimizer states,
 * activations.
 */
public final class TrainingMemory {
  private static final double SIXTEEN_BIT = 2;

  /** Blocks gathered at once: the one that is worked on and the next. */
  private static final double GATHERED_BLOCKS = 2;

  /**
   * Share of the blocks whose 16-bit copies are alive at the peak of a QLoRA step that keeps its
   * activations, beside the block that is worked on (published peaks of LitGPT).
   */
  private static final double DEQUANTIZED_SHARE = 1.0 / 8;

  /** Where blocks are computed again, one of a block's matrices at a time. */
  private static final double ONE_MATRIX = 1.0 / 3;

  /** No more than this of the blocks, so that few layers still gain by being quantized. */
  private static final double MOST_DEQUANTIZED = 0.5;

  /**
   * Adapters on the four attention and the three feed-forward matrices train about this many
   * numbers per rank, in hidden widths and layers.
   */
  private static final int ADAPTED_MATRICES = 7;

  /** Adapters of a model whose matrices the catalog does not list. */
  private static final double UNSHAPED_ADAPTER_SHARE = 0.01;

  private TrainingMemory() {}

  /** Memory of one plan; the plan names micro batch, checkpointing and ZeRO stage. */
  public static MemoryEstimate of(Accelerator gpu, Plan plan, Workload work, int sequenceLength) {
    Model model = work.model();
    TrainingState state = new TrainingState(plan, work, trained(model, work));
    double activations =
        TrainingActivations.of(
                model,
                plan,
                Savings.of(work),
                sequenceLength,
                dequantized(model, plan, work, state))
            + gathered(model, plan, state);
    double gradients = state.gradientsPerGpu();
    // Gradients come as activations go, unless they are added up over several micro batches.
    double changing =
        accumulates(plan, work)
            ? gradients + activations
            : Math.max(gradients + oneBlock(model, activations), activations);
    Engine.MemoryRule rule = plan.era().memory();
    Bytes overhead =
        Bytes.ofGiB(rule.contextGiB() + (plan.gpus() > 1 ? rule.communicationGiB() : 0));
    Bytes device = gpu.deviceMemory();
    double open = gpu.memory().unified() ? InferenceMemory.UNIFIED_SHARE : 1;
    Bytes usable = device.times(rule.fraction() * open);
    return new MemoryEstimate(
        new Bytes(state.weights()),
        Bytes.ZERO,
        Bytes.ZERO,
        new Bytes(activations),
        new Bytes(state.gradients()),
        new Bytes(state.optimizer()),
        overhead,
        new Bytes(state.weightsPerGpu()),
        Bytes.ZERO,
        new Bytes(state.weightsPerGpu() + state.optimizerPerGpu() + changing).plus(overhead),
        usable,
        device,
        0);
  }

  /** Training from scratch keeps its gradients between steps. */
  static boolean accumulates(Plan plan, Workload work) {
    if (!(work instanceof FineTuning tuning)) {
      return true;
    }
    int micro = plan.microBatch() == null ? 1 : plan.microBatch();
    return tuning.globalBatch() > micro * plan.dataParallel();
  }

  /** The last block of the backward pass is still there when all gradients are. */
  static double oneBlock(Model model, double activations) {
    @Nullable Transformer shape = model.transformer();
    return shape == null ? activations : activations / shape.layers();
  }

  private static double gathered(Model model, Plan plan, TrainingState state) {
    @Nullable Transformer shape = model.transformer();
    return shape == null || !state.gathers()
        ? 0
        : GATHERED_BLOCKS * state.layer(shape) * state.matrixBytes() / plan.tensorParallel();
  }

  private static double dequantized(Model model, Plan plan, Workload work, TrainingState state) {
    @Nullable Transformer shape = model.transformer();
    boolean quantized =
        work instanceof FineTuning tuning && tuning.method() == FineTuning.Method.QLORA;
    if (shape == null || !quantized) {
      return 0;
    }
    double layers = (double) shape.layers() / plan.pipelineParallel();
    boolean again = plan.checkpointing() == Checkpointing.FULL || state.gathers();
    double blocks = again ? ONE_MATRIX : 1 + DEQUANTIZED_SHARE * layers;
    return Math.min(blocks, MOST_DEQUANTIZED * layers)
        * state.layer(shape)
        * SIXTEEN_BIT
        / plan.tensorParallel();
  }

  /** Numbers that receive gradients. */
  public static double trained(Model model, Workload work) {
    @Nullable Transformer shape = model.transformer();
    if (work instanceof FineTuning tuning
        && tuning.method() != FineTuning.Method.FULL
        && shape != null) {
      double perLayer = (double) ADAPTED_MATRICES * 2 * tuning.loraRank() * shape.hiddenSize();
      double wide =
          3.0 * tuning.loraRank() * Math.max(0, shape.intermediateSize() - shape.hiddenSize());
      return Math.min(model.parameters(), shape.layers() * (perLayer + wide));
    }
    boolean adapters =
        work instanceof FineTuning tuning && tuning.method() != FineTuning.Method.FULL;
    return adapters ? model.parameters() * UNSHAPED_ADAPTER_SHARE : model.parameters();
  }

  /** The storage format that training computes in: what was asked for, else 16 bit. */
  public static Precision precision(Workload work) {
    @Nullable Precision asked = work.precision();
    return asked == null ? Precision.BF16 : asked;
  }
}
