package io.github.gpuadvisor.faults;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs commands of every kind in one JVM and prints all that they say, for {@link
 * SameBytesEverywhereIT} to compare.
 */
final class Dozen {
  private static final String SERVE = "inference --model llama-3.1-70b --concurrency 16";
  private static final int LINES = 300;

  private static final List<String> COMMANDS =
      List.of(
          "recommend " + SERVE + " --explain --eliminated all",
          "recommend " + SERVE + " -o wide",
          "recommend " + SERVE + " -o json",
          "recommend " + SERVE + " -o yaml --group-by provider",
          "recommend " + SERVE + " -o csv --group-by offer",
          "recommend " + SERVE + " -o markdown",
          "recommend " + SERVE + " -o html",
          "recommend " + SERVE + " -o k8s",
          "recommend fine-tuning --model llama-3.1-8b --tokens 50M --method qlora -o jsonl",
          "recommend training --model llama-2-7b --tokens 100B --deadline 20d --max-gpus 64",
          "estimate " + SERVE + " --gpu h100 --count 4 -o json",
          "explain h100 " + SERVE,
          "compare h100 mi300x l40s " + SERVE,
          "sweep inference --model llama-3.1-8b --gpu l4 --vary concurrency=1:64:x4",
          "offers list -o csv");

  /** Commands without prices of a day. */
  private static final List<String> DAYLESS =
      List.of(
          "gpus list",
          "gpus list -o json",
          "models list -o csv",
          "learn memory",
          "trend",
          "catalog check");

  private Dozen() {}

  /** Prints to standard output, as UTF-8 whatever the locale. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    COMMANDS.forEach(command -> print(out, command + " --as-of 2026-11-25", ""));
    DAYLESS.forEach(command -> print(out, command, ""));
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      // No format: that would write the question itself in the digits of the locale.
      lines
          .append("{\"id\":" + line + ",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",")
          .append("\"gpu\":\"l4\",\"concurrency\":" + line + "}\n");
    }
    print(out, "batch estimate", lines.toString());
    out.flush();
  }

  private static void print(PrintStream out, String command, String stdin) {
    CommandRun run =
        CommandRun.of(Arrays.asList(command.split(" ", -1)), stdin, Map.of("COLUMNS", "120"));
    out.print("### " + command + "\n" + run.exitCode() + "\n" + run.output() + run.errorOutput());
  }
}
