package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Training from scratch by Megatron-LM's {@code pretrain_gpt.py}. Flags as in its {@code
 * training/arguments.py}, its example of Llama 3 8B and its page on Megatron-FSDP (August 2026).
 */
final class MegatronProgram {
  private final Launch launch;
  private final Training work;
  private final Plan plan;
  private final List<Argument> arguments = new ArrayList<>();

  private MegatronProgram(Launch launch, Training work) {
    this.launch = launch;
    this.work = work;
    this.plan = launch.plan();
  }

  static Program of(Launch launch, Training work, String format, String tokenizer) {
    MegatronProgram program = new MegatronProgram(launch, work);
    program.shape(format);
    program.parallel();
    program.batch();
    program.data(tokenizer);
    return new Program(
        List.of("pretrain_gpt.py"),
        program.arguments,
        List.of(
            "git clone https://github.com/NVIDIA/Megatron-LM && cd Megatron-LM && pip install .",
            "# and Transformer Engine, as its README says"),
        "",
        0,
        "");
  }

  private void shape(String format) {
    Transformer shape = Objects.requireNonNull(launch.model().transformer());
    @Nullable LayerGroup attention = shape.attending();
    if (attention == null || shape.groups().size() != 1 || attention.latentDimension() != null) {
      throw Programs.none(
          format,
          "Megatron-LM's flags for the blocks of " + launch.model().name() + " are not known");
    }
    arguments.add(Argument.of("--num-layers", shape.layers(), ""));
    arguments.add(Argument.of("--hidden-size", shape.hiddenSize(), ""));
    arguments.add(Argument.of("--ffn-hidden-size", shape.intermediateSize(), ""));
    arguments.add(Argument.of("--num-attention-heads", attention.heads(), ""));
    arguments.add(Argument.of("--kv-channels", attention.headDimension(), ""));
    if (attention.kvHeads() < attention.heads()) {
      arguments.add(Argument.on("--group-query-attention", ""));
      arguments.add(Argument.of("--num-query-groups", attention.kvHeads(), ""));
    }
    if (shape.gatedFeedForward()) {
      arguments.add(
          Argument.on(
              "--swiglu",
              "gated feed-forward, RMS norms; set --rotary-base as the model's own config does"));
      arguments.add(new Argument("--normalization", "RMSNorm", ""));
      arguments.add(new Argument("--position-embedding-type", "rope", ""));
      arguments.add(Argument.on("--disable-bias-linear", ""));
    }
    if (!shape.tiedEmbeddings()) {
      arguments.add(Argument.on("--untie-embeddings-and-output-weights", ""));
    }
    Transformer.@Nullable Experts experts = shape.experts();
    if (experts != null) {
      arguments.add(Argument.of("--num-experts", experts.count(), ""));
      arguments.add(Argument.of("--moe-router-topk", experts.perToken(), ""));
      arguments.add(Argument.of("--moe-ffn-hidden-size", experts.intermediateSize(), ""));
    }
    arguments.add(Argument.of("--seq-length", work.sequenceLength(), ""));
    arguments.add(Argument.of("--max-position-embeddings", work.sequenceLength(), ""));
  }

  private void parallel() {
    if (plan.tensorParallel() > 1) {
      arguments.add(
          Argument.of(
              "--tensor-model-parallel-size", plan.tensorParallel(), "GPUs that split each layer"));
      arguments.add(Argument.on("--sequence-parallel", "norms and residuals are split too"));
    }
    if (plan.pipelineParallel() > 1) {
      arguments.add(
          Argument.of(
              "--pipeline-model-parallel-size", plan.pipelineParallel(), "groups of layers"));
    }
    if (plan.interleaving() > 1) {
      Transformer shape = Objects.requireNonNull(launch.model().transformer());
      arguments.add(
          Argument.of(
              "--num-layers-per-virtual-pipeline-stage",
              shape.layers() / plan.pipelineParallel() / plan.interleaving(),
              "less of the pipeline waits"));
    }
    if (plan.expertParallel() > 1) {
      arguments.add(
          Argument.of(
              "--expert-model-parallel-size",
              plan.expertParallel(),
              "whole experts on different GPUs"));
    }
    if (plan.zeroStage() != null && plan.dataParallel() > 1) {
      sharded(plan.zeroStage());
    }
  }

  /** What the copies of a model spread over each other, by the stage of ZeRO. */
  private void sharded(int stage) {
    if (stage == 1) {
      arguments.add(
          Argument.on("--use-distributed-optimizer", "its states are spread over all copies"));
    } else if (stage > 1) {
      arguments.add(Argument.on("--use-megatron-fsdp", ""));
      arguments.add(
          new Argument(
              "--data-parallel-sharding-strategy",
              stage == 2 ? "optim_grads" : "optim_grads_params",
              "ZeRO " + stage));
      arguments.add(new Argument("--ckpt-format", "fsdp_dtensor", ""));
    }
  }

  private void batch() {
    int micro = plan.microBatch() == null ? 1 : plan.microBatch();
    int whole = micro * plan.dataParallel();
    long global = Math.max(1, Math.round((double) work.globalBatch() / whole)) * whole;
    arguments.add(Argument.of("--micro-batch-size", micro, "sequences on a GPU at once, as fits"));
    arguments.add(Argument.of("--global-batch-size", global, "sequences for an optimizer step"));
    @Nullable Double tokens = work.tokens();
    if (tokens != null) {
      long steps = Math.max(1, Math.round(tokens / ((double) global * work.sequenceLength())));
      arguments.add(Argument.of("--train-iters", steps, "all the tokens asked for"));
    }
    arguments.add(Argument.on("--bf16", ""));
    if (plan.precision() == Precision.FP8) {
      arguments.add(new Argument("--fp8-format", "hybrid", "products in 8 bit"));
    }
    @Nullable Checkpointing mode = plan.checkpointing();
    if (mode == Checkpointing.FULL) {
      arguments.add(
          new Argument("--recompute-granularity", "full", "activations are computed again"));
      arguments.add(new Argument("--recompute-method", "uniform", ""));
      arguments.add(Argument.of("--recompute-num-layers", 1, ""));
    } else if (mode == Checkpointing.SELECTIVE) {
      arguments.add(
          new Argument("--recompute-granularity", "selective", "attention is computed again"));
    }
  }

  private void data(String tokenizer) {
    arguments.add(new Argument("--tokenizer-type", "HuggingFaceTokenizer", ""));
    arguments.add(new Argument("--tokenizer-model", tokenizer, ""));
    arguments.add(
        new Argument("--data-path", Shell.required("DATA", "prefix of the preprocessed data"), ""));
    arguments.add(
        new Argument("--lr", Shell.required("LEARNING_RATE", "as in 3e-4"), "yours to choose"));
    arguments.add(new Argument("--save", launch.name(), ""));
    arguments.add(Argument.of("--save-interval", 1000, ""));
  }
}
