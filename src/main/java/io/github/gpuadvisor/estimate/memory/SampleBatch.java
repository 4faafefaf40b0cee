package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Model;

/** Samples worked on at once where nobody says how many. */
public final class SampleBatch {
  /** Images and texts: more gain little. */
  private static final int LARGE = 64;

  /** Pairs of a user and an item: each takes millionths of what an image takes. */
  private static final int PAIRS = 65_536;

  private SampleBatch() {}

  /** A batch that keeps a chip busy. */
  public static int full(Model model) {
    return model.kind() == Model.Kind.RECOMMENDER ? PAIRS : LARGE;
  }
}
