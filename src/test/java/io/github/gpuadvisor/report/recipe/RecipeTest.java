package io.github.gpuadvisor.report.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.testing.CommandRun;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes of many plans: what reads them must take them. */
class RecipeTest {
  private static final Path FLAGS = Path.of("src/test/resources/recipes/flags.txt");

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

  @TempDir private Path folder;

  private static String recipe(String question, Recipe recipe) {
    List<String> args = new ArrayList<>(List.of("recommend"));
    args.addAll(Arrays.asList(question.split(" ", -1)));
    args.addAll(List.of("-o", recipe.id(), "--as-of", "2026-11-25", "--catalog", "built-in"));
    CommandRun run = CommandRun.of(args.toArray(new String[0]));
    assertThat(run.exitCode()).as(question + run.errorOutput()).isIn(0, 2);
    assertThat(run.exitCode() == 2).isEqualTo(run.output().isEmpty());
    return run.output();
  }

  /** All that exist, each named by its question. */
  private static Map<String, String> all(Recipe recipe) {
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

  static Stream<Recipe> shells() {
    return Stream.of(Recipe.VLLM, Recipe.TORCHRUN, Recipe.SLURM);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aShellReadsThem(Recipe recipe) throws IOException, InterruptedException {
    for (Map.Entry<String, String> one : all(recipe).entrySet()) {
      readByAShell(one.getKey(), one.getValue());
    }
  }

  @Test
  void aShellReadsWhatSkyPilotRuns() throws IOException, InterruptedException {
    for (Map.Entry<String, String> one : all(Recipe.SKY).entrySet()) {
      Map<String, Value> task = task(one.getValue());
      readByAShell(one.getKey(), String.valueOf(task.get("run").content()));
      readByAShell(one.getKey(), String.valueOf(task.get("setup").content()));
    }
  }

  private void readByAShell(String question, String script)
      throws IOException, InterruptedException {
    Path file = folder.resolve("script.sh");
    Files.writeString(file, script, StandardCharsets.UTF_8);
    Process shell =
        new ProcessBuilder("sh", "-n", file.toString()).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as("%s: %s\n%s", question, said, script).isZero();
  }

  private static Map<String, Value> task(String yaml) {
    Map<String, Value> task = Yaml.read(yaml, "task.yaml").asMap();
    assertThat(task).isNotNull();
    return task == null ? Map.of() : task;
  }

  @Test
  void skyPilotsTasksHaveTheKeysOfItsSchema() {
    for (Map.Entry<String, String> one : all(Recipe.SKY).entrySet()) {
      Map<String, Value> task = task(one.getValue());
      assertThat(task)
          .as(one.getKey())
          .containsOnlyKeys("name", "resources", "num_nodes", "envs", "setup", "run");
      Map<String, Value> resources = task.get("resources").asMap();
      assertThat(resources.keySet())
          .as(one.getKey())
          .isSubsetOf("infra", "accelerators", "use_spot", "image_id", "disk_size", "ports")
          .contains("accelerators", "disk_size");
      assertThat(task.get("envs").asMap().values())
          .as("SkyPilot takes texts and nothing else")
          .allMatch(value -> value.isNull() || value.content() instanceof String);
    }
  }

  @Test
  void kubernetesTakesEveryManifest() throws IOException {
    for (Map.Entry<String, String> one : all(Recipe.K8S).entrySet()) {
      int kinds = 0;
      for (String manifest : one.getValue().split("(?m)^---$", -1)) {
        JsonElement json = JsonParser.parseString(JsonText.pretty(plain(Yaml.read(manifest, "x"))));
        String kind = json.getAsJsonObject().get("kind").getAsString();
        kinds++;
        // Each complains of keys that its type does not have, and of those it lacks.
        switch (kind) {
          case "Deployment" -> V1Deployment.validateJsonElement(json);
          case "Job" -> V1Job.validateJsonElement(json);
          default -> V1Service.validateJsonElement(json);
        }
      }
      assertThat(kinds).as(one.getKey()).isEqualTo(2);
    }
  }

  private static Object plain(Value value) {
    Map<String, Value> fields = value.asMap();
    List<Value> items = value.asList();
    if (fields != null) {
      Map<String, Object> map = new LinkedHashMap<>();
      fields.forEach((key, field) -> map.put(key, plain(field)));
      return map;
    }
    return items == null ? value.content() : items.stream().map(RecipeTest::plain).toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyOptionIsOneThatItsProgramHas(Recipe recipe) throws IOException {
    Map<String, Set<String>> known = known();
    Pattern program = Pattern.compile("^(?:  )?(-m trl|[a-z][a-z0-9_.-]*)");
    for (Map.Entry<String, String> one : all(recipe).entrySet()) {
      String current = "";
      for (String line : one.getValue().lines().toList()) {
        Matcher begins = program.matcher(line);
        if (begins.find()) {
          String name = begins.group(1).equals("-m trl") ? "trl.scripts.sft" : begins.group(1);
          current = known.containsKey(name) ? name : current;
          continue;
        }
        Matcher option = Pattern.compile("^  (--?[A-Za-z][A-Za-z0-9_-]*)").matcher(line);
        if (option.find() && !current.isEmpty()) {
          assertThat(known.get(current))
              .as(one.getKey() + ": " + current)
              .contains(option.group(1));
        }
      }
      assertThat(current).as(one.getKey()).isNotEmpty();
    }
  }

  /** Options by program, as listed with where they were read. */
  private static Map<String, Set<String>> known() throws IOException {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    Set<String> flags = new LinkedHashSet<>();
    for (String line : Files.readAllLines(FLAGS)) {
      if (line.startsWith("# ")) {
        flags = new LinkedHashSet<>();
        known.put(line.substring(2, line.indexOf(':')), flags);
      } else if (!line.isBlank()) {
        flags.add(line);
      }
    }
    return known;
  }

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
