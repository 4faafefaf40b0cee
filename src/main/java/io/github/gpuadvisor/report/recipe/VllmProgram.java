package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code vllm serve}. Flags as in vLLM's {@code engine/arg_utils.py} and {@code config/cache.py};
 * quantizing while loading as in its page on online quantization (docs.vllm.ai, since v0.20);
 * several machines as in its page on parallelism and scaling.
 */
final class VllmProgram {
  private static final int PORT = 8000;

  private final Launch launch;
  private final Inference work;
  private final String weights;
  private final String format;
  private final @Nullable String version;
  private final boolean asked;
  private final List<Argument> arguments = new ArrayList<>();

  private VllmProgram(Launch launch, Inference work, String format, String weights) {
    this.format = format;
    @Nullable String asked = launch.request().limits().hardware().engineVersion();
    this.version = asked == null ? launch.plan().engine().version() : asked;
    this.asked = asked != null;
    this.launch = launch;
    this.work = work;
    this.weights = weights;
  }

  static Program of(Launch launch, Inference work, String format, String weights) {
    return new VllmProgram(launch, work, format, weights).program();
  }

  private Program program() {
    Vendor vendor = launch.gpu().vendor();
    if (vendor != Vendor.NVIDIA && vendor != Vendor.AMD) {
      throw Programs.none(
          format, "vLLM for " + vendor.title() + " is a package of its own, whose options differ");
    }
    boolean amd = vendor == Vendor.AMD;
    String image =
        (amd ? "vllm/vllm-openai-rocm:" : "vllm/vllm-openai:")
            + (version == null ? "latest" : "v" + version);
    parallel();
    formats();
    memory();
    arguments.add(Argument.of("--port", PORT, ""));
    return new Program(
        List.of("vllm", "serve", weights),
        arguments,
        List.of(
            amd
                ? "# vLLM for ROCm comes as the container image " + image
                : "pip install vllm" + (version == null ? "" : Shell.word("==" + version))),
        image,
        PORT,
        "/health");
  }

  private void parallel() {
    Plan plan = launch.plan();
    if (plan.tensorParallel() > 1) {
      arguments.add(
          Argument.of(
              "--tensor-parallel-size",
              plan.tensorParallel(),
              "each layer is split over as many GPUs"));
    }
    if (plan.pipelineParallel() > 1) {
      arguments.add(
          Argument.of(
              "--pipeline-parallel-size",
              plan.pipelineParallel(),
              "groups of layers, one after another"));
    }
    if (plan.expertParallel() > 1) {
      arguments.add(Argument.on("--enable-expert-parallel", "whole experts on different GPUs"));
    }
    if (launch.copiesPerMachine() > 1) {
      arguments.add(
          Argument.of(
              "--data-parallel-size",
              launch.copiesPerMachine(),
              "copies of the model in this machine"));
    }
    if (launch.spansMachines()) {
      int machines = plan.gpusPerReplica() / launch.gpusPerMachine();
      arguments.add(Argument.of("--nnodes", machines, "machines that hold one copy"));
      arguments.add(new Argument("--node-rank", "\"$NODE_RANK\"", ""));
      arguments.add(new Argument("--master-addr", "\"$HEAD_ADDRESS\"", ""));
      // Only the first machine answers requests.
      arguments.add(Argument.on("$([ \"$NODE_RANK\" = 0 ] || echo --headless)", ""));
    }
  }

  private void formats() {
    Plan plan = launch.plan();
    if (launch.checkpoint().quantizesOnLoading()) {
      arguments.add(
          new Argument(
              "--quantization",
              asked ? "fp8" : "fp8_per_tensor",
              "the checkpoint is 16 bit: made 8 bit while it loads"));
    } else if (plan.precision().isSixteenBit()) {
      boolean half = plan.precision() == Precision.FP16 || plan.arithmetic().dtype() == Dtype.FP16;
      arguments.add(new Argument("--dtype", half ? "float16" : "bfloat16", ""));
    }
    if (plan.cache() == CachePrecision.FP8) {
      arguments.add(new Argument("--kv-cache-dtype", "fp8", "half of what a 16-bit cache takes"));
    } else if (plan.cache() != CachePrecision.BF16 && plan.cache() != CachePrecision.FP16) {
      throw new InvalidInputException(
          "no-recipe",
          "vllm keeps no KV cache in " + plan.cache().id(),
          "Maybe --kv-precision fp8");
    }
  }

  private void memory() {
    arguments.add(
        Argument.of(
            "--max-model-len",
            work.context(),
            "longest prompt and answer together that were asked for"));
    String share = Figures.significant(launch.plan().era().memory().fraction(), 3);
    arguments.add(
        new Argument(
            "--gpu-memory-utilization", share, "what fits was judged with this share of each GPU"));
  }
}
