package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import org.jspecify.annotations.Nullable;

/** Layer groups of every kind of memory that blocks keep. */
public final class Groups {
  private Groups() {}

  /** Keys and values of every token. */
  public static LayerGroup full(int count, int heads, int kvHeads, int dimension) {
    return group(Attention.FULL, count, heads, kvHeads, dimension, null, null, null);
  }

  /** Keys and values of the last tokens. */
  public static LayerGroup window(int count, int heads, int kvHeads, int dimension, int window) {
    return group(Attention.WINDOW, count, heads, kvHeads, dimension, window, null, null);
  }

  /** A latent per token. */
  public static LayerGroup latent(int count, int heads, int dimension, int latent) {
    return group(Attention.LATENT, count, heads, heads, dimension, null, latent, null);
  }

  /** A recurrent state per sequence. */
  public static LayerGroup state(int count, double elements) {
    return group(Attention.STATE, count, 0, 0, 0, null, null, elements);
  }

  /** Keys and values of an encoder's tokens; null: as many as the input has. */
  public static LayerGroup cross(
      int count, int heads, int kvHeads, int dimension, @Nullable Integer tokens) {
    return group(Attention.CROSS, count, heads, kvHeads, dimension, tokens, null, null);
  }

  private static LayerGroup group(
      Attention attention,
      int count,
      int heads,
      int kvHeads,
      int dimension,
      @Nullable Integer window,
      @Nullable Integer latent,
      @Nullable Double state) {
    return new LayerGroup(
        attention, count, heads, kvHeads, dimension, dimension, window, latent, state);
  }
}
