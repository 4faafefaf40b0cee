package io.github.gpuadvisor.estimate.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownStepsTest {
  @Test
  void knowsWhatItKeptAndNothingElse() {
    KnownSteps steps = new KnownSteps();
    steps.keep(16, 2048, 0.25);

    assertThat(steps.seconds(16, 2048)).isEqualTo(0.25);
    assertThat(steps.seconds(16, 2047)).isZero();
    assertThat(steps.seconds(15, 2048)).isZero();
    assertThat(steps.seconds(0, 0)).isZero();
  }

  @Test
  void keepsAStepForEachNumberOfSequences() {
    KnownSteps steps = new KnownSteps();
    for (int i = 0; i < 64; i++) {
      steps.keep(i, 0, 1 + i);
    }
    for (int i = 0; i < 64; i++) {
      assertThat(steps.seconds(i, 0)).as("%d sequences", i).isEqualTo(1 + i);
    }
  }

  /** A pipeline divides sequences among its stages. */
  @Test
  void keepsAStepForEachEighthOfASequence() {
    KnownSteps steps = new KnownSteps();
    for (int i = 0; i < 64; i++) {
      steps.keep(i / 8.0, 512, 1 + i);
    }
    for (int i = 0; i < 64; i++) {
      assertThat(steps.seconds(i / 8.0, 512)).as("%d eighths", i).isEqualTo(1 + i);
    }
  }

  /** Whatever takes the same slot, an answer is of the step that was asked for. */
  @Test
  void neverMistakesOneStepForAnother() {
    KnownSteps steps = new KnownSteps();
    for (int decoding = 0; decoding < 300; decoding++) {
      for (int prefill = 0; prefill < 9000; prefill += 1000) {
        double seconds = 1 + decoding + prefill / 1e6;
        steps.keep(decoding, prefill, seconds);
        assertThat(steps.seconds(decoding, prefill)).isEqualTo(seconds);
        double other = steps.seconds(decoding + 1, prefill);
        assertThat(other == 0 || other == seconds + 1).isTrue();
      }
    }
  }
}
