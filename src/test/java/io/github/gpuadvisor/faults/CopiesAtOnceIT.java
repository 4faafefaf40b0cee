package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.Trained;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many copies of the program at once on one cache folder; {@code -Dcopies=100} for a hundred. */
class CopiesAtOnceIT {
  private static final int COPIES = Integer.getInteger("copies", 12);
  private static final String QUESTION =
      "./gpu-advisor recommend inference --model llama-3.1-8b --top 3 --as-of 2026-11-25";

  @TempDir private Path folder;

  @Test
  void allAnswerTheSameAndLeaveOneArchive() throws Exception {
    Trained made = Trained.untrained(folder);
    List<Installation.Started> started = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      started.add(made.program().start(QUESTION));
    }
    List<CommandRun> answers = new ArrayList<>();
    for (Installation.Started one : started) {
      answers.add(one.end());
    }
    assertThat(answers.get(0).exitCode()).isZero();
    assertThat(answers.get(0).errorOutput()).isEmpty();
    assertThat(answers.get(0).output()).contains("\n3  ");
    assertThat(answers).containsOnly(answers.get(0));
    made.cache().archive();
    assertThat(made.cache().leftovers()).isEmpty();
    assertThat(made.sh(QUESTION)).isEqualTo(answers.get(0));
    assertThat(made.java().usedAnArchive()).isTrue();
  }
}
