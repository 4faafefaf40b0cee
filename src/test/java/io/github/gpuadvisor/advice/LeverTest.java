package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeverTest {
  private static final Lever USERS =
      new Lever(
          "concurrency",
          "concurrent users",
          List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L));

  private static List<Lever> of(Workload work) {
    return Lever.of(Asked.of(work).request());
  }

  @Test
  void servingIsTurnedByItsUsersAndItsContext() {
    assertThat(of(Works.of(aModel()).withContext(32_768).serving()))
        .containsExactly(
            USERS, new Lever("context", "tokens of context", List.of(32_768L, 65_536L, 131_072L)));
  }

  @Test
  void aRateIsTurnedInPlaceOfUsers() {
    List<Lever> levers = of(Works.of(aModel()).withRate(3).serving());
    assertThat(levers.get(0))
        .isEqualTo(new Lever("requestsPerSecond", "requests a second", USERS.grid()));
    assertThat(of(Works.of(aModel()).withLoad(Inference.Load.most()).serving()))
        .as("who asks for the most has nothing to turn but the context")
        .extracting(Lever::key)
        .containsExactly("context");
  }

  @Test
  void aContextBeyondTheLongestIsLookedAtAlone() {
    assertThat(of(Works.of(aModel()).withContext(200_000).serving()).get(1).grid())
        .containsExactly(200_000L);
  }

  @Test
  void samplesHaveNoContext() {
    assertThat(of(Works.of(aVisionModel()).serving()))
        .containsExactly(new Lever("concurrency", "samples at once", USERS.grid()));
  }

  /** From a quarter of 8,192 up. */
  @Test
  void trainingIsTurnedByItsSequences() {
    Lever sequences =
        new Lever(
            "sequenceLength",
            "tokens in a sequence",
            List.of(2048L, 4096L, 8192L, 16_384L, 32_768L));
    Works work = Works.of(aModel()).withSequence(8192);
    assertThat(of(work.training())).containsExactly(sequences);
    assertThat(of(work.fineTuning(FineTuning.Method.LORA))).containsExactly(sequences);
    assertThat(of(Works.of(aVisionModel()).fineTuning(FineTuning.Method.FULL)))
        .as("samples have no length")
        .isEmpty();
  }
}
