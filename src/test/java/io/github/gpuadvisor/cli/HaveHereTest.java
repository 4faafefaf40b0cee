package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
    Path tool = folder.resolve("nvidia-smi");
    Files.writeString(
        tool,
        """
        #!/bin/sh
        echo '0, NVIDIA GeForce RTX 4090, 24564, 550.54.14, 8.9, [N/A], 450.00'
        echo '1, NVIDIA GeForce RTX 4090, 24564, 550.54.14, 8.9, [N/A], 450.00'
        """);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    CommandRun run = asked();
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(run.output()).contains("on your 2 × RTX 4090");
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
