package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;
import org.jspecify.annotations.Nullable;

/** Operations of attention itself, beside the matrix products with weights. */
final class AttentionWork {
  private AttentionWork() {}

  /** Scores of one token that looks back on others, over all heads and blocks. */
  static double scoresPerToken(Transformer shape, double seen) {
    double scores = 0;
    for (LayerGroup group : shape.groups()) {
      scores += (double) group.count() * group.heads() * reached(group, seen);
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
      flops += group.count() * perTokenSeen(group) * reached(group, seen);
    }
    return flops;
  }

  /** Windows end; what an encoder wrote is seen whole, however little was generated. */
  private static double reached(LayerGroup group, double seen) {
    @Nullable Integer window = group.window();
    if (window == null) {
      return seen;
    }
    return group.attention() == LayerGroup.Attention.CROSS ? window : Math.min(seen, window);
  }

  /** FLOPs of one token in one block for each token that it sees. */
  static double perTokenSeen(LayerGroup group) {
    return 2.0 * group.heads() * ((double) group.headDimension() + group.valueDimension());
  }
}
