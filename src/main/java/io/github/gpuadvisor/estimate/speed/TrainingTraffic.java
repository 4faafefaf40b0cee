package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;

/**
 * What a training step moves beside its matrix products, in seconds.
 *
 * @param parameters of the whole model
 * @param trained numbers that receive gradients
 * @param memoryRate bytes per second that each device streams
 */
record TrainingTraffic(
    Plan plan,
    Node node,
    Transformer shape,
    SpeedConstants constants,
    double parameters,
    double trained,
    double memoryRate) {
  private static final double SIXTEEN_BIT = 2;

  /** Gradient read, weights and two moments read and written, in mixed precision. */
  private static final double OPTIMIZER_BYTES = 16;

  private static final double REDUCED_WIDTHS_PER_LAYER = 8;

  /**
   * Gradients out and weights back (ZeRO 0 to 2), or weights gathered in every pass of every micro
   * batch (ZeRO 3).
   */
  double dataParallel(double accumulation) {
    int dp = plan.dataParallel();
    if (dp == 1) {
      return 0;
    }
    double share = SIXTEEN_BIT / plan.gpusPerReplica() * (dp - 1) / dp;
    boolean sharded = plan.zeroStage() != null && plan.zeroStage() == 3;
    double moved =
        sharded ? share * (2 * parameters * accumulation + trained) : share * 2 * trained;
    return moved / Wire.bytesPerSecond(node, plan.gpus(), constants);
  }

  /** Four all-reduces per layer and token, forward and backward, each moved twice. */
  double tensorParallel(double tokens) {
    int tp = plan.tensorParallel();
    if (tp == 1) {
      return 0;
    }
    double layers = (double) shape.layers() / plan.pipelineParallel();
    double bytes =
        REDUCED_WIDTHS_PER_LAYER * layers * shape.hiddenSize() * SIXTEEN_BIT * (tp - 1) / tp;
    return tokens * bytes / Wire.bytesPerSecond(node, tp, constants);
  }

  /** Activations handed to the next stage and their gradients back, a share from each rank. */
  double pipeline(double tokens) {
    if (plan.pipelineParallel() == 1) {
      return 0;
    }
    double bytes = 2 * shape.hiddenSize() * SIXTEEN_BIT / plan.tensorParallel();
    return tokens * bytes / Wire.bytesPerSecond(node, plan.gpusPerReplica(), constants);
  }

  double optimizer() {
    int stage = plan.zeroStage() == null ? 0 : plan.zeroStage();
    double shards = plan.gpusPerReplica() * (stage >= 1 ? (double) plan.dataParallel() : 1);
    return OPTIMIZER_BYTES * trained / shards / memoryRate;
  }
}
