package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A higher price never helps. */
class PriceLawTest {
  private static final double DEARER = 1.07;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 3})
  void aHigherPriceNeverRaisesAScore(double factor) {
    Catalog dearer = CatalogCopy.ofShipped().pricesTimes(factor, gpu -> true).in(folder);
    for (Question question : Grid.QUESTIONS) {
      Map<String, Double> before = scores(question.recommendation());
      scores(question.recommendation(dearer))
          .forEach(
              (gpu, score) -> {
                assertThat(before).as("%s: new at a higher price", question).containsKey(gpu);
                assertThat(score)
                    .as("%s: score of %s at %s times the price", question, gpu, factor)
                    .isLessThanOrEqualTo(before.get(gpu));
              });
    }
  }

  /**
   * Each run raises the prices of half of the GPUs, by one bit of their number: every GPU is once
   * dearer while any other is not.
   */
  @Test
  void aDearerGpuNeverOvertakesAnother() {
    List<String> gpus =
        Question.SHIPPED.gpus().stream()
            .map(Accelerator::id)
            .filter(gpu -> !Question.SHIPPED.offersOf(gpu).isEmpty())
            .toList();
    for (int bit = 0; 1 << bit <= gpus.size(); bit++) {
      for (int side : new int[] {0, 1}) {
        int place = bit;
        Catalog changed =
            CatalogCopy.ofShipped()
                .pricesTimes(DEARER, gpu -> ((gpus.indexOf(gpu) + 1) >> place & 1) == side)
                .in(folder.resolve(bit + "-" + side));
        for (Question question : Grid.QUESTIONS.subList(3, 6)) {
          List<String> before = order(question.recommendation());
          List<String> after = order(question.recommendation(changed));
          for (int i = 1; i < after.size(); i++) {
            assertNotOvertaken(question, after.get(i - 1), after.get(i), before, gpus, place, side);
          }
        }
      }
    }
  }

  private static void assertNotOvertaken(
      Question question,
      String first,
      String second,
      List<String> before,
      List<String> gpus,
      int bit,
      int side) {
    boolean firstIsDearer = ((gpus.indexOf(first) + 1) >> bit & 1) == side;
    boolean secondIsDearer = ((gpus.indexOf(second) + 1) >> bit & 1) == side;
    if (firstIsDearer && !secondIsDearer) {
      assertThat(before.indexOf(first))
          .as("%s: %s grew dearer and overtook %s", question, first, second)
          .isLessThan(before.indexOf(second));
    }
  }

  private static Map<String, Double> scores(Recommendation answer) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Ranked row : answer.ranked()) {
      scores.put(row.assessment().estimate().deployment().gpu().id(), row.assessment().score());
    }
    return scores;
  }

  private static List<String> order(Recommendation answer) {
    return new ArrayList<>(scores(answer).keySet());
  }
}
