package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "recommend",
          "inference",
          "--model",
          "llama-3.1-70b",
          "--gpu",
          "rtx 4090,a100*",
          "--catalog",
          "it's \"$(here)\" ~/\\",
          "-q");

  @Test
  void quotesWhatAShellWouldChange() {
    assertThat(CommandLine.lines(ARGUMENTS, 200))
        .containsExactly(
            "gpu-advisor recommend inference --model llama-3.1-70b --gpu 'rtx 4090,a100*' "
                + "--catalog 'it'\\''s \"$(here)\" ~/\\' -q");
  }

  @Test
  void breaksLinesThatWouldNotFitBetweenOptions() {
    assertThat(CommandLine.lines(ARGUMENTS, 40))
        .containsExactly(
            "gpu-advisor recommend inference \\",
            "    --model llama-3.1-70b \\",
            "    --gpu 'rtx 4090,a100*' \\",
            "    --catalog 'it'\\''s \"$(here)\" ~/\\' \\",
            "    -q");
  }

  @Test
  void comesOutOfAShellAsItWentIn() throws IOException, InterruptedException {
    assumeThat(Path.of("/bin/sh")).exists();
    String line = String.join("\n", CommandLine.lines(ARGUMENTS, 40));
    Process shell =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "gpu_advisor() { printf '%s\\n' \"$@\"; }\n"
                    + line.replace("gpu-advisor ", "gpu_advisor "))
            .redirectErrorStream(true)
            .start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(seen.lines()).containsExactlyElementsOf(ARGUMENTS);
  }

  @Test
  void aDocumentFollowsTheCommandThatReadsIt() {
    List<String> arguments = List.of("recommend", "--as-of", "2026-11-25", "-f", "-");
    assertThat(CommandLine.lines(arguments, "a: b\nc: d\n", 80))
        .containsExactly(
            "gpu-advisor recommend --as-of 2026-11-25 -f - <<'END'", "a: b", "c: d", "END");
    assertThat(CommandLine.lines(arguments, "a: b\n", 50))
        .containsExactly(
            "gpu-advisor recommend --as-of 2026-11-25 \\", "    -f - <<'END'", "a: b", "END");
  }

  @Test
  void aDocumentComesOutOfAShellAsItWentIn() throws IOException, InterruptedException {
    assumeThat(Path.of("/bin/sh")).exists();
    String document = "a: '$(ls) `ls` $HOME \\ \\$ \"'\n- END\n END\n~ # !\n";
    List<String> lines = CommandLine.lines(List.of("recommend", "-f", "-"), document, 40);
    Process shell =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "gpu_advisor() { cat; }\n"
                    + String.join("\n", lines).replace("gpu-advisor ", "gpu_advisor ")
                    + "\n")
            .redirectErrorStream(true)
            .start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(seen).isEqualTo(document);
  }
}
