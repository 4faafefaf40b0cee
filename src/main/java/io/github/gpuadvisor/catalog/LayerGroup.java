package io.github.gpuadvisor.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A number of transformer blocks that keep the same kind of state per sequence.
 *
 * @param count blocks of this kind
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param headDimension numbers in one key (and query) head
 * @param valueDimension numbers in one value head
 * @param window tokens kept ({@link Attention#WINDOW}), encoder tokens ({@link Attention#CROSS},
 *     null: the input length), else null
 * @param latentDimension numbers kept per token by {@link Attention#LATENT}
 * @param stateElements numbers kept per sequence by {@link Attention#STATE}
 */
public record LayerGroup(
    Attention attention,
    int count,
    int heads,
    int kvHeads,
    int headDimension,
    int valueDimension,
    @Nullable Integer window,
    @Nullable Integer latentDimension,
    @Nullable Double stateElements) {

  /** What a block keeps while it generates. */
  public enum Attention {
    FULL,
    WINDOW,
    LATENT,
    STATE,
    CROSS,
    SHARED,
    NONE
  }

  /** Numbers kept per token and block where the kind grows with the context. */
  public double elementsPerToken() {
    return switch (attention) {
      case FULL, WINDOW, CROSS -> (double) kvHeads * (headDimension + valueDimension);
      case LATENT -> latentDimension == null ? 0 : latentDimension;
      case STATE, SHARED, NONE -> 0;
    };
  }

  /** Tokens whose keys and values this group keeps at a context length. */
  public double tokensKept(double context, double inputTokens) {
    return switch (attention) {
      case FULL, LATENT -> context;
      case WINDOW -> window == null ? context : Math.min(context, window);
      case CROSS -> window == null ? inputTokens : window;
      case STATE, SHARED, NONE -> 0;
    };
  }

  /**
   * True where the cache is split over tensor-parallel ranks by key-value heads (a latent is copied
   * to every rank).
   */
  public boolean splitsByHeads() {
    return attention == Attention.FULL
        || attention == Attention.WINDOW
        || attention == Attention.CROSS;
  }
}
