package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.List;

/**
 * Bytes that a sequence keeps on one device of a tensor-parallel group, at one length after
 * another: a simulation asks for thousands, so what does not change with the length is worked out
 * once.
 */
public final class CacheGrowth {
  /** Recurrent state is kept in 32 bit, whatever the cache is kept in. */
  private static final double STATE_BYTES = 4;

  private final LayerGroup[] groups;
  private final double[] states;
  private final double[] elements;
  private final double[] shares;
  private final double bytesPerElement;
  private final double inputTokens;

  public CacheGrowth(
      Transformer shape, CachePrecision precision, double inputTokens, int tensorParallel) {
    List<LayerGroup> all = shape.groups();
    this.groups = new LayerGroup[all.size()];
    this.states = new double[groups.length];
    this.elements = new double[groups.length];
    this.shares = new double[groups.length];
    this.bytesPerElement = precision.bytes();
    this.inputTokens = inputTokens;
    for (int i = 0; i < groups.length; i++) {
      LayerGroup group = all.get(i);
      Double state = group.stateElements();
      groups[i] = group;
      states[i] = state == null ? 0 : group.count() * state * STATE_BYTES / tensorParallel;
      elements[i] = group.count() * group.elementsPerToken();
      shares[i] = share(group, tensorParallel);
    }
  }

  /** Heads are divided, then copied; a latent is copied to all. */
  private static double share(LayerGroup group, int tensorParallel) {
    if (!group.splitsByHeads() || group.kvHeads() == 0) {
      return 1;
    }
    return 1.0 / Math.min(tensorParallel, group.kvHeads());
  }

  /** Kept at a context length, in whole blocks of the cache. */
  public double bytes(double context) {
    double blocks = KvCache.blocks(context);
    double total = 0;
    for (int i = 0; i < groups.length; i++) {
      // Blocks with attention and recurrence side by side (Falcon-H1) keep both.
      total += states[i];
      if (elements[i] != 0) {
        double tokens = groups[i].tokensKept(blocks, inputTokens);
        total += elements[i] * tokens * bytesPerElement * shares[i];
      }
    }
    return total;
  }
}
