package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Inference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Servers beside vLLM. Flags as in SGLang's page of server arguments, TensorRT-LLM's {@code
 * commands/serve.py} and llama.cpp's README of its server.
 */
final class OtherServers {
  private OtherServers() {}

  static Program sglang(Launch launch, Inference work, String weights) {
    Plan plan = launch.plan();
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument("--model-path", weights, ""));
    degree(arguments, "--tp-size", plan.tensorParallel());
    degree(arguments, "--pp-size", plan.pipelineParallel());
    degree(arguments, "--dp-size", launch.copiesPerMachine());
    if (launch.checkpoint().quantizesOnLoading()) {
      arguments.add(new Argument("--quantization", "fp8", "made 8 bit while it loads"));
    }
    if (plan.cache() == CachePrecision.FP8) {
      arguments.add(new Argument("--kv-cache-dtype", "fp8_e4m3", "half of a 16-bit cache"));
    }
    arguments.add(Argument.of("--context-length", work.context(), "prompt and answer together"));
    arguments.add(
        new Argument(
            "--mem-fraction-static",
            Figures.significant(plan.era().memory().fraction(), 3),
            "what fits was judged with this share of each GPU"));
    arguments.add(new Argument("--host", "0.0.0.0", ""));
    arguments.add(Argument.of("--port", 30_000, ""));
    return new Program(
        List.of("python3", "-m", "sglang.launch_server"),
        arguments,
        List.of("pip install \"sglang[all]\"" + version(plan)),
        "",
        30_000,
        "/health");
  }

  static Program tensorRtLlm(Launch launch, Inference work, String weights) {
    Plan plan = launch.plan();
    List<Argument> arguments = new ArrayList<>();
    degree(arguments, "--tp_size", plan.tensorParallel());
    degree(arguments, "--pp_size", plan.pipelineParallel());
    if (plan.expertParallel() > 1) {
      degree(arguments, "--ep_size", plan.expertParallel());
    }
    arguments.add(Argument.of("--max_seq_len", work.context(), "prompt and answer together"));
    arguments.add(
        new Argument(
            "--kv_cache_free_gpu_memory_fraction",
            Figures.significant(plan.era().memory().fraction(), 3),
            "share of what is free once weights are loaded"));
    arguments.add(new Argument("--host", "0.0.0.0", ""));
    arguments.add(Argument.of("--port", 8000, ""));
    return new Program(
        List.of("trtllm-serve", weights),
        arguments,
        List.of("pip install tensorrt-llm" + version(plan)),
        "",
        8000,
        "/health");
  }

  static Program llamaCpp(Launch launch, Inference work) {
    Plan plan = launch.plan();
    @Nullable Host host = plan.host();
    List<Argument> arguments = new ArrayList<>();
    String wanted =
        "path of a GGUF file of " + launch.model().name() + " in " + plan.precision().id();
    arguments.add(new Argument("-m", Shell.required("GGUF", wanted), ""));
    arguments.add(
        Argument.of(
            "-ngl",
            999 - (host == null ? 0 : host.layers()),
            host == null ? "all layers on the GPUs" : "the others stay in the host's memory"));
    if (host != null && host.expertLayers() > 0) {
      arguments.add(
          Argument.of("--n-cpu-moe", host.expertLayers(), "experts in the host's memory"));
    }
    if (plan.gpusPerReplica() > 1) {
      arguments.add(new Argument("--split-mode", "layer", "whole layers on each GPU"));
    }
    int users = users(work);
    arguments.add(Argument.of("--parallel", users, "requests at once"));
    arguments.add(
        Argument.of("--ctx-size", (long) users * work.context(), "tokens of all of them together"));
    @Nullable String cache = cache(plan.cache());
    if (cache != null) {
      arguments.add(new Argument("--cache-type-k", cache, "the KV cache's format"));
      arguments.add(new Argument("--cache-type-v", cache, ""));
    }
    arguments.add(new Argument("--host", "0.0.0.0", ""));
    arguments.add(Argument.of("--port", 8080, ""));
    return new Program(
        List.of("llama-server"),
        arguments,
        List.of("# llama-server: https://github.com/ggml-org/llama.cpp/releases"),
        "",
        8080,
        "/health");
  }

  private static int users(Inference work) {
    @Nullable Integer users = work.load().concurrency();
    return users == null ? 1 : users;
  }

  private static @Nullable String cache(CachePrecision precision) {
    return switch (precision) {
      case Q8_0 -> "q8_0";
      case Q4_0 -> "q4_0";
      default -> null;
    };
  }

  private static void degree(List<Argument> arguments, String flag, int degree) {
    if (degree > 1) {
      arguments.add(Argument.of(flag, degree, ""));
    }
  }

  private static String version(Plan plan) {
    @Nullable String version = plan.engine().version();
    return version == null ? "" : Shell.word("==" + version);
  }
}
