package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Parts.pace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void reachesFromTheWorstToTheBest() {
    Difference three = new Difference("speed/pace", 1, List.of(pace(0.5), pace(0.1), pace(0.3)));
    assertThat(three.spread()).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void ofOneOrNoneIsNothing() {
    assertThat(new Difference("speed/pace", 1, List.of(pace(0.5))).spread()).isZero();
    assertThat(new Difference("speed/pace", 1, List.of()).spread()).isZero();
  }
}
