package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and names that lead elsewhere: nothing is written outside, nothing hangs or fails. */
class PathTricksTest {
  private static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  @TempDir private Path home;
  private OwnData own;

  @BeforeEach
  void choose() {
    own = new OwnData(home);
  }

  private void assertNothingButDataIn(String... known) throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .as("nothing beside the data")
          .containsExactlyInAnyOrder(known);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "../../evil", "/tmp/evil", "a/../../evil", "..", ".", "a/b"})
  void noProviderLeadsOutOfItsFolder(String name) throws IOException {
    Path prices = Files.writeString(home.resolve("p.csv"), HEADER + name + ",small,l4,1,0.5\n");
    own.importing(prices);
    CommandRun asked =
        own.run("offers", "import", "--format", "csv", "--provider", name, prices.toString());
    assertThat(asked.exitCode()).isEqualTo(2);
    assertThat(own.contents().keySet()).allMatch(file -> file.startsWith("imported/offers/"));
    assertThat(own.contents().keySet()).noneMatch(file -> file.contains(".."));
    assertThat(Path.of("/tmp/evil.json")).doesNotExist();
    assertThat(Files.exists(home.resolve("gpu-advisor"))).isEqualTo(!own.contents().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/tmp/evil", "a/b", "..", ".hidden", "A b", ""})
  void noIdOfAModelLeadsOutOfItsFolder(String id) throws IOException {
    Path config = config("Some");
    CommandRun run = own.run("models", "import", config.toString(), "--id", id);
    assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
    assertNothingButDataIn("config.json");
  }

  @Test
  void noNameInAModelsFileLeadsOutOfItsFolder() throws IOException {
    CommandRun run = own.run("models", "import", config("../../../evil/../x").toString());
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(own.contents().keySet())
        .hasSize(1)
        .allMatch(file -> file.matches("imported/models/[a-z0-9][a-z0-9.-]*\\.json"));
    assertNothingButDataIn("config.json", "gpu-advisor");
  }

  private Path config(String name) throws IOException {
    return Files.writeString(
        home.resolve("config.json"),
        """
        {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "_name_or_path": "%s",
         "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
         "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
         "max_position_embeddings": 8192, "torch_dtype": "bfloat16",
         "tie_word_embeddings": false}
        """
            .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null", "/proc/self/mem", "a\0b", "/", "../..", "~"})
  void whatIsNoCatalogIsRefused(String place) {
    CommandRun run = own.run("gpus", "list", "--catalog", place);
    assertThat(run.exitCode()).as(run.errorOutput()).isIn(2, 4);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput()).startsWith("gpu-advisor: ");
  }

  @Test
  void aPipeAmongTheFilesOfACatalogIsNotWaitedFor() throws IOException, InterruptedException {
    Path offers = Files.createDirectories(own.file("pipe").getParent());
    Path pipe = offers.resolve("pipe.json");
    boolean made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    assumeThat(made).as("mkfifo makes pipes here").isTrue();
    assertThat(own.cheapest().exitCode()).isEqualTo(4);
    assertThat(own.cheapest().errorOutput()).contains("offers/pipe.json is no file");
  }

  @Test
  void aLinkAmongTheFilesThatLeadsInACircleEndsNothing() throws IOException {
    assertThat(own.importing(own.prices("own-cloud", 1)).exitCode()).isZero();
    Path offers = own.file("own-cloud").getParent();
    Files.createSymbolicLink(offers.resolve("again"), offers);
    assertThat(own.cheapest().output()).contains("own-cloud");
    Files.createSymbolicLink(offers.resolve("self.json"), Path.of("self.json"));
    assertThat(own.cheapest().exitCode()).isEqualTo(4);
  }
}
