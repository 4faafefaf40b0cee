package io.github.gpuadvisor.machine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the same names as the vendors' tools, in a folder of their own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class RunToolsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private RunTools tools(Duration limit) {
    return new RunTools(List.of(folder), limit);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void passesFixedArgumentsAndReadsStandardOutput() throws IOException {
    program("nvidia-smi", "echo noise >&2; echo \"$1 $LC_ALL\"; exit 9");
    assertThat(tools(AMPLE).output(Tool.NVIDIA_INSTANCES))
        .isEqualTo(new Tools.Output("-L C\n", false));
  }

  @Test
  void isNothingWhereThereIsNoSuchProgram() throws IOException {
    Files.writeString(folder.resolve("rocm-smi"), "cannot be run");
    assertThat(tools(AMPLE).output(Tool.ROCM_CARDS)).isNull();
    assertThat(tools(AMPLE).output(Tool.AMD_CARDS)).isNull();
  }

  @Test
  void stopsAProgramThatNeverEndsAndWhatItStarted() throws IOException {
    program("nvidia-smi", "sleep 1000 & echo $! > \"" + folder + "/child\"; wait");
    Tools.Output output = requireNonNull(tools(Duration.ofSeconds(2)).output(Tool.NVIDIA_CARDS));
    assertThat(output).isEqualTo(new Tools.Output("", true));
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    // Killed is not gone yet: the system takes its time.
    ProcessHandle.of(child)
        .ifPresent(dying -> assertThat(dying.onExit()).succeedsWithin(Duration.ofSeconds(10)));
  }

  @Test
  void stopsAProgramThatNeverStopsTalking() throws IOException {
    program("xpu-smi", "while :; do echo 0123456789012345678901234567890123456789; done");
    assertThat(tools(AMPLE).output(Tool.XPU_CARDS)).isEqualTo(new Tools.Output("", true));
  }

  @Test
  void givesAProgramThatAsksNoAnswer() throws IOException {
    program("amd-smi", "read line || echo nobody there");
    assertThat(requireNonNull(tools(AMPLE).output(Tool.AMD_CARDS)).text())
        .isEqualTo("nobody there\n");
  }

  @Test
  void allToolsTogetherHaveOneLimit() throws IOException {
    program("nvidia-smi", "exec sleep 1000");
    RunTools tools = tools(SHORT);
    for (int i = 0; i < 50; i++) {
      assertThat(requireNonNull(tools.output(Tool.NVIDIA_CARDS)).late()).isTrue();
    }
  }

  @Test
  void aSlowToolHoldsUpNoOther() throws IOException {
    program("nvidia-smi", "exec sleep 1000");
    program("rocm-smi", "echo '{\"card0\": {\"Card Series\": \"Radeon RX 7900 XT\"}}'");
    Machine machine =
        new Detector(() -> tools(Duration.ofSeconds(3)), new SystemFiles(folder.resolve("none")))
            .detect(CatalogIndex.builtIn());
    assertThat(machine.owned()).containsExactly(new Machine.Owned(1, "rx-7900-xt"));
    assertThat(machine.notes()).contains("nvidia-smi gave no answer in time");
  }

  @Test
  void looksForProgramsInFoldersOfThePathAlone() throws IOException {
    program("nvidia-smi", "echo 0, NVIDIA L4, 23034, 550.54.14, 8.9, [N/A], 72.00");
    for (String variable : List.of("PATH", "Path")) {
      Machine machine =
          Detector.ofThisMachine(Map.of(variable, ":.:" + folder)).detect(CatalogIndex.builtIn());
      assertThat(machine.owned()).contains(new Machine.Owned(1, "l4"));
    }
  }
}
