package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that are ended by a signal: the prices are the old or the new, whole. */
class InterruptedImportIT {
  private static final List<String> SIGNALS = List.of("TERM", "KILL");
  private static final int ROWS = 1_000;
  private static final int STEPS = 3;
  private static final int MOST_TRIES = 10;

  @TempDir private Path folder;
  private Program program;
  private Path prices;
  private Map<String, String> old;
  private Map<String, String> fresh;
  private long wholeMillis;

  /** The old prices are in place, the new ones at hand, and how long they take is known. */
  @BeforeEach
  void importTwice() throws Exception {
    program = new Program(folder);
    program.own().importing(program.own().prices("own-cloud", ROWS - 1));
    old = program.own().contents();
    prices = program.own().prices("own-cloud", ROWS);
    long start = System.nanoTime();
    assertThat(program.sh(Program.importing(prices)).exitCode()).isZero();
    wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    fresh = program.own().contents();
    assertThat(fresh).isNotEqualTo(old);
    restore();
  }

  private void restore() throws IOException {
    Path file = program.own().file("own-cloud");
    Files.writeString(file, Objects.requireNonNull(old.values().iterator().next()));
    try (Stream<Path> all = Files.list(file.getParent())) {
      for (Path other : all.filter(one -> !one.equals(file)).toList()) {
        Files.delete(other);
      }
    }
  }

  private void assertWhole(String signal, String when) throws IOException {
    Map<String, String> now = program.own().contents();
    // What is killed outright cannot tidy up; nobody reads the part of a file that it leaves.
    if (signal.equals("KILL")) {
      now.keySet().removeIf(file -> file.endsWith(".part"));
    }
    assertThat(now.equals(old) || now.equals(fresh))
        .as("%s %s leaves %s", signal, when, now.keySet())
        .isTrue();
    CommandRun next = program.own().cheapest();
    assertThat(next.exitCode()).isZero();
    assertThat(next.output()).contains("own-cloud");
  }

  @Test
  void leaveTheOldOrTheNewPricesWheneverTheSignalComes() throws Exception {
    for (String signal : SIGNALS) {
      for (int step = 1; step <= STEPS; step++) {
        String after = String.valueOf(wholeMillis * step / (1000.0 * STEPS));
        program.sh("timeout -s " + signal + " " + after + " " + Program.importing(prices));
        assertWhole(signal, "after " + after + " s of " + wholeMillis + " ms");
        restore();
      }
    }
  }

  @Test
  void leaveTheOldOrTheNewPricesWhereTheSignalComesAtTheWriting() throws Exception {
    for (String signal : SIGNALS) {
      boolean struck = false;
      for (int tries = 0; tries < MOST_TRIES && !struck; tries++) {
        restore();
        Process process = program.start("exec " + Program.importing(prices));
        struck = awaitTheWriting(process);
        if (signal.equals("KILL")) {
          process.destroyForcibly();
        } else {
          process.destroy();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertWhole(signal, "at the writing");
      }
      assertThat(struck).as(signal + " came while the file was written").isTrue();
    }
  }

  /** False where the import was over before the part of a file was seen. */
  private boolean awaitTheWriting(Process process) throws IOException {
    Path offers = program.own().file("own-cloud").getParent();
    boolean writes = false;
    while (process.isAlive() && !writes) {
      try (Stream<Path> files = Files.list(offers)) {
        writes = files.anyMatch(file -> file.toString().endsWith(".part"));
      }
    }
    return writes;
  }
}
