package io.github.gpuadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();
  private static final RequestReader READER = new RequestReader(CATALOG, Question.TODAY);

  private static Comparison compare(Map<String, String> settings, String... gpus) {
    return new Comparer(new Advisor(CATALOG), READER)
        .compare("inference", settings(settings), Stream.of(gpus).map(ComparerTest::gpu).toList());
  }

  private static Settings settings(Map<String, String> settings) {
    Settings typed = new Settings();
    settings.forEach((key, value) -> typed.put(key, value, "here"));
    return typed;
  }

  private static Accelerator gpu(String id) {
    return Objects.requireNonNull(CATALOG.gpu(id));
  }

  private static double costPerMillion(String gpu, Map<String, String> asked, long users) {
    Settings settings = settings(asked).with("concurrency", String.valueOf(users)).with("gpu", gpu);
    Recommendation answer =
        new Advisor(CATALOG).recommend(READER.readForRanking("inference", settings));
    return Objects.requireNonNull(
        answer.ranked().get(0).assessment().estimate().cost().perMillionOutputTokens());
  }

  @Test
  void aGpuIsTheCheaperOneFromItsCrossingOnAndNotJustBelowIt() {
    Map<String, String> asked = Map.of("model", "llama-3.1-70b", "concurrency", "16");
    List<Crossing> cheaper =
        compare(asked, "h100-sxm-80gb", "mi300x").crossings().stream()
            .filter(one -> one.kind().equals("cheaper") && one.parameter().equals("concurrency"))
            .toList();
    assertThat(cheaper).isNotEmpty();
    for (Crossing one : cheaper) {
      String other = one.gpu().equals("mi300x") ? "h100-sxm-80gb" : "mi300x";
      long from = (long) one.from();
      // Borders are found to a hundredth.
      long below = from - Math.max(1, from / 50);
      assertThat(costPerMillion(one.gpu(), asked, from))
          .as(one.sentence())
          .isLessThan(costPerMillion(other, asked, from));
      assertThat(costPerMillion(one.gpu(), asked, below))
          .as(one.sentence())
          .isGreaterThan(costPerMillion(other, asked, below));
    }
  }

  @Test
  void differencesComeLargestFirst() {
    Comparison comparison =
        compare(Map.of("model", "llama-3.1-8b", "concurrency", "8"), "l4", "l40s", "h100-sxm-80gb");
    assertThat(comparison.differences())
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> Double.compare(b.spread(), a.spread()));
  }

  @Test
  void whatDoesNotQualifyIsComparedByItsNearestDeployment() {
    Comparison comparison =
        compare(Map.of("model", "llama-3.1-70b", "maxGpus", "1"), "l4", "mi300x");
    Compared small = comparison.compared().get(0);
    assertThat(small.qualifies()).isFalse();
    assertThat(small.failures()).extracting(Failure::requirement).contains("memory/fits");
    assertThat(small.assessment()).isNotNull();
    assertThat(comparison.compared().get(1).qualifies()).isTrue();
  }

  @Test
  void aContextFromWhichOnAGpuNeedsCompanyIsNamed() {
    List<Crossing> counts =
        compare(Map.of("model", "llama-3.1-8b", "concurrency", "16"), "l4", "h100-sxm-80gb")
            .crossings()
            .stream()
            .filter(one -> one.kind().equals("gpus") && one.parameter().equals("context"))
            .toList();
    assertThat(counts).extracting(Crossing::gpu).contains("l4");
  }
}
