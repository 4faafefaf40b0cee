package io.github.gpuadvisor.estimate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningSequencesTest {
  /** Takes out all that are done. */
  private static List<Integer> ended(RunningSequences running) {
    List<Integer> ended = new ArrayList<>();
    for (int one = running.end(); one != RunningSequences.NONE; one = running.end()) {
      ended.add(one);
    }
    return ended;
  }

  @Test
  void allOfOneLengthEndTogetherTheFirstToComeFirst() {
    RunningSequences running = new RunningSequences(RequestLog.ofBurst(10, 5), 100);
    for (int i = 0; i < 5; i++) {
      running.begin(i);
    }
    assertThat(running.size()).isEqualTo(5);
    assertThat(running.stepsToNextEnd()).isEqualTo(9);
    assertThat(ended(running)).isEmpty();

    running.advance(9);
    assertThat(ended(running)).containsExactly(0, 1, 2, 3, 4);
    assertThat(running.isEmpty()).isTrue();
  }

  @Test
  void theOneThatEndsSoonestEndsFirstWhenItCame() {
    RequestLog log = RequestLog.ofStream(100, 0, 50, 0);
    RunningSequences running = new RunningSequences(log, 10);
    for (int i = 0; i < 50; i++) {
      running.begin(i);
    }
    List<Integer> order = new ArrayList<>();
    long step = 0;
    while (!running.isEmpty()) {
      long next = running.stepsToNextEnd();
      step += next;
      running.advance(next);
      for (int one : ended(running)) {
        assertThat(log.answer(one) - 1).isEqualTo(step);
        order.add(one);
      }
    }
    assertThat(order).hasSize(50).doesNotHaveDuplicates();
  }

  /** Two with 10 tokens of prompt, 3 steps on; one more that just came: (13 + 13 + 10) / 3. */
  @Test
  void contextIsTheMeanOfWhatEachHasBehindIt() {
    RunningSequences running = new RunningSequences(RequestLog.ofBurst(20, 3), 10);
    running.begin(0);
    running.begin(1);
    running.advance(3);
    running.begin(2);
    assertThat(running.context()).isEqualTo(12, within(1e-12));

    running.advance(16);
    assertThat(ended(running)).containsExactly(0, 1);
    assertThat(running.context()).isEqualTo(26, within(1e-12));
  }

  @Test
  void whereNothingRunsTheNextStepIsOne() {
    assertThat(new RunningSequences(RequestLog.ofBurst(10, 1), 5).stepsToNextEnd()).isEqualTo(1);
  }
}
