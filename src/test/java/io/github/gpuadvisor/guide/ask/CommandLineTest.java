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
}
