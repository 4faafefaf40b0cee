package io.github.gpuadvisor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Questions of every kind, asked of the frozen catalog on its own day. */
public final class Questions {
  public static final List<String> ALL =
      List.of(
          "inference --model llama-3.1-70b --concurrency 16",
          "inference --model llama-3.1-8b --requests-per-second 5 --max-tpot 40ms",
          "inference --model deepseek-v3 --concurrency 32 --optimize cost",
          "inference --model gemma-3-27b --context 32k --kv-precision fp8 --optimize speed",
          "inference --model bert-base --optimize energy",
          "inference --model resnet-50",
          "inference --model llama-3.1-8b --purchase buy",
          "inference --model llama-3.1-8b --purchase any",
          "inference --model llama-3.1-8b --group-by offer --weights cost=3,speed=1",
          "inference --params 13B --pricing spot",
          "fine-tuning --model llama-3.1-8b --method qlora --tokens 50M",
          "fine-tuning --model llama-3.1-70b --method full --samples 10000 --deadline 5d",
          "training --model llama-3.1-8b --tokens 10B --deadline 30d",
          "training --model gpt-3 --tokens 300B --weights operations=1");

  private Questions() {}

  /** Asks a question; more options follow as separate words. */
  public static CommandRun ask(String question, String... more) {
    return ask(Map.of(), question, more);
  }

  public static CommandRun ask(Map<String, String> environment, String question, String... more) {
    List<String> args = new ArrayList<>();
    args.add("recommend");
    args.addAll(List.of(question.split(" ", -1)));
    args.addAll(List.of("--catalog", "src/test/resources/frozen-catalog", "--as-of", "2026-11-25"));
    args.addAll(List.of(more));
    return CommandRun.of(args, "", environment);
  }
}
