package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class HaveHereTest {
  @TempDir private Path folder;

  private CommandRun asked() {
    List<String> question =
        List.of("recommend", "inference", "--model", "llama-3.1-8b", "--have", "here");
    return CommandRun.of(question, "", Map.of("PATH", folder.toString()));
  }

  @Test
  void standsForTheGpusThatToolsShow() throws IOException {
    showTwo();
    CommandRun run = asked();
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(run.output()).contains("on your 2 × RTX 4090");
  }

  @Test
  void isKnownBesideSeveralWorkloads() throws IOException {
    showTwo();
    String model = "model: llama-3.1-8b";
    String pool =
        "workloads: [{kind: inference, " + model + "}, {kind: fine-tuning, " + model + "}]";
    CommandRun run = with(pool, "-f", "-", "--have", "here");
    assertThat(with("have: here\n" + pool, "-f", "-")).isEqualTo(run);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("RTX 4090");
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "?"})
  void isAnAnswerToWhichGpusOneHas(String typed) throws IOException {
    showTwo();
    String answers = "serve\nllama-3.1-8b\n\n\n\n\n\nown GPUs\n" + typed + "\nno\n";
    CommandRun run = with(answers, "--plain");
    assertThat(run.errorOutput()).contains("--have '2x rtx-4090'");
    assertThat(run.output()).contains("on your 2 × RTX 4090");
  }

  @Test
  void isTypedBesideQuestionsAndStays() throws IOException {
    showTwo();
    CommandRun run = with("serve\nllama-3.1-8b\n\n\n\n\n\n", "--plain", "--have", "here");
    assertThat(run.errorOutput()).doesNotContain("Rent or buy").contains("--have here");
    assertThat(run.output()).contains("on your 2 × RTX 4090");
  }

  private CommandRun with(String stdin, String... typed) {
    List<String> words = new ArrayList<>(List.of("recommend"));
    words.addAll(List.of(typed));
    return CommandRun.of(words, stdin, Map.of("PATH", folder.toString()));
  }

  /** A tool that shows two GPUs. */
  private void showTwo() throws IOException {
    Path tool = folder.resolve("nvidia-smi");
    Files.writeString(
        tool,
        """
        #!/bin/sh
        echo '0, NVIDIA GeForce RTX 4090, 24564, 550.54.14, 8.9, [N/A], 450.00'
        echo '1, NVIDIA GeForce RTX 4090, 24564, 550.54.14, 8.9, [N/A], 450.00'
        """);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void isAnErrorWhereThereIsNone() {
    CommandRun run = asked();
    if (CommandRun.of("detect", "-q").exitCode() == 0) {
      // The machine of the tests has a GPU on its bus; nothing can be said of one without.
      assertThat(run.exitCode()).isIn(0, 3);
      return;
    }
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput())
        .isEqualTo(
            """
            gpu-advisor: --have here: no whole GPU that the catalog knows was found
              What there is: gpu-advisor detect
            """);
  }
}
