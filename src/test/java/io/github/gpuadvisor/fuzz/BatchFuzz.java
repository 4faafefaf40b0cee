package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of {@code batch}: each is answered, and none stops the others. */
final class BatchFuzz {
  private static final List<String> KINDS = List.of("estimate", "recommend");

  private BatchFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      Bundle.files(input, KINDS)
          .forEach(
              (kind, lines) -> {
                List<String> args = List.of("batch", kind, "--catalog", scratch.smallCatalog());
                CommandRun run = scratch.run(lines, args);
                Contract.of(run, input)
                    .endsWith(0)
                    .printsJson()
                    .answers(asked(lines))
                    .neverSays("\"internal-error\"");
              });
    }
  }

  /** How many lines have something to answer. */
  private static int asked(byte[] lines) {
    int asked = 0;
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
      String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      asked += text.isBlank() ? 0 : 1;
    }
    return asked;
  }
}
