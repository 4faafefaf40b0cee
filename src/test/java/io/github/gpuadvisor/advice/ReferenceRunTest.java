package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The model called gpt-3 here has eight billion parameters: 300 billion tokens are 1.44e22. */
class ReferenceRunTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final NamedSystem MANY =
      aSystem("test-gpu").withId("many").withCounts(512, 64, 8).build();
  private static final NamedSystem ONE =
      aSystem("test-gpu").withId("one").withCounts(1, 1, 1).build();
  private static final NamedSystem OLD =
      aSystem(null).withId("old").withPeak(Dtype.FP64, 100).withPeak(Dtype.FP32, 200).build();
  private static final NamedSystem UNKNOWN = aSystem(null).withId("unknown").build();

  private static @Nullable ReferenceRun on(NamedSystem system, String model) {
    Catalog catalog =
        aCatalog()
            .with(anEngine().withId("pytorch").build())
            .with(aGpu().build())
            .with(aModel().withId(model).build())
            .with(MANY, ONE, OLD, UNKNOWN)
            .withProfile("balanced", Map.of("speed/pace", 1.0))
            .build();
    return ReferenceRun.on(system, catalog, TODAY);
  }

  @Test
  void isPredictedWhereTheGpusAreKnown() {
    ReferenceRun run = Objects.requireNonNull(on(MANY, "gpt-3"));
    double share = Objects.requireNonNull(run.share());
    assertThat(run.flops()).isCloseTo(1.44e22, within(1e18));
    assertThat(run.gpus()).isBetween(1, 512);
    assertThat(run.dtype()).isNull();
    assertThat(share).isBetween(0.05, 1.0);
    assertThat(run.days()).isPositive();
  }

  @Test
  void saysWhyItDoesNotRun() {
    ReferenceRun run = Objects.requireNonNull(on(ONE, "gpt-3"));
    assertThat(run.days()).isNull();
    assertThat(run.basis()).contains("short of");
  }

  @Test
  void takesAShareOfTheNarrowestPeakWhereNoSpeedIsKnown() {
    ReferenceRun run = Objects.requireNonNull(on(OLD, "gpt-3"));
    assertThat(run.dtype()).isEqualTo(Dtype.FP32);
    assertThat(run.days()).isCloseTo(1.44e22 / (200e15 * 0.4) / 86_400, within(1e-6));
  }

  @Test
  void isNotKnownWithoutAPeakOrTheModel() {
    assertThat(on(UNKNOWN, "gpt-3")).isNull();
    assertThat(on(MANY, "another")).isNull();
  }

  /**
   * Peaks of 500 TFLOPS on each GPU, of which the share is reached; attention and embeddings are
   * counted or not.
   */
  @Test
  void takesItsOperationsAtTheShareOfThePeaks() {
    ReferenceRun run = Objects.requireNonNull(on(MANY, "gpt-3"));
    double perSecond = run.gpus() * 500e12 * run.share();
    assertThat(run.days()).isCloseTo(run.flops() / perSecond / 86_400, withinPercentage(2));
    assertThat(run.basis()).startsWith("pytorch");
    assertThat(ReferenceRun.question(MANY))
        .isEqualTo("recommend training --model gpt-3 --tokens 300B --on many");
  }
}
