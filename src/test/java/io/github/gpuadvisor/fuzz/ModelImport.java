package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;

/** Imports a model, and asks about it what people ask next. */
final class ModelImport {
  private ModelImport() {}

  /**
   * Imports a file that lies in the folder {@code model}.
   *
   * @param input what the run may repeat
   */
  static void check(Scratch scratch, String file, byte[] input) {
    String path = scratch.path("model/" + file).toString();
    Scratch.Contents before = scratch.contents(scratch.ownData());
    CommandRun run = scratch.run("models", "import", path, "--catalog", scratch.smallCatalog());
    Contract.of(run, input).endsWith(0, 2).naming("model", "config.json");
    scratch.requireSound(run, before);
    if (run.exitCode() == 0) {
      CommandRun estimate =
          scratch.run(
              "estimate",
              "inference",
              "--model-file",
              path,
              "--gpu",
              "h100-sxm-80gb",
              "-o",
              "json",
              "--catalog",
              scratch.smallCatalog());
      Contract.of(estimate, input).endsWith(0, 2).printsJson();
    }
  }
}
