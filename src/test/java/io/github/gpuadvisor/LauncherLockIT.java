package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks and trainings whose owner is gone: trained again some day, never twice at once. */
class LauncherLockIT {
  private static final String VERSION = "./gpu-advisor version";

  /** What is longer ago than any training takes. */
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path folder;
  private Trained made;
  private Path lock;

  @BeforeEach
  void install() throws IOException {
    made = Trained.untrained(folder).with("TRAINING", "feigned");
    lock = Files.createDirectories(made.folder()).resolve("lock");
  }

  /** A process that was, and is no more. */
  private static String gone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid() + "\n";
  }

  /** The process that runs this, which trains nothing. */
  private static String alive() {
    return ProcessHandle.current().pid() + "\n";
  }

  private void assertTrains() throws Exception {
    assertAnswers(made.sh(VERSION));
    assertThat(made.java().trainings()).isEqualTo(1);
    made.cache().archive();
    assertThat(made.cache().leftovers()).isEmpty();
  }

  private void assertDoesNotTrain() throws Exception {
    assertAnswers(made.sh(VERSION));
    assertThat(made.java().trainings()).isZero();
    assertThat(made.cache().archives()).isEmpty();
  }

  private static void assertAnswers(CommandRun run) {
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).startsWith("gpu-advisor ");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aLockWhoseOwnerIsGoneIsBroken() throws Exception {
    Files.writeString(lock, gone());
    assertTrains();
  }

  @Test
  void aLockWhoseOwnersNumberIsAnothersNowIsBrokenAfterAnHour() throws Exception {
    Files.writeString(lock, alive());
    assertDoesNotTrain();
    Files.setLastModifiedTime(lock, LONG_AGO);
    assertTrains();
  }

  @Test
  void aLockThatNamesNobodyIsBrokenAfterAnHour() throws Exception {
    Files.writeString(lock, "");
    assertDoesNotTrain();
    Files.setLastModifiedTime(lock, LONG_AGO);
    assertTrains();
  }

  @Test
  void whoWasKilledWhileBreakingALockHoldsItNoLongerThanMinutes() throws Exception {
    Files.writeString(lock, gone());
    Path breaking = Files.createDirectory(Path.of(lock + ".break"));
    assertDoesNotTrain();
    Files.setLastModifiedTime(breaking, LONG_AGO);
    assertTrains();
  }

  @Test
  void manyWhoFindAStaleLockTrainOneAfterAnother() throws Exception {
    Files.writeString(lock, gone());
    List<CommandRun> runs = new ArrayList<>();
    List<Installation.Started> started = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      started.add(made.program().start(VERSION));
    }
    for (Installation.Started run : started) {
      runs.add(run.end());
    }
    runs.forEach(LauncherLockIT::assertAnswers);
    List<String> trainings =
        made.java().calls().stream()
            .filter(call -> !call.startsWith("run"))
            .map(call -> call.replaceAll(" .*", ""))
            .toList();
    assertThat(trainings).containsExactly("train", "trained");
    made.cache().archive();
    assertThat(made.cache().leftovers()).isEmpty();
  }

  @Test
  void afterATrainerThatWasKilledTheNextRunTrains() throws Exception {
    assertAnswers(made.with("TRAINING", "abandoned").sh(VERSION));
    assertThat(made.cache().archives()).isEmpty();
    assertThat(made.cache().leftovers()).as("a lock, and half of an archive").hasSize(2);
    made.java().forget();
    assertTrains();
  }

  @Test
  void afterAJavaThatWasKilledTheNextRunTrains() throws Exception {
    assertAnswers(made.with("TRAINING", "killed").sh(VERSION));
    assertThat(made.cache().archives()).isEmpty();
    assertThat(made.cache().leftovers()).isEmpty();
    made.java().forget();
    assertTrains();
  }
}
