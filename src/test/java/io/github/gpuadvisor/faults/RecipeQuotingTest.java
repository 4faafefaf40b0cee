package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name in a launch recipe is one word of a shell and one text of YAML, whatever it holds. */
class RecipeQuotingTest {
  /** Notes each word that it was called with; every program of the recipes is this one. */
  private static final String STUB = "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'FOLDER/words'\n";

  private static final String ASKED_FOR = "given by the environment";

  private static final List<String> PROGRAMS =
      List.of("vllm", "torchrun", "pip", "uv", "trl", "accelerate", "python", "python3", "srun");

  @TempDir private Path folder;
  private HostileData data;

  @BeforeEach
  void putPrograms() throws IOException {
    data = new HostileData(folder.resolve("home"));
    Files.createDirectory(folder.resolve("bin"));
    for (String program : PROGRAMS) {
      Path stub = folder.resolve("bin").resolve(program);
      Files.writeString(stub, STUB.replace("FOLDER", folder.toString()));
      assertThat(stub.toFile().setExecutable(true)).isTrue();
    }
  }

  static Stream<String> names() {
    return Stream.of(
        "x; touch PWNED",
        "$(touch PWNED)`touch PWNED`",
        "'; touch PWNED; '",
        "\"$(touch PWNED)\"",
        "\\'; touch PWNED #",
        "$PATH ${HOME} {a,b} ~ * ? [a]",
        "\"${MODEL:?$(touch PWNED)}\"",
        "a: b",
        "- !!python/object/apply:os.system [touch PWNED]",
        "# no comment",
        "{x: [y]} & *z | > % @ `",
        "END",
        "null");
  }

  private String canary() {
    return folder.resolve("pwned").toString();
  }

  private String recipe(CommandRun run) {
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    return run.output();
  }

  /** What the programs were called with when a shell ran the script. */
  private List<String> words(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), script, StandardCharsets.UTF_8);
    Files.deleteIfExists(folder.resolve("words"));
    ProcessBuilder shell = new ProcessBuilder("bash", file.toString());
    shell.directory(folder.toFile()).redirectErrorStream(true);
    shell.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    shell.environment().put("MODEL", ASKED_FOR);
    shell.environment().put("DATASET", "some");
    shell.environment().put("LEARNING_RATE", "1");
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said + script).isZero();
    return Files.readAllLines(folder.resolve("words"));
  }

  /** What the model is called in a recipe: some names are no repository's, so it is asked for. */
  private static String expected(String name) {
    return name.startsWith("-") || name.startsWith("\"") ? ASKED_FOR : name;
  }

  @ParameterizedTest
  @MethodSource("names")
  void aShellHandsTheNameOnAsOneWord(String pattern) throws IOException, InterruptedException {
    String name = pattern.replace("PWNED", canary());
    data.callEverything(name);
    assertThat(words(recipe(data.answer("-o", "vllm")))).contains(expected(name));
    assertThat(words(recipe(data.tuning("-o", "torchrun")))).contains(expected(name));
    assertThat(Path.of(canary())).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("names")
  void yamlHoldsTheNameAsOneText(String pattern) throws IOException, InterruptedException {
    String name = pattern.replace("PWNED", canary());
    data.callEverything(name);
    Map<String, Value> task = map(recipe(data.answer("-o", "sky")));
    assertThat(task).containsOnlyKeys("name", "resources", "num_nodes", "envs", "setup", "run");
    assertThat(words(String.valueOf(task.get("run").content()))).contains(expected(name));
    if (expected(name).equals(name)) {
      String deployment = recipe(data.answer("-o", "k8s")).split("(?m)^---$", -1)[0];
      assertThat(map(deployment)).containsOnlyKeys("apiVersion", "kind", "metadata", "spec");
      assertThat(texts(Yaml.read(deployment, "k8s"))).contains(name);
    } else {
      assertThat(data.answer("-o", "k8s").exitCode()).isEqualTo(2);
    }
    assertThat(Path.of(canary())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "sglang", "tensorrt-llm"})
  void theVersionOfAnEngineIsPartOfOneWord(String engine) throws Exception {
    data.callEverything("Plain");
    String version = "1$(touch " + canary() + "); touch " + canary();
    Map<String, Value> task =
        map(recipe(data.answer("-o", "sky", "--engine", engine + "@" + version)));
    words(String.valueOf(task.get("setup").content()));
    assertThat(Path.of(canary())).doesNotExist();
  }

  private static Map<String, Value> map(String yaml) {
    return Objects.requireNonNull(Yaml.read(yaml, "recipe").asMap());
  }

  @Test
  void nothingOfANameLeavesItsComment() throws IOException {
    for (String end : List.of("\n", "\r", "\u0085", "\u2028", "\u2029")) {
      data.callEverything("a" + end + "rm -rf /");
      assertThat(data.answer("-o", "vllm").exitCode()).isEqualTo(4);
    }
  }

  private static List<String> texts(Value value) {
    List<String> texts = new ArrayList<>();
    if (value.asMap() != null) {
      value.asMap().values().forEach(one -> texts.addAll(texts(one)));
    } else if (value.asList() != null) {
      value.asList().forEach(one -> texts.addAll(texts(one)));
    } else {
      texts.add(String.valueOf(value.content()));
    }
    return texts;
  }
}
