package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.List;
import java.util.Map;

/** A packed catalog, as a file that is named and as the copy that is kept of a user's own data. */
final class IndexFuzz {
  private static final String[] MODEL = {"models", "show", "llama-3.1-8b", "-o", "json"};
  private static final List<String> FILES = List.of("catalog.bin", "layer-changes");

  /** Once for all inputs: only the copy is damaged, and that anew each time. */
  private static final KeptLayer LAYER = new KeptLayer();

  private static final CommandRun SOUND = LAYER.run(new byte[0], MODEL);

  private IndexFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      for (Map.Entry<String, byte[]> file : Bundle.files(input, FILES).entrySet()) {
        if (file.getKey().equals("layer-changes")) {
          CommandRun run = LAYER.run(file.getValue(), MODEL);
          Contract.of(run, input).endsWith(0).answersAs(SOUND);
        } else {
          scratch.write(file.getKey(), file.getValue());
          String place = scratch.path(file.getKey()).toString();
          Contract.of(scratch.run("catalog", "diff", place, place), input)
              .endsWith(0, 4)
              .naming(file.getKey());
          CommandRun answer =
              scratch.run(
                  "recommend", "inference", "--params", "8B", "-o", "json", "--catalog", place);
          Contract.of(answer, input).endsWith(0, 2, 3, 4).printsJson();
        }
      }
    }
  }
}
