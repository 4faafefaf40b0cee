package io.github.gpuadvisor.workload;

import java.util.List;

/** What a user can state of the work: which model, how much of what, and how fast. */
final class WorkOption {
  static final List<Option> ALL =
      List.of(
          model("model", "ift", "ID", "catalog id, alias or Hugging Face id"),
          model("modelFile", "ift", "FILE", "config.json, its folder, or a GGUF file of a model"),
          model("params", "ift", "N", "a model given by hand: 70B"),
          model("activeParams", "ift", "N", "parameters used per token, if fewer: 13B"),
          model("layers", "ift", "N", "layers of a model given by hand"),
          model("hidden", "ift", "N", "its hidden size"),
          model("heads", "ift", "N", "its attention heads"),
          model("kvHeads", "ift", "N", "its key-value heads"),
          model(
              "precision",
              "ift",
              "P",
              "auto, bf16, fp16, fp8, int8, int4, nvfp4, mxfp4, q4_k_m, ..."),
          model("kvPrecision", "i", "P", "of the KV cache: bf16 (default), fp8, int8"),
          work("method", "f", "M", "full, lora (default) or qlora"),
          work("loraRank", "f", "N", "rank of the adapters (16)"),
          work("tokens", "ft", "N", "tokens to train on: 300B"),
          work("samples", "f", "N", "or samples of --sequence-length tokens"),
          work("sequenceLength", "ft", "N", "tokens per sequence (2048)"),
          work("microBatch", "ft", "N", "sequences per GPU at once (chosen)"),
          work("globalBatch", "f", "N", "sequences per optimizer step (32)"),
          work("globalBatchTokens", "t", "N", "tokens per optimizer step (4M)"),
          work("activationCheckpointing", "ft", "MODE", "none, selective or full (chosen)"),
          work(
              "optimizer",
              "ft",
              "NAME",
              "adamw (default), adamw-bf16, adamw-8bit, paged-adamw-8bit or sgd"),
          work(
              "optimizerInBackward",
              "ft",
              "BOOL",
              "free each gradient once it is applied: true or false (default)"),
          work(
              "offload",
              "ft",
              "WHAT",
              "to the host: none (default), optimizer, activations or all"),
          work("lossChunks", "ft", "N", "parts that the loss is computed in (1)"),
          work("inputTokens", "i", "N", "tokens of a prompt (2048)"),
          work("outputTokens", "i", "N", "tokens of an answer (512)"),
          work("context", "i", "N", "longest sequence kept (input + output)"),
          work("concurrency", "i", "N", "requests running at once (1)"),
          work("requestsPerSecond", "i", "R", "or the rate at which they arrive"),
          work("items", "i", "N", "or how much there is: requests, texts, images"),
          work("audioHours", "i", "N", "hours of sound to listen to"),
          work("streams", "i", "N", "cameras whose frames are looked at"),
          work("fps", "i", "F", "frames a second of each (30)"),
          work("resolution", "i", "WxH", "size of an image: 1024x768"),
          work("steps", "i", "N", "denoising steps of an image"),
          work("cachedInput", "i", "%", "share of prompts found in the prefix cache"),
          work("replicasSpare", "i", "N", "replicas beyond what the load needs"),
          target("maxTtft", "i", "T", "time to first token, p95: 500ms, p99:1s, mean:400ms"),
          target("maxTpot", "i", "T", "time per output token, p95: 40ms"),
          target("maxE2e", "i", "T", "whole request, p95: 20s"),
          target("minTokensPerSecond", "i", "N", "per user"),
          target("minTotalTokensPerSecond", "i", "N", "all users together"),
          target("imagesPerSecond", "i", "N", "all together"),
          target("deadline", "ift", "T", "finish within: 12h, 30d"));

  private WorkOption() {}

  private static Option model(String key, String kinds, String label, String help) {
    return new Option(key, Option.Group.MODEL, kinds, label, help);
  }

  private static Option work(String key, String kinds, String label, String help) {
    return new Option(key, Option.Group.WORK, kinds, label, help);
  }

  private static Option target(String key, String kinds, String label, String help) {
    return new Option(key, Option.Group.TARGET, kinds, label, help);
  }
}
