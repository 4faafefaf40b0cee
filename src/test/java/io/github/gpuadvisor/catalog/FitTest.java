package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final Fit SERVED =
      Fit.known(
          Map.of(
              Topic.Work.SERVING,
              new Fit.Seen(Set.of("mi250x"), Set.of("cdna2-hbm"), Set.of("gpt-3"))));

  private static Fit.Novelty novelty(Topic.Work work, String gpu, String model) {
    return SERVED.novelty(work, gpu, "cdna2-hbm", model);
  }

  @Test
  void whatWasSeenIsNearAndWhatWasNotIsFar() {
    assertThat(novelty(Topic.Work.SERVING, "mi250x", "gpt-3")).isEqualTo(Fit.Novelty.MEASURED);
    assertThat(novelty(Topic.Work.SERVING, "mi250x", "opt")).isEqualTo(Fit.Novelty.NEW_MODEL);
    assertThat(novelty(Topic.Work.SERVING, "mi210", "gpt-3")).isEqualTo(Fit.Novelty.NEW_GPU);
    assertThat(SERVED.novelty(Topic.Work.SERVING, "l4", null, "gpt-3"))
        .isEqualTo(Fit.Novelty.NEW_FAMILY);
  }

  @Test
  void aGpuThatWasOnlySeenServingIsNewToTraining() {
    assertThat(novelty(Topic.Work.TRAINING, "mi250x", "gpt-3")).isEqualTo(Fit.Novelty.NEW_FAMILY);
  }
}
