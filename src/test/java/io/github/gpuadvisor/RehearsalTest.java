package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void everyCommandThatAnArchiveIsMadeOfEndsWell() {
    assertThat(Rehearsal.run(Map.of())).isZero();
  }
}
