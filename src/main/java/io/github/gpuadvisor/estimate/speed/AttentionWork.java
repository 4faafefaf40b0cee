package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations of attention itself, beside the matrix products with weights, of a token that looks
 * back on others. What a shape decides is worked out once, since a simulation asks thousands of
 * times.
 */
final class AttentionWork {
  private final double[] scores;
  private final double[] flops;
  private final double[] least;
  private final double[] most;

  AttentionWork(Transformer shape) {
    List<LayerGroup> groups = shape.groups();
    this.scores = new double[groups.size()];
    this.flops = new double[scores.length];
    this.least = new double[scores.length];
    this.most = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      LayerGroup group = groups.get(i);
      @Nullable Integer window = group.window();
      scores[i] = (double) group.count() * group.heads();
      flops[i] = group.count() * perTokenSeen(group);
      // Windows end; what an encoder wrote is seen whole, however little was generated.
      most[i] = window == null ? Double.MAX_VALUE : window;
      least[i] = window != null && group.attention() == LayerGroup.Attention.CROSS ? window : 0;
    }
  }

  /** Scores over all heads and blocks. */
  double scores(double seen) {
    return sum(scores, seen);
  }

  /**
   * FLOPs of scores and weighted values, 2 · heads · (key + value dimension) for each token seen;
   * windows see no further than they reach.
   */
  double flops(double seen) {
    return sum(flops, seen);
  }

  private double sum(double[] each, double seen) {
    double sum = 0;
    for (int i = 0; i < each.length; i++) {
      sum += each[i] * Math.max(least[i], Math.min(seen, most[i]));
    }
    return sum;
  }

  /** FLOPs of one token in one block for each token that it sees. */
  static double perTokenSeen(LayerGroup group) {
    return 2.0 * group.heads() * ((double) group.headDimension() + group.valueDimension());
  }
}
