package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.Offload;
import io.github.gpuadvisor.workload.Savings;
import org.jspecify.annotations.Nullable;

/**
 * What a forward pass keeps for the backward pass, bytes on one device of the fullest stage.
 *
 * <p>Widths follow Korthikanti et al. (arXiv 2205.05198). Where blocks are computed again, one
 * block and the logits are never held together: the logits are gone when the first block comes
 * back.
 */
final class TrainingActivations {
  private static final double SIXTEEN_BIT = 2;

  private static final double THIRTY_TWO_BIT = 4;

  /** Logits in 16 bit with their gradient's share: held whole, however the loss is computed. */
  private static final double LOGIT_BYTES = 2;

  /** Logits and their gradient in 32 bit, and the gradient in 16 bit: held for one part. */
  private static final double LOSS_BYTES = 10;

  /** Buffers of hidden width: a gated block normalizes in 32 bit (root mean square). */
  private static final double GATED_HIDDEN = 8;

  /**
   * The same of a block with layer normalization: seven with dropout (Korthikanti et al.), four
   * where attention and feed-forward run side by side (Phi, GPT-NeoX; peaks of LitGPT).
   */
  private static final double PLAIN_HIDDEN = 5;

  /** Buffers of feed-forward width: gate, up, their product and its input; or up and its input. */
  private static final double GATED_WIDE = 4;

  private static final double PLAIN_WIDE = 2;

  /** Blocks whose activations are on the way to the host or back. */
  private static final double IN_TRANSIT = 2;

  /**
   * Numbers kept for each that a network of convolutions writes: what it passed through a
   * nonlinearity is computed in place. Set so that the batches Lambda ran on 16 to 80 GB fit.
   */
  private static final double KEPT_OF_A_NETWORK = 1.1;

  /** Where nothing is known of a network: as many numbers as it has weights, for each sample. */
  private static final double KEPT_PER_WEIGHT = 1;

  private TrainingActivations() {}

  /**
   * Bytes at the peak.
   *
   * @param dequantized 16-bit copies of quantized weights beside a block that is worked on
   */
  static double of(Model model, Plan plan, Savings savings, int sequence, double dequantized) {
    double micro = plan.microBatch() == null ? 1 : plan.microBatch();
    @Nullable Transformer shape = model.transformer();
    if (shape == null) {
      return bytes(plan) * micro * ofNetwork(model);
    }
    int stages = plan.pipelineParallel();
    double tokens = micro * sequence;
    double layers = Math.ceil((double) shape.layers() / stages);
    double logits = logits(shape, plan, savings, tokens);
    if (stages == 1) {
      return peak(shape, plan, savings, sequence, layers, dequantized, logits);
    }
    // The first stage of a 1F1B pipeline holds as many micro batches as there are stages, and more
    // where its layers are interleaved; the last holds one, and the logits.
    int parts = Math.max(1, plan.interleaving());
    double more = parts == 1 ? 1 : 1 + (stages - 1.0) / (stages * parts);
    double first = peak(shape, plan, savings, sequence, layers * stages * more, dequantized, 0);
    double last = peak(shape, plan, savings, sequence, layers, dequantized, logits);
    return Math.max(first, last);
  }

  private static double bytes(Plan plan) {
    return plan.precision() == Precision.FP32 ? THIRTY_TWO_BIT : SIXTEEN_BIT;
  }

  /** Numbers kept for one sample of a model that is no transformer. */
  private static double ofNetwork(Model model) {
    @Nullable Double written = model.sample() == null ? null : model.sample().activations();
    return written == null ? KEPT_PER_WEIGHT * model.parameters() : KEPT_OF_A_NETWORK * written;
  }

  /** The most at once, with a number of blocks in flight. */
  private static double peak(
      Transformer shape,
      Plan plan,
      Savings savings,
      int sequence,
      double inFlight,
      double dequantized,
      double logits) {
    double micro = plan.microBatch() == null ? 1 : plan.microBatch();
    double tokens = micro * sequence;
    boolean fused = plan.era().memory().scoreBytes() == 0;
    double scores = scores(shape, plan, tokens, sequence);
    double block = bytes(plan) * tokens * width(shape, plan, fused);
    boolean host = savings.offload() == Offload.ACTIVATIONS || savings.offload() == Offload.ALL;
    double kept = host ? Math.min(IN_TRANSIT, inFlight) : inFlight;
    if (plan.checkpointing() == Checkpointing.FULL) {
      double input =
          bytes(plan) * tokens * shape.hiddenSize() / (fused ? plan.tensorParallel() : 1);
      return kept * input + Math.max(block + scores + dequantized, logits);
    }
    // Selective checkpointing computes the scores of one layer again at a time.
    double layersOfScores = plan.checkpointing() == Checkpointing.NONE ? kept : 1;
    return kept * block + layersOfScores * scores + logits + dequantized;
  }

  private static double logits(Transformer shape, Plan plan, Savings savings, double tokens) {
    double bytes = LOGIT_BYTES + LOSS_BYTES / savings.lossChunks();
    return bytes * tokens * shape.vocabularySize() / plan.tensorParallel();
  }

  /** Attention scores of one block; fused attention keeps none. */
  private static double scores(Transformer shape, Plan plan, double tokens, int sequence) {
    @Nullable LayerGroup group = shape.attending();
    double heads = group == null ? 0 : group.heads();
    double bytes = plan.era().memory().scoreBytes();
    return bytes * heads * tokens * sequence / plan.tensorParallel();
  }

  /**
   * Numbers that one block keeps for each token. Tensor-parallel ranks share them all (with
   * sequence parallelism); before that, block inputs were whole on every rank.
   */
  private static double width(Transformer shape, Plan plan, boolean shared) {
    boolean gated = shape.gatedFeedForward();
    double hidden = (gated ? GATED_HIDDEN : PLAIN_HIDDEN) * shape.hiddenSize();
    double wide = (gated ? GATED_WIDE : PLAIN_WIDE) * feedForward(shape);
    @Nullable LayerGroup group = shape.attending();
    double keyValue =
        group == null
            ? 0
            : (double) group.kvHeads() * (group.headDimension() + group.valueDimension());
    int tp = plan.tensorParallel();
    return shared ? (hidden + keyValue + wide) / tp : hidden + (keyValue + wide) / tp;
  }

  /** The feed-forward width that one token passes. */
  private static double feedForward(Transformer shape) {
    Transformer.@Nullable Experts experts = shape.experts();
    return experts == null
        ? shape.intermediateSize()
        : (double) experts.perToken() * experts.intermediateSize()
            + experts.sharedIntermediateSize();
  }
}
