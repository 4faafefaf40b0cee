package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveTest {
  @TempDir private Path folder;

  private static CommandRun save(Path file) {
    return CommandRun.of(
        "recommend",
        "inference",
        "--model",
        "llama-3.1-8b",
        "--save",
        file.toString(),
        "--as-of",
        "2026-11-25",
        "--catalog",
        "src/test/resources/frozen-catalog",
        "-q");
  }

  @Test
  void anAnswerTakesThePlaceOfTheOneBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("answer.json"), "old");
    assertThat(save(file).exitCode()).isZero();
    assertThat(Files.readString(file)).startsWith("{\n  \"schemaVersion\" : 1").endsWith("}\n");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("answer.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    assertThat(save(link).exitCode()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).startsWith("{");
  }

  @Test
  void whatIsNoFileIsNotReplacedByOne() throws IOException, InterruptedException {
    assertThat(save(folder).exitCode()).isEqualTo(2);
    assertThat(folder).isDirectory();
    Path pipe = folder.resolve("pipe");
    boolean made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    assumeThat(made).as("mkfifo makes pipes here").isTrue();
    assertThat(save(pipe).exitCode()).isEqualTo(2);
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void noFolderIsMade() {
    Path file = folder.resolve("not").resolve("there").resolve("answer.json");
    CommandRun run = save(file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("cannot be written");
    assertThat(folder.resolve("not")).doesNotExist();
  }
}
