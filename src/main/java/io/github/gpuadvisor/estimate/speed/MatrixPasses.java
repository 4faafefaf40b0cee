package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Checkpointing;

/**
 * Matrix passes of 2·N FLOPs per token in training: forward 1, backward 2.
 *
 * @param useful those that training cannot do without
 * @param repeated forward passes that checkpointing does again
 */
record MatrixPasses(double useful, double repeated) {
  private static final double FULL = 3;

  /** With adapters the backward pass computes no weight gradients of the frozen matrices. */
  private static final double ADAPTERS = 2;

  /**
   * The passes of a plan.
   *
   * @param trained numbers that receive gradients
   */
  static MatrixPasses of(Plan plan, Model model, double trained) {
    boolean adapters = trained < model.parameters() / 2;
    return new MatrixPasses(
        adapters ? ADAPTERS : FULL, plan.checkpointing() == Checkpointing.FULL ? 1 : 0);
  }

  double all() {
    return useful + repeated;
  }
}
