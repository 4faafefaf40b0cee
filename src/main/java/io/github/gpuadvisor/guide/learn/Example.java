package io.github.gpuadvisor.guide.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What several pages reckon with, so that their figures can be held against each other. */
final class Example {
  private static final List<String> SERVED =
      List.of("model", "llama-3.1-8b", "gpu", "h100-sxm-80gb", "count", "1", "precision", "bf16");

  private Example() {}

  /**
   * A small model in 16 bit on one GPU that holds it with room to spare.
   *
   * @param more keys and values in turn, as on a batch line
   */
  static String[] served(String... more) {
    List<String> options = new ArrayList<>(SERVED);
    Collections.addAll(options, more);
    return options.toArray(new String[0]);
  }

  /** A large model in 16 bit whose layers are split over so many of a machine's GPUs. */
  static String[] split(String gpu, String gpus) {
    return new String[] {
      "model",
      "llama-3.1-70b",
      "gpu",
      gpu,
      "count",
      gpus,
      "tensorParallel",
      gpus,
      "precision",
      "bf16"
    };
  }
}
