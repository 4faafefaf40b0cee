package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.RecordingJava;
import io.github.gpuadvisor.testing.Trained;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher trains a class-data archive, and for what it uses one. */
class LauncherArchiveIT {
  private static final String ADVISE =
      "./gpu-advisor recommend inference --model llama-3.1-8b --top 1 --as-of 2026-11-25";

  private static final String VERSION = "./gpu-advisor version";

  @TempDir private static Path shared;
  private static Trained trained;
  @TempDir private Path folder;

  @BeforeAll
  static void train() throws Exception {
    trained = Trained.in(shared);
  }

  @Test
  void theFirstRunAnswersPlainlyAndTheSecondFromTheArchive() throws Exception {
    Trained first = trained.empty(folder);
    CommandRun plain = first.sh(ADVISE);
    assertThat(plain.exitCode()).as(plain.errorOutput()).isZero();
    assertThat(first.java().usedAnArchive()).isFalse();
    assertThat(first.java().trainings()).isEqualTo(1);
    Path loaded = folder.resolve("loaded");
    CommandRun second = first.with("LOADED", loaded).sh(ADVISE);
    assertThat(second).isEqualTo(plain);
    assertThat(first.java().usedAnArchive()).isTrue();
    assertThat(first.java().trainings()).isEqualTo(1);
    List<String> all = Files.readAllLines(loaded);
    // Comparing two records, or a text put together at run time, makes a dozen classes; Java 25
    // makes one for itself.
    assertThat(all)
        .filteredOn(line -> line.contains("__JVM_LookupDefineClass__"))
        .hasSizeLessThanOrEqualTo(1);
    List<String> ours = all.stream().filter(line -> line.contains(" io.github.")).toList();
    assertThat(ours).filteredOn(line -> line.contains("source: file:")).isEmpty();
    assertThat(ours)
        .filteredOn(line -> line.endsWith("shared objects file (top)"))
        .hasSizeGreaterThan(100);
  }

  @Test
  void firstRunsAtOnceAllAnswerAndLeaveOneArchive() throws Exception {
    Trained none = trained.empty(folder);
    List<Installation.Started> runs = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      runs.add(none.program().start("./gpu-advisor gpus resolve RTX4090"));
    }
    for (Installation.Started run : runs) {
      assertThat(run.end()).isEqualTo(new CommandRun(0, "rtx-4090\n", ""));
    }
    assertThat(none.cache().archives()).hasSize(1);
    assertThat(none.cache().leftovers()).isEmpty();
    assertThat(none.java().trainings()).isEqualTo(1);
  }

  @Test
  void aRunThatEndsAfterATrainingDoesNotTrainAgain() throws Exception {
    Trained none = trained.empty(folder);
    // The batch begins before there is an archive, and waits for its lines until there is one.
    CommandRun both =
        none.with("LINES", folder.resolve("lines"))
            .sh(
                "mkfifo \"$LINES\"; ./gpu-advisor batch estimate <\"$LINES\" & exec 3>\"$LINES\""
                    + "; ./gpu-advisor version 9>&1 | cat; exec 3>&-; wait");
    assertThat(both.exitCode()).as(both.errorOutput()).isZero();
    assertThat(none.java().trainings()).isEqualTo(1);
    assertThat(none.cache().leftovers()).isEmpty();
    assertThat(none.cache().archives()).hasSize(1);
  }

  @Test
  void eachJavaHasAnArchiveOfItsOwn() throws Exception {
    List<Path> jdks = RecordingJava.installed();
    assumeThat(jdks).hasSizeGreaterThan(1);
    Trained one = trained.copy(folder.resolve("cache"));
    RecordingJava second = RecordingJava.of(jdks.get(1), folder.resolve("second"));
    Installation other = one.program().with("GPU_ADVISOR_JAVA", second.folder());
    String answer = one.sh(ADVISE).output();
    assertThat(other.sh(ADVISE)).isEqualTo(new CommandRun(0, answer, ""));
    assertThat(second.usedAnArchive()).isFalse();
    assertThat(one.cache().archives()).hasSize(2);
    for (int round = 0; round < 2; round++) {
      assertThat(other.sh(ADVISE)).isEqualTo(new CommandRun(0, answer, ""));
      assertThat(second.usedAnArchive()).isTrue();
      assertThat(one.sh(ADVISE)).isEqualTo(new CommandRun(0, answer, ""));
      assertThat(one.java().usedAnArchive()).isTrue();
    }
    assertThat(second.trainings()).isEqualTo(1);
    assertThat(one.java().trainings()).isZero();
  }

  @Test
  void trainsWhereItIsToldAndNotWhereContinuousIntegrationRuns() throws Exception {
    Trained none = trained.empty(folder);
    none.with("CI", "true").sh(VERSION);
    none.with("GPU_ADVISOR_TRAIN", "0").sh(VERSION);
    none.with("GPU_ADVISOR_TRAIN", "0").with("CI", "true").sh(VERSION);
    assertThat(none.java().trainings()).isZero();
    assertThat(none.cache().archives()).isEmpty();
    none.with("GPU_ADVISOR_TRAIN", "1").with("CI", "true").sh(VERSION);
    assertThat(none.java().trainings()).isEqualTo(1);
    none.with("GPU_ADVISOR_TRAIN", "0").with("CI", "true").sh(VERSION);
    assertThat(none.java().usedAnArchive()).as("what is there is used").isTrue();
  }

  @Test
  void aJarFromTheFutureIsTrainedForOnce() throws Exception {
    Trained made = Trained.untrained(folder);
    Files.setLastModifiedTime(
        made.program().jar(), FileTime.from(Instant.parse("2099-01-01T00:00:00.5Z")));
    Files.setLastModifiedTime(
        made.program().hash(), FileTime.from(Instant.parse("2099-01-01T00:00:01Z")));
    made.sh(VERSION);
    made.sh(VERSION);
    assertThat(made.java().trainings()).isEqualTo(1);
    assertThat(made.java().usedAnArchive()).isTrue();
  }

  @Test
  void aTrainingThatFailsIsNotTriedAgainSoon() throws Exception {
    Trained made = Trained.untrained(folder);
    FileTime early = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(made.program().jar(), early);
    CommandRun run = made.with("TRAINING", "fails").sh(VERSION);
    assertThat(run.exitCode()).isZero();
    assertThat(made.sh(VERSION)).isEqualTo(run);
    assertThat(made.java().trainings()).isEqualTo(1);
    assertThat(made.java().usedAnArchive()).isFalse();
    assertThat(made.cache().leftovers()).isEmpty();
    Files.setLastModifiedTime(made.cache().archive(), early);
    made.sh(VERSION);
    assertThat(made.java().trainings()).as("a full disk is emptied some day").isEqualTo(2);
    assertThat(made.cache().archive()).isNotEmptyFile();
  }

  @Test
  void anArchiveIsNamedAfterTheJarAndWhatItHolds() throws Exception {
    Path archive = trained.cache().archive();
    String hash = Files.readString(trained.program().hash()).substring(0, 64);
    assertThat(archive.getParent()).isEqualTo(trained.folder());
    assertThat(archive.getFileName().toString())
        .matches(hash + "-\\d+-" + Files.size(archive) + "\\.jsa");
  }
}
