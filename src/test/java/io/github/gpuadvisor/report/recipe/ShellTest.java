package io.github.gpuadvisor.report.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a b",
        "$(touch /tmp/never)",
        "`id`",
        "it's",
        "a\"b",
        "x; rm -rf /",
        "a\\b",
        "#not-a-comment",
        "",
        "*",
        "~root",
        "näme",
        "line\nbreak",
        "-n"
      })
  void aShellHandsAWordOnAsItIsMeant(String value) throws IOException, InterruptedException {
    // Through a file: what stands on a command line takes the character set of the machine.
    Path script = folder.resolve("script.sh");
    Files.writeString(
        script, "printf %s " + Shell.word(value).replace("-n", "'-n'"), StandardCharsets.UTF_8);
    Process shell = new ProcessBuilder("sh", script.toString()).start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(seen).isEqualTo(value);
  }

  @Test
  void aRequiredVariableStopsTheShellWithItsName() throws IOException, InterruptedException {
    String word = Shell.required("MODEL", "path `of` a $(file)}");
    Process shell =
        new ProcessBuilder("sh", "-c", "unset MODEL; printf %s " + word)
            .redirectErrorStream(true)
            .start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isNotZero();
    assertThat(seen).contains("MODEL").contains("path  of  a");
  }

  @Test
  void nothingLeavesItsComment() {
    assertThat(Shell.reasons(List.of(new Argument("--flag", "1", "a\nrm -rf /"))))
        .containsExactly("# --flag: a rm -rf /");
  }
}
