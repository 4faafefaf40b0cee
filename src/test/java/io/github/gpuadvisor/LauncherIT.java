package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program as it is installed: the launcher beside {@code lib/gpu-advisor.jar}, run by
 * a shell in a folder, a home and an environment of its own.
 */
class LauncherIT {
  private static final String ADVISE =
      "./gpu-advisor recommend inference --model llama-3.1-8b --top 1 --as-of 2026-11-25";

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    String jar = System.getProperty("gpuadvisor.jar", "");
    assumeThat(jar).as("gpuadvisor.jar names the packaged jar").isNotEmpty();
    assumeThat(Path.of("/bin/sh")).exists();
    home = Files.createDirectory(folder.resolve("installed here"));
    Path lib = Files.createDirectory(home.resolve("lib"));
    Files.copy(Path.of(jar), lib.resolve("gpu-advisor.jar"));
    Path launcher = home.resolve("gpu-advisor");
    Files.copy(Path.of("gpu-advisor"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void saysItsVersion() throws Exception {
    CommandRun run = sh("./gpu-advisor version");
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).matches("gpu-advisor \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*\\R");
    assertThat(run.exitCode()).isZero();
    assertThat(sh("./gpu-advisor --version").output()).isEqualTo(run.output());
  }

  @Test
  void recommendsFromItsBuiltInCatalog() throws Exception {
    CommandRun run = sh(ADVISE);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("Llama 3.1 8B", "tok/s each", "\n1  ");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void carriesTheDocumentsThatItShows() throws Exception {
    assertThat(sh("./gpu-advisor rules show memory/fits").output()).startsWith("# memory/fits\n");
    assertThat(sh("./gpu-advisor schema recommend").output()).contains("\"$schema\"");
  }

  @Test
  void endsWithTheExitCodeThatItsHelpNames() throws Exception {
    assertThat(sh(ADVISE + " -q").exitCode()).isZero();
    assertThat(sh("./gpu-advisor recommend inference --model nothing").exitCode()).isEqualTo(2);
    assertThat(sh(ADVISE + " --budget 0.001/h").exitCode()).isEqualTo(3);
    assertThat(sh("./gpu-advisor gpus list --catalog .").exitCode()).isEqualTo(4);
    assertThat(sh(ADVISE + " --max-price-age 1d").exitCode()).isEqualTo(5);
  }

  @Test
  void saysWhatIsMissingWhereItCannotStart() throws Exception {
    CommandRun run = sh("GPU_ADVISOR_JAVA=/nowhere ./gpu-advisor version");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput())
        .isEqualTo("gpu-advisor: GPU_ADVISOR_JAVA is not a Java 17 or newer: /nowhere\n");
    Files.delete(home.resolve("lib/gpu-advisor.jar"));
    assertThat(sh("./gpu-advisor version").errorOutput())
        .startsWith("gpu-advisor: there is no ")
        .hasLineCount(1);
  }

  @Test
  void writesUtf8WhateverTheLocale() throws Exception {
    String expected = sh(ADVISE).output();
    assertThat(expected).contains("1 × ", "·", "≈");
    assertThat(sh("LC_ALL=C " + ADVISE).output()).isEqualTo(expected);
    assertThat(sh("LC_ALL=de_DE.UTF-8 " + ADVISE).output()).isEqualTo(expected);
    assertThat(sh("LANG= LC_ALL= " + ADVISE).output()).isEqualTo(expected);
  }

  @Test
  void writesAsciiWhereTheLocaleHasNoUtf8() throws Exception {
    CommandRun run = sh("LC_ALL=en_US.ISO-8859-1 " + ADVISE);
    assertThat(run.output()).contains("1 x ").matches("[\\x00-\\x7F]*");
  }

  @Test
  void neverColorsAPipe() throws Exception {
    assertThat(sh(ADVISE).output()).doesNotContain("\u001b");
    assertThat(sh("GPU_ADVISOR_COLUMNS=100 " + ADVISE).output()).contains("\u001b[");
    assertThat(sh("NO_COLOR=1 GPU_ADVISOR_COLUMNS=100 " + ADVISE).output())
        .doesNotContain("\u001b");
  }

  @Test
  void staysSilentWhereItsReaderLeaves() throws Exception {
    CommandRun run = sh("./gpu-advisor gpus list -o json | head -1");
    assertThat(run.output()).isEqualTo("[\n");
    assertThat(run.errorOutput()).isEmpty();
    CommandRun closed = sh("./gpu-advisor version >&-");
    assertThat(closed.output()).isEmpty();
    assertThat(closed.errorOutput()).doesNotContain("Exception");
  }

  @Test
  void readsStandardInput() throws Exception {
    CommandRun run =
        sh(
            // Octal: a JVM without a locale hands no other characters than ASCII to a command.
            "printf '{\"id\":\"\\303\\251\",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\","
                + "\"gpu\":\"l40s\"}\\nnonsense\\n' | ./gpu-advisor batch estimate");
    assertThat(run.exitCode()).isZero();
    assertThat(run.output().lines().toList()).hasSize(2);
    assertThat(run.output()).startsWith("{\"id\":\"é\",\"gpu\":\"l40s\"");
  }

  @Test
  void worksThroughALinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("advise"), home.resolve("gpu-advisor"));
    assertThat(sh("cd / && '" + link + "' gpus resolve RTX4090").output()).isEqualTo("rtx-4090\n");
  }

  private CommandRun sh(String command) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "PATH", System.getenv("PATH"),
            "HOME", folder.toString(),
            "JAVA_HOME", System.getProperty("java.home"),
            "GPU_ADVISOR_TRAIN", "0");
    return new Shell(folder, environment).run(home, command);
  }
}
