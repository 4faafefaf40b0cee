package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nowhere to write to: what was there survives, and the program says what was lost. */
class FullDiskIT {
  private static final String LOST = "gpu-advisor: the answer could not be written in full\n";
  private static final String ASK =
      "$ADVISOR recommend inference --model llama-3.1-8b --top 1 --as-of 2026-11-25";

  @TempDir private Path folder;
  private Program program;

  @BeforeEach
  void choose() {
    assumeThat(Path.of("/dev/full")).exists();
    program = new Program(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {">/dev/full", "-o json >/dev/full", ">&-"})
  void anAnswerThatIsLostIsAnErrorOfOneSentence(String where) throws Exception {
    CommandRun run = program.sh(ASK + " " + where);
    assertThat(run.errorOutput()).isEqualTo(LOST);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aMessageThatIsLostChangesNoExitCode() throws Exception {
    assertThat(program.sh("$ADVISOR gpus show nothing 2>/dev/full").exitCode()).isEqualTo(2);
    assertThat(program.sh("$ADVISOR gpus show nothing 2>&- >&-").exitCode()).isEqualTo(2);
  }

  /** The limit of a file's size stands for a disk that is full; the blocks of it are 512 bytes. */
  @Test
  void pricesThatDoNotFitOnTheDiskLeaveTheOldOnes() throws Exception {
    assertThat(program.sh(Program.importing(program.own().prices("own-cloud", 2))).exitCode())
        .isZero();
    Map<String, String> before = program.own().contents();
    Path prices = program.own().prices("own-cloud", 200);
    CommandRun run = program.sh("ulimit -f 8; " + Program.importing(prices));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput())
        .startsWith("gpu-advisor: " + program.own().file("own-cloud") + ": cannot be written (")
        .endsWith("; what was there is unchanged\n")
        .hasLineCount(1);
    assertThat(run.output()).doesNotContain("Written");
    assertThat(program.own().contents()).isEqualTo(before);
  }

  @Test
  void aDiskThatIsReallyFullLeavesTheOldPrices() throws Exception {
    String mount = "mount -t tmpfs -o size=16k none small";
    Files.createDirectory(folder.resolve("small"));
    assumeThat(program.sh("unshare -rm sh -c '" + mount + "'").exitCode())
        .as("a small disk of one's own")
        .isZero();
    Path prices = program.own().prices("own-cloud", 200);
    Files.copy(program.own().prices("own-cloud", 2), folder.resolve("few.csv"));
    program.own().prices("own-cloud", 200);
    CommandRun run =
        program.sh(
            "unshare -rm sh -c '"
                + mount
                + "; export XDG_DATA_HOME=$PWD/small; "
                + Program.importing(folder.resolve("few.csv")).replace("'", "")
                + "; cp -r small before; "
                + Program.importing(prices).replace("'", "")
                + "; code=$?; diff -r before small && exit $code'");
    assertThat(run.errorOutput()).contains("cannot be written", "what was there is unchanged");
    assertThat(run.exitCode()).as(run.output()).isEqualTo(4);
    assertThat(folder.resolve("before/gpu-advisor/imported/offers/own-cloud.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc", "/dev/null", "file"})
  void aHomeThatCannotBeWrittenAnswersAndRefusesToImport(String home) throws Exception {
    Files.writeString(folder.resolve("file"), "no folder");
    String where = home.startsWith("/") ? home : folder.resolve(home).toString();
    String environment = "XDG_DATA_HOME=" + where + " XDG_CACHE_HOME=" + where + " ";
    CommandRun answer = program.sh(environment + ASK);
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.errorOutput()).isEmpty();
    Path prices = program.own().prices("own-cloud", 2);
    CommandRun run = program.sh(environment + Program.importing(prices));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput())
        .startsWith("gpu-advisor: " + where + "/gpu-advisor/imported/offers/own-cloud.json: cannot")
        .hasLineCount(1);
    assertThat(folder.resolve("file")).hasContent("no folder");
  }

  @Test
  void anAnswerThatCannotBeSavedLeavesTheOneBefore() throws IOException, InterruptedException {
    Path saved = Files.writeString(folder.resolve("saved.json"), "before");
    CommandRun run = program.sh("ulimit -f 1; " + ASK + " --save saved.json 2>&1 | tail -2 >&2");
    assertThat(run.errorOutput()).contains("saved.json: cannot be written");
    assertThat(saved).hasContent("before");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("saved.json", "out", "err");
    }
  }
}
