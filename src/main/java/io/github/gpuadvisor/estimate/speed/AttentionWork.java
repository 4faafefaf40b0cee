package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;

/** Operations of attention itself, beside the matrix products with weights. */
final class AttentionWork {
  private AttentionWork() {}

  /** Scores of one token that looks back on others, over all heads and blocks. */
  static double scoresPerToken(Transformer shape, double seen) {
    double scores = 0;
    for (LayerGroup group : shape.groups()) {
      Integer window = group.window();
      double reached = window == null ? seen : Math.min(seen, window);
      scores += (double) group.count() * group.heads() * reached;
    }
    return scores;
  }

  /**
   * FLOPs of one token that looks back on others: scores and weighted values, 2 · heads · (key +
   * value dimension) for each token seen; windows see no further than they reach.
   */
  static double flopsPerToken(Transformer shape, double seen) {
    double flops = 0;
    for (LayerGroup group : shape.groups()) {
      Integer window = group.window();
      double reached = window == null ? seen : Math.min(seen, window);
      double width = (double) group.headDimension() + group.valueDimension();
      flops += group.count() * 2.0 * group.heads() * width * reached;
    }
    return flops;
  }
}
