package io.github.gpuadvisor.report.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recipes of many plans, as the command writes them. */
final class Recipes {
  private static final List<String> QUESTIONS =
      List.of(
          "inference --model llama-3.1-70b --concurrency 16",
          "inference --model llama-3.1-405b --gpu h100 --context 128k --concurrency 16",
          "inference --model llama-3.1-8b --gpu l4 --requests-per-second 5",
          "inference --model deepseek-v3 --gpu h200 --concurrency 64",
          "inference --model llama-3.1-70b --precision int4",
          "inference --model llama-3.1-8b --gpu mi300x --kv-precision fp8",
          "inference --model llama-3.1-8b --precision fp8 --gpu h100 --provider runpod",
          "inference --model meta-llama/Llama-3.1-8B-Instruct --gpu v100* --precision fp16",
          "inference --model gemma-3-27b --precision q4_k_m --engine llama.cpp --concurrency 4",
          "inference --model llama-3.1-70b --engine sglang --gpu h100",
          "inference --model llama-3.1-70b --engine tensorrt-llm --gpu h100",
          "inference --model llama-3.1-8b --pricing spot --purchase rent --gpu a100*",
          "inference --model llama-3.1-8b --purchase buy",
          "inference --params 13B",
          "fine-tuning --model llama-3.1-8b --method qlora --tokens 10M",
          "fine-tuning --model llama-3.1-8b --method full --tokens 50M --gpu h100",
          "fine-tuning --model llama-3.1-8b --method full --optimizer paged-adamw-8bit --gpu l40s",
          "fine-tuning --model llama-3.1-8b --method lora --offload all --gpu rtx-4090",
          "fine-tuning --model llama-3.1-70b --method lora --tokens 50M --gpu a100-sxm-80gb",
          "training --model llama-2-7b --tokens 100B --deadline 20d --gpu h100",
          "training --model gpt-3 --tokens 300B --deadline 60d",
          "training --model mixtral-8x7b --tokens 100B --deadline 60d");

  private Recipes() {}

  /** Empty where the plan of a question has none. */
  static String recipe(String question, Recipe recipe) {
    List<String> args = new ArrayList<>(List.of("recommend"));
    args.addAll(Arrays.asList(question.split(" ", -1)));
    args.addAll(List.of("-o", recipe.id(), "--as-of", "2026-11-25", "--catalog", "built-in"));
    CommandRun run = CommandRun.of(args.toArray(new String[0]));
    assertThat(run.exitCode()).as(question + run.errorOutput()).isIn(0, 2);
    assertThat(run.exitCode() == 2).isEqualTo(run.output().isEmpty());
    return run.output();
  }

  /** All that exist, each named by its question. */
  static Map<String, String> all(Recipe recipe) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      String text = recipe(question, recipe);
      if (!text.isEmpty()) {
        all.put(question, text);
      }
    }
    assertThat(all).as(recipe.id()).hasSizeGreaterThan(3);
    return all;
  }
}
