package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code models import}, and questions about a model in a file. */
class ModelsImportTest {
  private static final String MINE = "docs/examples/support-chat-8b";
  private static final String LLAMA = "src/test/resources/importing/model/llama-3.1-8b.json";

  @TempDir private Path data;

  private CommandRun run(String... args) {
    return CommandRun.of(List.of(args), "", Map.of("XDG_DATA_HOME", data.toString()));
  }

  private Path file(String id) {
    return data.resolve("gpu-advisor/imported/models/" + id + ".json");
  }

  @Test
  void recordIsWrittenInTheShapeOfTheCatalogWithItsSource() throws IOException {
    CommandRun run = run("models", "import", MINE);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("Written to " + file("support-chat-8b"));
    ObjectNode record = (ObjectNode) Schemas.tree(Files.readString(file("support-chat-8b")));
    JsonNode source = record.remove("sourceList").path("imported-support-chat-8b");
    assertThat(Schemas.CATALOG.problems("model", record.toString())).isEmpty();
    assertThat(source.path("kind").asString()).isEqualTo("imported");
    assertThat(source.path("url").asString()).isEqualTo("file:support-chat-8b");
    record
        .path("sources")
        .forEach(id -> assertThat(id.asString()).isEqualTo("imported-support-chat-8b"));
    assertThat(new ArrayList<>(record.propertyNames())).isSorted();
  }

  @Test
  void summarySaysWhatDecidesMemory() {
    assertThat(run("models", "import", MINE).output())
        .contains("8,030,261,248", "128 KiB per token", "32 full attention", "bf16");
  }

  @Test
  void jsonIsTheRecordAloneAndTheRestGoesToStandardError() throws IOException {
    CommandRun run = run("models", "import", MINE, "-o", "json");

    assertThat(run.output()).isEqualTo(Files.readString(file("support-chat-8b")));
    assertThat(run.errorOutput()).contains("Written to");
    assertThat(run("models", "import", MINE, "-o", "json", "-q").errorOutput()).isEmpty();
  }

  @Test
  void dryRunWritesNothing() throws IOException {
    CommandRun run = run("models", "import", MINE, "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("Nothing written");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void idOfTheCatalogIsRefusedUnlessAnotherIsGiven() {
    CommandRun run = run("models", "import", LLAMA);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("already").contains("--id my-llama-3.1-8b");
    assertThat(run("models", "import", LLAMA, "--id", "mine").exitCode()).isZero();
    assertThat(file("mine")).content().contains("\"imported-mine\"");
  }

  @Test
  void idMustBeOneThatTheCatalogTakes() {
    for (String id : new String[] {"../x", "A", "", "a/b", "-a", "a".repeat(100)}) {
      assertThat(run("models", "import", MINE, "--id=" + id).exitCode()).as(id).isEqualTo(2);
    }
  }

  @Test
  void importingAgainTakesThePlaceOfTheFirst() {
    assertThat(run("models", "import", MINE).exitCode()).isZero();
    assertThat(run("models", "import", MINE).exitCode()).isZero();
  }

  @Test
  void badFileIsOneLineAndExitCodeTwo() throws IOException {
    Path bad = Files.writeString(data.resolve("config.json"), "{\"model_type\":\"llama\"}");
    CommandRun run = run("models", "import", bad.toString(), "-o", "json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(Schemas.DOCUMENTS.problems("error", run.errorOutput())).isEmpty();
    assertThat(run.errorOutput())
        .contains("invalid-model-file", "lacks hidden_size")
        .hasLineCount(1);
  }

  @Test
  void folderThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(data.resolve("gpu-advisor"), "a file, no folder");
    CommandRun run = run("models", "import", MINE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("cannot be written");
  }

  @Test
  void questionAboutAFileIsAnsweredAsThatOfTheSameModel() {
    String[] rest = {"--gpu", "l40s", "--count", "1", "-o", "json"};
    JsonNode mine = estimate("--model-file", MINE, rest);
    JsonNode known = estimate("--model", "llama-3.1-8b", rest);

    assertThat(mine.path("memory").path("kvCacheBytesPerToken"))
        .isEqualTo(known.path("memory").path("kvCacheBytesPerToken"));
    assertThat(mine.path("fits").asBoolean()).isTrue();
  }

  private JsonNode estimate(String option, String model, String... rest) {
    List<String> args = new ArrayList<>(List.of("estimate", "inference", option, model));
    args.addAll(List.of(rest));
    return Schemas.tree(run(args.toArray(new String[0])).output());
  }

  @Test
  void recommendationNamesTheModelOfTheFile() {
    CommandRun run =
        run("recommend", "inference", "--model-file", MINE, "--as-of", "2026-11-25", "-o", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(Schemas.DOCUMENTS.problems("recommend", run.output())).isEmpty();
    assertThat(Schemas.tree(run.output()).path("workload").path("model").asString())
        .isEqualTo("support-chat-8b");
  }

  @Test
  void batchLinesTakeAFileToo() {
    String line =
        "{\"id\":1,\"kind\":\"inference\",\"modelFile\":\"" + MINE + "\",\"gpu\":\"l40s\"}";
    CommandRun run = CommandRun.of(List.of("batch", "estimate"), line + "\n", Map.of());

    assertThat(Schemas.DOCUMENTS.problems("batch-line", line)).isEmpty();
    assertThat(Schemas.tree(run.output()).path("fits").asBoolean()).isTrue();
  }

  @Test
  void fileAndNameTogetherAreRefused() {
    for (String other : new String[] {"--model=gpt-2", "--params=7B", "--layers=3"}) {
      CommandRun run = run("recommend", "inference", "--model-file", MINE, other);
      assertThat(run.exitCode()).as(other).isEqualTo(2);
      assertThat(run.errorOutput()).contains("--model-file", "not both");
    }
  }

  @Test
  void whatWasAssumedOfTheFileIsSaidWithTheAnswer() {
    CommandRun run =
        run(
            "estimate",
            "inference",
            "--model-file",
            "src/test/resources/importing/model/gemma-3-4b.json",
            "--gpu",
            "l40s",
            "-o",
            "json");

    assertThat(Schemas.tree(run.output()).path("warnings").toString())
        .contains("num_attention_heads 8");
  }
}
