package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Offload;
import io.github.gpuadvisor.workload.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tuning by TRL's {@code scripts/sft.py}. Flags as in TRL 1.13.0 ({@code SFTConfig}, {@code
 * ModelConfig}, {@code ScriptArguments}) and Transformers 5.18.0 ({@code TrainingArguments}).
 */
final class TrlProgram {
  private static final String INSTALL = "pip install trl==1.13.0 transformers==5.18.0 peft";

  private final FineTuning work;
  private final Plan plan;
  private final List<Argument> arguments = new ArrayList<>();

  private TrlProgram(Launch launch, FineTuning work) {
    this.work = work;
    this.plan = launch.plan();
  }

  static Program of(Launch launch, FineTuning work, String weights) {
    TrlProgram program = new TrlProgram(launch, work);
    program.arguments.add(new Argument("--model_name_or_path", weights, ""));
    program.arguments.add(
        new Argument("--dataset_name", Shell.required("DATASET", "data to learn from"), ""));
    program.arguments.add(new Argument("--output_dir", launch.name(), ""));
    program.method();
    program.batch();
    program.sharding();
    program.savings();
    return new Program(
        List.of("-m", "trl.scripts.sft"), program.arguments, program.install(), "", 0, "");
  }

  private List<String> install() {
    boolean bits =
        work.method() == FineTuning.Method.QLORA
            || work.savings().optimizer() == Optimizer.ADAMW_8BIT
            || work.savings().optimizer() == Optimizer.PAGED_ADAMW_8BIT;
    return List.of(INSTALL + (bits ? " bitsandbytes" : "") + (deepSpeed() ? " deepspeed" : ""));
  }

  private void method() {
    if (work.method() != FineTuning.Method.FULL) {
      arguments.add(
          new Argument("--use_peft", "true", "adapters are trained, the weights stay as they are"));
      arguments.add(Argument.of("--lora_r", work.loraRank(), "rank of the adapters"));
      arguments.add(
          new Argument(
              "--lora_target_modules", "all-linear", "attention and feed-forward matrices"));
    }
    if (work.method() == FineTuning.Method.QLORA) {
      arguments.add(new Argument("--load_in_4bit", "true", "the weights are kept in NF4"));
      arguments.add(new Argument("--use_bnb_nested_quant", "true", "block scales in 8 bit"));
    }
    boolean wide = work.method() == FineTuning.Method.FULL;
    arguments.add(
        new Argument(
            "--dtype",
            wide ? "float32" : "bfloat16",
            wide ? "master weights; products run in 16 bit" : ""));
    arguments.add(new Argument("--bf16", "true", ""));
  }

  private void batch() {
    int micro = plan.microBatch() == null ? 1 : plan.microBatch();
    int ranks = plan.dataParallel();
    long accumulation = Math.max(1, Math.round((double) work.globalBatch() / (micro * ranks)));
    arguments.add(Argument.of("--max_length", work.sequenceLength(), "tokens in a sequence"));
    arguments.add(
        new Argument("--packing", "true", "sequences are filled: no padding is paid for"));
    arguments.add(
        Argument.of("--per_device_train_batch_size", micro, "sequences on a GPU at once, as fits"));
    arguments.add(
        Argument.of(
            "--gradient_accumulation_steps",
            accumulation,
            micro + " × " + ranks + " × " + accumulation + " sequences for an optimizer step"));
    @Nullable Double tokens = work.tokens();
    if (tokens != null) {
      double step = (double) micro * ranks * accumulation * work.sequenceLength();
      arguments.add(
          Argument.of(
              "--max_steps", Math.max(1, Math.round(tokens / step)), "all the tokens asked for"));
    }
    boolean again = plan.checkpointing() != Checkpointing.NONE;
    arguments.add(
        new Argument(
            "--gradient_checkpointing",
            String.valueOf(again),
            plan.checkpointing() == Checkpointing.SELECTIVE
                ? "TRL recomputes all or nothing: slower than the plan's selective mode, and than expected above"
                : ""));
  }

  private boolean deepSpeed() {
    int stage = plan.zeroStage() == null ? 0 : plan.zeroStage();
    return (plan.dataParallel() > 1 && (stage == 1 || stage == 2))
        || work.savings().offload() != Offload.NONE;
  }

  private void sharding() {
    int stage = plan.zeroStage() == null ? 0 : plan.zeroStage();
    if (deepSpeed()) {
      String offload =
          work.savings().offload().optimizer() ? ",\"offload_optimizer\":{\"device\":\"cpu\"}" : "";
      String all =
          work.savings().offload() == Offload.ALL ? ",\"offload_param\":{\"device\":\"cpu\"}" : "";
      int sharded = all.isEmpty() ? Math.max(1, stage) : 3;
      arguments.add(
          new Argument(
              "--deepspeed",
              "{\"zero_optimization\":{\"stage\":"
                  + sharded
                  + offload
                  + all
                  + "},\"bf16\":{\"enabled\":true},\"train_micro_batch_size_per_gpu\":\"auto\",\"gradient_accumulation_steps\":\"auto\"}",
              "ZeRO " + sharded + ": " + sharded(sharded)));
    } else if (stage == 3 && plan.dataParallel() > 1) {
      arguments.add(
          Argument.on("--fsdp", "weights, gradients and optimizer are spread over all GPUs"));
      arguments.add(
          new Argument("--fsdp_config", "{\"version\":2,\"reshard_after_forward\":true}", ""));
    }
  }

  private static String sharded(int stage) {
    return switch (stage) {
      case 1 -> "the optimizer's states are spread over all GPUs";
      case 2 -> "optimizer and gradients are spread over all GPUs";
      default -> "weights, gradients and optimizer are spread over all GPUs";
    };
  }

  private void savings() {
    String name =
        switch (work.savings().optimizer()) {
          case ADAMW, ADAMW_BF16 -> "adamw_torch";
          case ADAMW_8BIT -> "adamw_bnb_8bit";
          case PAGED_ADAMW_8BIT -> "paged_adamw_8bit";
          case SGD -> "sgd";
        };
    arguments.add(new Argument("--optim", name, ""));
  }
}
