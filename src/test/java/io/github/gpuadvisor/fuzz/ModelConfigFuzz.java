package io.github.gpuadvisor.fuzz;

import java.util.List;

/** A model's {@code config.json}, with what Model Optimizer may leave beside it. */
final class ModelConfigFuzz {
  private static final List<String> FILES = List.of("config.json", "hf_quant_config.json");

  private ModelConfigFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      Bundle.files(input, FILES).forEach((name, bytes) -> scratch.write("model/" + name, bytes));
      ModelImport.check(scratch, "config.json", input);
    }
  }
}
