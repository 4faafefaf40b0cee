package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Memory of training and fine-tuning, per device: weights, gradients, optimizer states,
 * activations.
 *
 * <p>Mixed precision with Adam: 2 bytes of weights, 2 of gradients, 12 of optimizer (32-bit copy
 * and two moments). ZeRO 1 shards the optimizer, 2 the gradients too, 3 everything, over the
 * data-parallel ranks. Activations follow Korthikanti et al. (arXiv 2205.05198) with fused
 * attention, which never stores the attention matrix.
 */
public final class TrainingMemory {
  private static final double WEIGHT_BYTES = 2;
  private static final double GRADIENT_BYTES = 2;
  private static final double OPTIMIZER_BYTES = 12;
  private static final double ACTIVATION_BYTES = 2;

  /** NF4 with double-quantized block scales: 4 bits, a byte per 64 values, 4 bytes per 16,384. */
  private static final double NF4_BYTES = (4 + 8.0 / 64 + 32.0 / 16_384) / 8;

  /**
   * Blocks whose 16-bit copies are alive at the peak of a QLoRA step. Published peaks of Llama 2 7B
   * and 13B (LitGPT) ask for four, a small model for fewer; never more than an eighth of the model.
   */
  private static final double DEQUANTIZED_BLOCKS = 4;

  /** Logits: 16-bit output, 32-bit copy and its gradient. */
  private static final double LOGIT_BYTES = 10;

  /** Buffers of hidden width that a block keeps for its backward pass. */
  private static final double HIDDEN_BUFFERS = 8;

  /** Buffers of feed-forward width: gate, up, their product and its input. */
  private static final double FEED_FORWARD_BUFFERS = 4;

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
    @Nullable Transformer shape = model.transformer();
    FineTuning.@Nullable Method method = work instanceof FineTuning tuning ? tuning.method() : null;
    double trained = trained(model, work);
    double shards = plan.gpusPerReplica();
    int stage = plan.zeroStage() == null ? 0 : plan.zeroStage();
    double dp = plan.dataParallel();
    double weights =
        weights(model, method)
            + (method == null || method == FineTuning.Method.FULL ? 0 : trained * WEIGHT_BYTES);
    double gradients = trained * GRADIENT_BYTES;
    double optimizer = trained * OPTIMIZER_BYTES;
    double weightsPerGpu = weights / shards / (stage >= 3 ? dp : 1);
    double perGpu =
        weightsPerGpu
            + gradients / shards / (stage >= 2 ? dp : 1)
            + optimizer / shards / (stage >= 1 ? dp : 1);
    boolean sharded = stage >= 3 && dp > 1;
    double layer = shape == null ? 0 : layerParameters(model, shape) / plan.tensorParallel();
    boolean quantized = method == FineTuning.Method.QLORA;
    double gathered = sharded ? 2 * layer * (quantized ? NF4_BYTES : WEIGHT_BYTES) : 0;
    double dequantized =
        quantized ? dequantizedBlocks(shape, plan, sharded) * layer * WEIGHT_BYTES : 0;
    double activations = activations(model, shape, plan, sequenceLength) + gathered + dequantized;
    Engine.MemoryRule rule = plan.era().memory();
    Bytes overhead =
        Bytes.ofGiB(rule.contextGiB() + (plan.gpus() > 1 ? rule.communicationGiB() : 0));
    Bytes device = gpu.deviceMemory();
    Bytes usable = device.times(rule.fraction() * (gpu.memory().unified() ? 0.75 : 1));
    return new MemoryEstimate(
        new Bytes(weights),
        Bytes.ZERO,
        Bytes.ZERO,
        new Bytes(activations),
        new Bytes(gradients),
        new Bytes(optimizer),
        overhead,
        new Bytes(weightsPerGpu),
        Bytes.ZERO,
        new Bytes(perGpu + activations).plus(overhead),
        usable,
        device,
        0);
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

  private static double weights(Model model, FineTuning.@Nullable Method method) {
    if (method != FineTuning.Method.QLORA) {
      return model.parameters() * WEIGHT_BYTES;
    }
    @Nullable Transformer shape = model.transformer();
    double vocabulary =
        shape == null ? 0 : Math.min(model.parameters(), shape.vocabularyParameters());
    return vocabulary * WEIGHT_BYTES + (model.parameters() - vocabulary) * NF4_BYTES;
  }

  /** Sharded data parallelism frees each block once it has been passed. */
  private static double dequantizedBlocks(@Nullable Transformer shape, Plan plan, boolean sharded) {
    if (shape == null) {
      return 0;
    }
    double most = Math.min(DEQUANTIZED_BLOCKS, shape.layers() / 8.0 / plan.pipelineParallel());
    return sharded ? Math.min(1, most) : most;
  }

  private static double layerParameters(Model model, Transformer shape) {
    return Math.max(0, model.parameters() - shape.vocabularyParameters()) / shape.layers();
  }

  private static double activations(
      Model model, @Nullable Transformer shape, Plan plan, int sequence) {
    double micro = plan.microBatch() == null ? 1 : plan.microBatch();
    if (shape == null) {
      return model.parameters() * ACTIVATION_BYTES * micro;
    }
    double tokens = micro * sequence;
    double kept = ACTIVATION_BYTES * tokens * keptWidth(shape, plan.tensorParallel());
    double layers = Math.ceil((double) shape.layers() / plan.pipelineParallel());
    // The first stage of a 1F1B pipeline holds as many micro batches as there are stages.
    double inFlight = layers * plan.pipelineParallel();
    double logits = LOGIT_BYTES * tokens * shape.vocabularySize() / plan.tensorParallel();
    if (plan.checkpointing() == Checkpointing.FULL) {
      double boundary = ACTIVATION_BYTES * tokens * shape.hiddenSize() / plan.tensorParallel();
      return inFlight * boundary + kept + logits;
    }
    return inFlight * kept + logits;
  }

  /**
   * Numbers that one block keeps per token, divided over tensor-parallel ranks (with sequence
   * parallelism).
   */
  private static double keptWidth(Transformer shape, int tensorParallel) {
    Transformer.@Nullable Experts experts = shape.experts();
    double feedForward =
        experts == null
            ? shape.intermediateSize()
            : (double) experts.perToken() * experts.intermediateSize()
                + experts.sharedIntermediateSize();
    @Nullable LayerGroup attending = shape.attending();
    double keyValue =
        attending == null
            ? 0
            : (double) attending.kvHeads()
                * (attending.headDimension() + attending.valueDimension());
    return (HIDDEN_BUFFERS * shape.hiddenSize() + keyValue + FEED_FORWARD_BUFFERS * feedForward)
        / tensorParallel;
  }

  /** The storage format that training computes in: what was asked for, else 16 bit. */
  public static Precision precision(Workload work) {
    @Nullable Precision asked = work.precision();
    return asked == null ? Precision.BF16 : asked;
  }
}
