package io.github.gpuadvisor;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * What a class-data archive is made of: the commands that people start most, one after another,
 * their answers thrown away. What a run loads beyond these classes, it loads from the jar.
 */
public final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "recommend inference --model llama-3.1-8b",
          "recommend inference --model llama-3.1-8b -o json",
          "recommend inference --model llama-3.1-8b --concurrency 16 --as-of 2026-11-25",
          // Nothing plain about it, so that picocli is there too.
          "recommend inference --model llama-3.1-8b --",
          "recommend fine-tuning --model llama-3.1-8b --method qlora --tokens 1M --max-gpus 1",
          "recommend training --model llama-3.1-8b --tokens 1B --max-gpus 8",
          "estimate inference --model llama-3.1-8b --gpu l40s",
          "estimate inference --model llama-3.1-8b --gpu l40s -o json",
          "explain l40s inference --model llama-3.1-8b",
          "compare l4 l40s inference --model llama-3.1-8b",
          "gpus list",
          "models show llama-3.1-8b",
          "offers list --gpu l4",
          "recommend --help",
          "--help",
          "version");

  private Rehearsal() {}

  /** Runs all commands; ends with 1 where one did not end well. */
  public static void main(String[] args) {
    System.exit(run(System.getenv()));
  }

  /**
   * Runs all commands.
   *
   * @return 0 where all ended well
   */
  static int run(Map<String, String> environment) {
    int worst = 0;
    for (String command : COMMANDS) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      int exit =
          Main.run(
              nowhere, nowhere, InputStream.nullInputStream(), environment, command.split(" ", -1));
      worst = Math.max(worst, exit);
    }
    return worst == 0 ? 0 : 1;
  }
}
