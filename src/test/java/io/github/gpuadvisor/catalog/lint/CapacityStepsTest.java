package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityStepsTest {
  private final Lint check = new CapacitySteps();

  private List<String> problems(Gpus gpu) {
    return Found.by(check, aCatalog().with(gpu.withId("x").build()));
  }

  @Test
  void isSilentAboutSizesThatAreMade() {
    assertThat(problems(aGpu().withMemory(80))).isEmpty();
    assertThat(problems(aGpu().withUnmeasuredMemory(141))).isEmpty();
  }

  @Test
  void findsASizeThatNobodySells() {
    assertThat(problems(aGpu().withUnmeasuredMemory(79)))
        .containsExactly("x: capacityGB 79 is no size that is made");
    assertThat(problems(aGpu().withUnmeasuredMemory(79.6))).hasSize(1);
    assertThat(problems(aGpu().withUnmeasuredMemory(85.9))).hasSize(1);
  }

  @Test
  void findsUsableMemoryThatDoesNotGoWithTheLabel() {
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(39.5)))
        .containsExactly("x: usableGiB 39.5 does not go with capacityGB 80");
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(68.0))).isEmpty();
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(67.9))).hasSize(1);
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(80.8))).isEmpty();
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(80.9))).hasSize(1);
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog().with(aGpu().withMemory(79).build()));
  }
}
