package io.github.gpuadvisor.report.recipe;

import static io.github.gpuadvisor.report.recipe.Recipes.recipe;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the recipe of one plan says, and where there is none. */
class RecipeOfAPlanTest {
  @Test
  void theBatchOfASliceOfTheRunIsTheOneAskedFor() {
    String text =
        recipe(
            "fine-tuning --model llama-3.1-8b --method lora --tokens 50M --gpu l40s --max-gpus 1",
            Recipe.TORCHRUN);
    long micro = number(text, "--per_device_train_batch_size");
    long accumulation = number(text, "--gradient_accumulation_steps");
    long gpus = number(text, "--nproc-per-node");
    assertThat(micro * accumulation * gpus).isEqualTo(32);
    assertThat(number(text, "--max_steps")).isEqualTo(Math.round(50e6 / (32 * 2048)));
  }

  private static long number(String text, String flag) {
    Matcher matcher = Pattern.compile(Pattern.quote(flag) + " (\\d+)").matcher(text);
    assertThat(matcher.find()).as(flag).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @Test
  void anInstructModelIsServedAsItWasTyped() {
    assertThat(recipe("inference --model meta-llama/Llama-3.1-8B-Instruct --gpu l40s", Recipe.VLLM))
        .contains("vllm serve meta-llama/Llama-3.1-8B-Instruct \\");
  }

  @Test
  void aFormatThatNoCheckpointIsKnownInIsAskedFor() {
    assertThat(recipe("inference --model llama-3.1-70b --precision int4", Recipe.VLLM))
        .contains("vllm serve \"${MODEL:?checkpoint of Llama 3.1 70B in int4}\" \\");
  }

  @Test
  void aPlanThatTrlCannotFollowIsRefused() {
    CommandRun run =
        CommandRun.of(
            "recommend",
            "fine-tuning",
            "--model",
            "llama-3.1-70b",
            "--method",
            "full",
            "--tokens",
            "50M",
            "--gpu",
            "h100-sxm-80gb",
            "-o",
            "torchrun",
            "--as-of",
            "2026-11-25");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("TP").contains("TRL does not");
  }

  @Test
  void collectivesOfTensorParallelTrainingAreKeptInOrder() {
    assertThat(
            recipe("training --model gpt-3 --tokens 300B --deadline 60d --gpu h100", Recipe.SLURM))
        .contains("--tensor-model-parallel-size 4", "export CUDA_DEVICE_MAX_CONNECTIONS=1\n");
  }

  @Test
  void amdGpusHaveImagesOfTheirOwn() {
    String asked = "inference --model llama-3.1-8b --gpu mi300x --provider runpod";
    assertThat(recipe(asked, Recipe.SKY))
        .contains("image_id: docker:vllm/vllm-openai-rocm:")
        .doesNotContain("pip install vllm");
    assertThat(recipe(asked, Recipe.K8S)).contains("image: vllm/vllm-openai-rocm:", "amd.com/gpu");
    assertThat(recipe("fine-tuning --model llama-3.1-8b --gpu mi300x --tokens 10M", Recipe.K8S))
        .contains("image: rocm/pytorch:");
  }

  @Test
  void chipsThatNeedAnotherPackageOfVllmAreRefused() {
    assertThat(recipe("inference --model llama-3.1-8b --gpu tpu-v5p", Recipe.K8S)).isEmpty();
  }

  @Test
  void theVersionAskedForIsTheOneInstalled() {
    assertThat(recipe("inference --model llama-3.1-8b --engine vllm@0.6.3", Recipe.VLLM))
        .contains("pip install vllm==0.6.3\n");
  }
}
