package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Checkpointing;

/**
 * What a training step moves between devices, in seconds.
 *
 * @param parameters of the whole model
 * @param trained numbers that receive gradients
 */
record TrainingTraffic(
    Plan plan,
    Node node,
    Transformer shape,
    TrainingRates rates,
    double parameters,
    double trained) {
  private static final double MICRO = 1e-6;
  private static final double SIXTEEN_BIT = 2;

  /**
   * Adam in mixed precision: the gradient read, weight and two moments in 32 bit read and written,
   * the 16-bit weight written.
   */
  private static final double OPTIMIZER_BYTES = 30;

  /** Two all-reduces per layer in the forward pass and two in the backward pass. */
  private static final double REDUCTIONS = 4;

  /** What the forward pass adds where it is repeated. */
  private static final double REPEATED_REDUCTIONS = 2;

  /** To the experts and back, forward and backward. */
  private static final double EXPERT_MOVES = 4;

  /** Activations forward, their gradients backward. */
  private static final double STAGE_MOVES = 2;

  /** Devices that reach each other over the scale-up link. */
  private int near() {
    return Math.max(node.gpus(), node.domain());
  }

  private double link() {
    return node.linkBytesPerSecond() * rates.constants().of(Constant.TRAIN_LINK);
  }

  private double network() {
    return node.networkBytesPerSecond() * rates.constants().of(Constant.TRAIN_NETWORK);
  }

  private double among(int ranks) {
    return ranks <= near() ? link() : network();
  }

  /**
   * Gradients out and weights back (ZeRO 0 to 2), or weights gathered in two passes of every micro
   * batch and gradients out once (ZeRO 3).
   *
   * @param microBatches of the step
   */
  double dataParallel(double microBatches) {
    int dp = plan.dataParallel();
    if (dp == 1) {
      return 0;
    }
    double share = SIXTEEN_BIT / plan.gpusPerReplica() * (dp - 1) / dp;
    boolean sharded = plan.zeroStage() != null && plan.zeroStage() == 3;
    double moved =
        sharded ? share * (2 * parameters * microBatches + trained) : share * 2 * trained;
    return moved / betweenReplicas();
  }

  /**
   * Ranks of one machine that hold the same part of the model pass data on to each other, so that
   * together they use all of its network.
   */
  private double betweenReplicas() {
    if (plan.gpus() <= near()) {
      return link();
    }
    int together = Math.min(plan.dataParallel(), Math.max(1, near() / plan.gpusPerReplica()));
    return Math.min(link(), network() * together);
  }

  /** All-reduces of one micro batch in one stage, each of its activations moved twice. */
  double tensorParallel(double tokens) {
    int tp = plan.tensorParallel();
    if (tp == 1) {
      return 0;
    }
    double count =
        (plan.checkpointing() == Checkpointing.FULL ? REPEATED_REDUCTIONS : 0) + REDUCTIONS;
    double layers = (double) shape.layers() / plan.pipelineParallel();
    double bytes = tokens * shape.hiddenSize() * SIXTEEN_BIT * 2 * (tp - 1) / tp;
    double latency =
        rates.constants().of(Constant.TRAIN_LINK_MICROS) * MICRO * Math.log(tp) / Math.log(2);
    return count * layers * (bytes / among(tp) + latency);
  }

  /** Tokens of one micro batch sent to the experts of one stage and back. */
  double experts(double tokens) {
    int ep = plan.expertParallel();
    Transformer.Experts experts = shape.experts();
    if (ep == 1 || experts == null) {
      return 0;
    }
    double layers = (double) experts.layers() / plan.pipelineParallel();
    double bytes = tokens / plan.tensorParallel() * shape.hiddenSize() * SIXTEEN_BIT;
    return EXPERT_MOVES
        * layers
        * experts.perToken()
        * bytes
        * (ep - 1)
        / ep
        / among(ep * plan.tensorParallel());
  }

  /** One micro batch handed through the parts of one stage, a share from each rank. */
  double pipeline(double tokens) {
    if (plan.pipelineParallel() == 1) {
      return 0;
    }
    double bytes = tokens * shape.hiddenSize() * SIXTEEN_BIT / plan.tensorParallel();
    return STAGE_MOVES
        * plan.interleaving()
        * (bytes / among(plan.gpusPerReplica())
            + rates.constants().of(Constant.TRAIN_HOP_MICROS) * MICRO);
  }

  /** The optimizer reads and writes its state once, sharded or not. */
  double optimizer() {
    int sharding = plan.zeroStage() == null ? 0 : plan.zeroStage();
    double shards = plan.gpusPerReplica() * (sharding >= 1 ? (double) plan.dataParallel() : 1);
    return OPTIMIZER_BYTES * trained / shards / rates.bandwidth();
  }
}
