package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import org.junit.jupiter.api.Test;

class ExceptionsAreNeededTest {
  private final Lint check = new ExceptionsAreNeeded();

  private static Catalogs oddMemory() {
    return aCatalog().with(aGpu().withId("odd").withMemory(79).build());
  }

  @Test
  void isSilentWhereTheExceptionSilencesSomething() {
    assertThat(Found.by(check, oddMemory().withException("capacity-steps", "odd"))).isEmpty();
    assertThat(Found.by(check, oddMemory())).isEmpty();
  }

  @Test
  void findsAnExceptionThatSilencesNothing() {
    assertThat(Found.by(check, oddMemory().withException("capacity-steps", "even")))
        .containsExactly("even: capacity-steps finds nothing here to except");
    assertThat(Found.by(check, oddMemory().withException("dates-in-order", "odd"))).hasSize(1);
    assertThat(Found.by(check, oddMemory().withException("capacity-step", "odd")))
        .containsExactly("odd: no check is called 'capacity-step', near: capacity-steps");
  }
}
