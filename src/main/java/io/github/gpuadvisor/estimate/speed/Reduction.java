package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;

/**
 * All-reduces of tensor parallelism in one stage: two a layer, each a latency that grows with the
 * doublings of ranks, and the activations of the step's tokens over the link.
 */
final class Reduction {
  private static final double MICRO = 1e-6;
  private static final double ACTIVATION_BYTES = 2;
  private static final double PER_LAYER = 2;

  final double count;
  final double latency;
  final double secondsPerToken;

  Reduction(Plan plan, Node node, Transformer shape, SpeedConstants constants) {
    int ranks = plan.tensorParallel();
    this.count = PER_LAYER * Math.ceil((double) shape.layers() / plan.pipelineParallel());
    double micros = constants.of(node.fabric() ? Constant.LINK_MICROS : Constant.PCIE_MICROS);
    this.latency = ranks == 1 ? 0 : micros * MICRO * Math.log(ranks) / Math.log(2);
    double moved = shape.hiddenSize() * ACTIVATION_BYTES * 2 * (ranks - 1) / ranks;
    this.secondsPerToken = ranks == 1 ? 0 : moved / Wire.bytesPerSecond(node, ranks, constants);
  }

  double seconds(double tokens) {
    return count * (latency + tokens * secondsPerToken);
  }
}
