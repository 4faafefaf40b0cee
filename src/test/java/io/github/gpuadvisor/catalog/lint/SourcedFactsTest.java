package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcedFactsTest {
  private final Lint check = new SourcedFacts();

  @Test
  void passesWhereFactsNameASourceByFieldOrByObject() {
    assertThat(check.check(aCatalog().with(aGpu().build()).with(aModel().build()).build()))
        .isEmpty();
    assertThat(
            check.check(
                aCatalog()
                    .with(
                        aGpu()
                            .withWatts(null, null)
                            .withSources(
                                Map.of(
                                    "memory.capacityGB", "test",
                                    "memory.bandwidthGBps", "test",
                                    "denseTflops", "test"))
                            .build())
                    .build()))
        .isEmpty();
  }

  @Test
  void findsFactsWithoutASource() {
    assertThat(
            check.check(
                aCatalog()
                    .with(
                        aGpu()
                            .withId("bare")
                            .withSources(Map.of("memory.capacityGB", "test", "denseTflops", "test"))
                            .build())
                    .with(aModel().withId("bare-model").withSources(Map.of()).build())
                    .build()))
        .extracting(problem -> problem.where() + ": " + problem.what())
        .containsExactly(
            "bare: memory.bandwidthGBps names no source",
            "bare: tdpWatts names no source",
            "bare-model: parameters names no source");
  }

  @Test
  void asksForNoSourceOfWhatIsUnknown() {
    assertThat(
            check.check(
                aCatalog()
                    .with(
                        aGpu()
                            .withBandwidth(null)
                            .withWatts(null, null)
                            .withSources(Map.of("memory.capacityGB", "test", "denseTflops", "test"))
                            .build())
                    .build()))
        .isEmpty();
  }

  @Test
  void findsASourceThatDoesNotExist() {
    assertThat(
            check.check(
                aCatalog()
                    .with(aModel().withSources(Map.of("parameters", "hearsay")).build())
                    .build()))
        .extracting(Lint.Problem::what)
        .containsExactly("parameters names the unknown source hearsay");
  }
}
