package io.github.gpuadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Pages of answers of every kind. */
final class Pages {
  /** Names and questions; the first three are those of the documentation's pictures. */
  static final Map<String, String> QUESTIONS =
      Map.of(
          "serve-70b", "inference --model llama-3.1-70b --concurrency 16 --max-tpot 60ms",
          "qlora-8b", "fine-tuning --model llama-3.1-8b --method qlora --tokens 50M",
          "pre-train-7b", "training --model llama-2-7b --tokens 100B --deadline 30d",
          "buy", "inference --model llama-3.1-8b --purchase buy --budget 5000/purchase",
          "images", "inference --model resnet-50",
          "nothing", "inference --model llama-3.1-405b --budget 1/h",
          "one-row", "inference --model llama-3.1-8b --gpu l40s --eliminated all");

  private Pages() {}

  static String of(String name) {
    List<String> args = new ArrayList<>(List.of("recommend"));
    args.addAll(Arrays.asList(QUESTIONS.getOrDefault(name, "").split(" ", -1)));
    args.addAll(List.of("-o", "html", "--as-of", "2026-11-25", "--catalog", "built-in"));
    CommandRun run = CommandRun.of(args.toArray(new String[0]));
    assertThat(run.exitCode()).as(name + run.errorOutput()).isIn(0, 3);
    return run.output();
  }
}
