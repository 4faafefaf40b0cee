package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {
  @TempDir private Path folder;

  private CommandRun detect(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "detect";
    args[1] = "--from";
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandRun.of(args);
  }

  @Test
  void letsNoControlCharacterReachTheTerminal() throws IOException {
    Files.writeString(
        folder.resolve("nvidia-smi.csv"),
        "0, \u001b]0;title\u0007\u001b[31mNVIDIA L4\u009b, 23034, 550\u001b[2J, 8.9, [N/A], 72.00");
    Files.writeString(folder.resolve("rocm-smi.json"), "\u001b[31mno GPU\u0007");
    for (String format : new String[] {"table", "csv", "yaml"}) {
      assertThat(detect("-o", format).output().replace("\n", ""))
          .as(format)
          .contains("NVIDIA L4")
          .matches(text -> text.chars().noneMatch(Character::isISOControl));
    }
  }

  @Test
  void isAnAnswerWhereThereIsAGpuAndExitThreeWhereThereIsNone() throws IOException {
    assertThat(detect().exitCode()).isEqualTo(3);
    assertThat(detect().errorOutput()).isEmpty();
    assertThat(detect("-q").output()).startsWith("No GPU found.").hasLineCount(1);
    Files.writeString(folder.resolve("nvidia-smi.csv"), "0, NVIDIA L4, 23034, 550.54.14\n");
    assertThat(detect().exitCode()).isZero();
    assertThat(detect().output()).endsWith("--have \"1x l4\"\n");
  }

  @Test
  void readsNoJsonThatIsNone() throws IOException {
    Files.writeString(folder.resolve("amd-smi.json"), "{\"gpu_data\": [{\"gpu\": ");
    Files.writeString(folder.resolve("rocm-smi.json"), "Traceback (most recent call last):\n  x\n");
    Files.writeString(folder.resolve("xpu-smi.json"), "[1, null, {}]");
    Files.writeString(folder.resolve("system_profiler.json"), "{\"SPDisplaysDataType\": {}}");
    CommandRun run = detect();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).contains("Note: rocm-smi: Traceback (most recent call last):.");
  }

  @Test
  void ownCatalogsAreAskedToo() throws IOException {
    Files.writeString(
        folder.resolve("nvidia-smi.csv"), "0, NVIDIA GeForce RTX 3090, 24576, 550.54.14\n");
    assertThat(detect("-o", "csv").output()).contains("rtx-3090,whole");
    assertThat(detect("-o", "csv", "--catalog", "src/test/resources/frozen-catalog").output())
        .contains(",,unknown");
  }
}
