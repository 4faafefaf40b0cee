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

  /** Recurrent state is kept in 32 bit, whatever the cache is kept in. */
  private static final double STATE_BYTES = 4;

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
    if (shape == null) {
      return 0;
    }
    double blocks = blocks(context);
    double total = 0;
    for (LayerGroup group : shape.groups()) {
      Double state = group.stateElements();
      // Blocks with attention and recurrence side by side (Falcon-H1) keep both.
      if (state != null) {
        total += group.count() * state * STATE_BYTES / tensorParallel;
      }
      double tokens = group.tokensKept(blocks, inputTokens);
      total +=
          group.count()
              * group.elementsPerToken()
              * tokens
              * precision.bytes()
              * share(group, tensorParallel);
    }
    return total;
  }

  /** Tokens that a sequence's blocks hold. */
  static double blocks(double context) {
    return Math.ceil(context / BLOCK_TOKENS) * BLOCK_TOKENS;
  }

  private static double share(LayerGroup group, int tensorParallel) {
    if (!group.splitsByHeads() || group.kvHeads() == 0) {
      return 1;
    }
    return 1.0 / Math.min(tensorParallel, group.kvHeads());
  }
}
