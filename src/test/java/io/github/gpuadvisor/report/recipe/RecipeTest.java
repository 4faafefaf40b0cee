package io.github.gpuadvisor.report.recipe;

import static io.github.gpuadvisor.report.recipe.Recipes.all;
import static io.github.gpuadvisor.report.recipe.Recipes.recipe;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.document.Yaml;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir private Path folder;

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
}
