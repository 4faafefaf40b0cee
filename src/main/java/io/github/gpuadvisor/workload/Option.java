package io.github.gpuadvisor.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every requirement that a user can state, in one table: the command line, spec files and batch
 * lines all read from it.
 *
 * @param key name in spec files; the command line spells it with dashes
 * @param group the question it answers
 * @param kinds letters of the kinds it applies to: i inference, f fine-tuning, t training
 * @param label placeholder in help
 * @param help one line
 */
public record Option(String key, Group group, String kinds, String label, String help) {

  /** Questions, in the order in which help shows them. */
  public enum Group {
    MODEL("Which model"),
    WORK("How much work"),
    TARGET("How fast"),
    HARDWARE("On what"),
    PLAN("In which plan"),
    MONEY("For how much"),
    CHOICE("Which answer first");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private static final List<Option> ALL =
      List.of(
          new Option("model", Group.MODEL, "ift", "ID", "catalog id, alias or Hugging Face id"),
          new Option(
              "modelFile",
              Group.MODEL,
              "ift",
              "FILE",
              "config.json, its folder, or a GGUF file of a model"),
          new Option("params", Group.MODEL, "ift", "N", "a model given by hand: 70B"),
          new Option(
              "activeParams", Group.MODEL, "ift", "N", "parameters used per token, if fewer: 13B"),
          new Option("layers", Group.MODEL, "ift", "N", "layers of a model given by hand"),
          new Option("hidden", Group.MODEL, "ift", "N", "its hidden size"),
          new Option("heads", Group.MODEL, "ift", "N", "its attention heads"),
          new Option("kvHeads", Group.MODEL, "ift", "N", "its key-value heads"),
          new Option(
              "precision",
              Group.MODEL,
              "ift",
              "P",
              "auto, bf16, fp16, fp8, int8, int4, nvfp4, mxfp4, q4_k_m, ..."),
          new Option(
              "kvPrecision", Group.MODEL, "i", "P", "of the KV cache: bf16 (default), fp8, int8"),
          new Option("method", Group.WORK, "f", "M", "full, lora (default) or qlora"),
          new Option("loraRank", Group.WORK, "f", "N", "rank of the adapters (16)"),
          new Option("tokens", Group.WORK, "ft", "N", "tokens to train on: 300B"),
          new Option("samples", Group.WORK, "f", "N", "or samples of --sequence-length tokens"),
          new Option("sequenceLength", Group.WORK, "ft", "N", "tokens per sequence (2048)"),
          new Option("microBatch", Group.WORK, "ft", "N", "sequences per GPU at once (chosen)"),
          new Option("globalBatch", Group.WORK, "f", "N", "sequences per optimizer step (32)"),
          new Option("globalBatchTokens", Group.WORK, "t", "N", "tokens per optimizer step (4M)"),
          new Option(
              "activationCheckpointing",
              Group.WORK,
              "ft",
              "MODE",
              "none, selective or full (chosen)"),
          new Option(
              "optimizer",
              Group.WORK,
              "ft",
              "NAME",
              "adamw (default), adamw-bf16, adamw-8bit, paged-adamw-8bit or sgd"),
          new Option(
              "optimizerInBackward",
              Group.WORK,
              "ft",
              "BOOL",
              "free each gradient once it is applied: true or false (default)"),
          new Option(
              "offload",
              Group.WORK,
              "ft",
              "WHAT",
              "to the host: none (default), optimizer, activations or all"),
          new Option("lossChunks", Group.WORK, "ft", "N", "parts that the loss is computed in (1)"),
          new Option("inputTokens", Group.WORK, "i", "N", "tokens of a prompt (2048)"),
          new Option("outputTokens", Group.WORK, "i", "N", "tokens of an answer (512)"),
          new Option("context", Group.WORK, "i", "N", "longest sequence kept (input + output)"),
          new Option("concurrency", Group.WORK, "i", "N", "requests running at once (1)"),
          new Option("requestsPerSecond", Group.WORK, "i", "R", "or the rate at which they arrive"),
          new Option(
              "items", Group.WORK, "i", "N", "or how much there is: requests, texts, images"),
          new Option("audioHours", Group.WORK, "i", "N", "hours of sound to listen to"),
          new Option("streams", Group.WORK, "i", "N", "cameras whose frames are looked at"),
          new Option("fps", Group.WORK, "i", "F", "frames a second of each (30)"),
          new Option("resolution", Group.WORK, "i", "WxH", "size of an image: 1024x768"),
          new Option("steps", Group.WORK, "i", "N", "denoising steps of an image"),
          new Option(
              "cachedInput", Group.WORK, "i", "%", "share of prompts found in the prefix cache"),
          new Option("replicasSpare", Group.WORK, "i", "N", "replicas beyond what the load needs"),
          new Option(
              "maxTtft",
              Group.TARGET,
              "i",
              "T",
              "time to first token, p95: 500ms, p99:1s, mean:400ms"),
          new Option("maxTpot", Group.TARGET, "i", "T", "time per output token, p95: 40ms"),
          new Option("maxE2e", Group.TARGET, "i", "T", "whole request, p95: 20s"),
          new Option("minTokensPerSecond", Group.TARGET, "i", "N", "per user"),
          new Option("minTotalTokensPerSecond", Group.TARGET, "i", "N", "all users together"),
          new Option("imagesPerSecond", Group.TARGET, "i", "N", "all together"),
          new Option("deadline", Group.TARGET, "ift", "T", "finish within: 12h, 30d"),
          new Option(
              "gpu", Group.HARDWARE, "ift", "PATTERN,...", "only these: h100, a100*, rtx-4090"),
          new Option("exclude", Group.HARDWARE, "ift", "PATTERN,...", "none of these"),
          new Option(
              "vendor", Group.HARDWARE, "ift", "V,...", "nvidia, amd, intel, google, aws, apple"),
          new Option(
              "class", Group.HARDWARE, "ift", "C,...", "datacenter, workstation, consumer, edge"),
          new Option(
              "engine",
              Group.HARDWARE,
              "ift",
              "NAME[@ERA]",
              "vllm, tensorrt-llm, llama.cpp, pytorch"),
          new Option("framework", Group.HARDWARE, "ift", "NAME", "must run in this framework"),
          new Option(
              "have",
              Group.HARDWARE,
              "ift",
              "GPUS",
              "only what is yours: \"2x RTX 4090\"; here: what is found"),
          new Option("upgrade", Group.HARDWARE, "ift", "", "and the cheapest step up from it"),
          new Option("on", Group.HARDWARE, "ift", "SYSTEM", "on a named system: dgx-gh200"),
          new Option(
              "reserveMemory",
              Group.HARDWARE,
              "ift",
              "SIZE",
              "memory of each GPU kept for what else runs: 2GiB"),
          new Option("maxGpus", Group.HARDWARE, "ift", "N", "at most this many"),
          new Option("maxNodes", Group.HARDWARE, "ift", "N", "at most this many machines"),
          new Option("maxPower", Group.HARDWARE, "ift", "W", "power of all GPUs together: 700W"),
          new Option("provider", Group.MONEY, "ift", "P,...", "only these: aws, gcp, lambda"),
          new Option("region", Group.MONEY, "ift", "R,...", "only these regions"),
          new Option("residency", Group.MONEY, "ift", "CC,...", "countries, or EU"),
          new Option("purchase", Group.MONEY, "ift", "HOW", "rent (default), buy or any"),
          new Option("pricing", Group.MONEY, "ift", "HOW", "on-demand (default), spot or reserved"),
          new Option(
              "budget", Group.MONEY, "ift", "B", "12/h, 6000/month, 40000/total, 2500/purchase"),
          new Option(
              "maxPriceAge",
              Group.MONEY,
              "ift",
              "T",
              "fail (5) if the first answer's price is older: 30d"),
          new Option(
              "asOf", Group.MONEY, "ift", "DATE", "prices known on this day, and their ages"),
          new Option(
              "optimize",
              Group.CHOICE,
              "ift",
              "PROFILE",
              "balanced (default), cost, speed or energy"),
          new Option(
              "weights", Group.CHOICE, "ift", "W", "own weights: cost=0.6,speed=0.3,energy=0.1"),
          new Option("top", Group.CHOICE, "ift", "N", "rows shown (10)"),
          new Option(
              "groupBy",
              Group.CHOICE,
              "ift",
              "WHAT",
              "one row per gpu (default), offer or provider"));

  /**
   * All options of a kind ({@code inference}, {@code fine-tuning}, {@code training}), in help
   * order.
   */
  public static List<Option> of(String kind) {
    String letter = kind.substring(0, 1).toLowerCase(Locale.ROOT);
    List<Option> options = new ArrayList<>();
    for (Option option : ALL) {
      if (option.kinds.contains(letter)) {
        options.add(option);
      }
    }
    return options;
  }

  /** True of an option that takes no value: that it stands there says it. */
  public static boolean isSwitch(String key) {
    return key.equals("upgrade");
  }

  /** The option of a key for any kind. */
  public static boolean known(String key) {
    return ALL.stream().anyMatch(option -> option.key.equals(key));
  }

  /** The name on the command line: {@code --max-gpus}. */
  public String flag() {
    return flag(key);
  }

  /** The command line's spelling of a key. */
  public static String flag(String key) {
    StringBuilder flag = new StringBuilder("--");
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isUpperCase(c)) {
        flag.append('-').append(Character.toLowerCase(c));
      } else {
        flag.append(c);
      }
    }
    return flag.toString();
  }
}
