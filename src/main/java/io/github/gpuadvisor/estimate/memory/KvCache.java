package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.CachePrecision;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence keeps while it generates. Each kind of block has its own rule; windows and states
 * stop growing.
 */
public final class KvCache {
  /** Engines hand out the cache in blocks of 16 tokens. */
  private static final int BLOCK_TOKENS = 16;

  private KvCache() {}

  /** Bytes that one token adds before any window is full. */
  public static Bytes perToken(@Nullable Transformer shape, CachePrecision precision) {
    double elements = 0;
    if (shape != null) {
      for (LayerGroup group : shape.groups()) {
        if (group.attention() != Attention.CROSS) {
          elements += group.count() * group.elementsPerToken();
        }
      }
    }
    return new Bytes(elements * precision.bytes());
  }

  /** Bytes that one sequence of a length keeps, one logical copy. */
  public static Bytes sequence(
      @Nullable Transformer shape, CachePrecision precision, double context, double inputTokens) {
    return new Bytes(bytes(shape, precision, context, inputTokens, 1));
  }

  /**
   * Bytes that one sequence keeps, and that a decoding step reads, on each device of a
   * tensor-parallel group: heads are divided, then copied; a latent is copied to all.
   */
  public static Bytes sequencePerRank(
      @Nullable Transformer shape,
      CachePrecision precision,
      double context,
      double inputTokens,
      int tensorParallel) {
    return new Bytes(bytes(shape, precision, context, inputTokens, tensorParallel));
  }

  private static double bytes(
      @Nullable Transformer shape,
      CachePrecision precision,
      double context,
      double inputTokens,
      int tensorParallel) {
    return shape == null
        ? 0
        : new CacheGrowth(shape, precision, inputTokens, tensorParallel).bytes(context);
  }

  /** Tokens that a sequence's blocks hold. */
  static double blocks(double context) {
    // Not Math.ceil, which is slow until it is compiled, and a simulation asks at every step.
    double blocks = context / BLOCK_TOKENS;
    long whole = (long) blocks;
    return (whole < blocks ? whole + 1 : whole) * (double) BLOCK_TOKENS;
  }
}
