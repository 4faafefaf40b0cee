package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.RecommendDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the order of the catalog nor a GPU that is beside the question moves anyone. */
class OrderLawTest {
  private static final long SEED = 1;

  @TempDir private Path folder;

  @Test
  void catalogOrderIsIrrelevant() {
    Catalog shuffled = CatalogCopy.ofShipped().shuffled(SEED).in(folder);
    for (Question question : Grid.QUESTIONS) {
      assertThat(text(question.recommendation(shuffled)))
          .as("%s, seed %s", question, SEED)
          .isEqualTo(text(question.recommendation()));
    }
  }

  @Test
  void catalogOrderChangesNoListOfPrices() {
    Catalog shuffled = CatalogCopy.ofShipped().shuffled(SEED).in(folder);
    assertThat(shuffled.offers()).isEqualTo(Question.SHIPPED.offers());
    for (Accelerator gpu : Question.SHIPPED.gpus()) {
      assertThat(shuffled.purchasesOf(gpu.id())).isEqualTo(Question.SHIPPED.purchasesOf(gpu.id()));
    }
    assertThat(shuffled.engines()).hasSameSizeAs(Question.SHIPPED.engines());
  }

  @Test
  void catalogOrderChangesNoName() {
    Catalog shuffled = CatalogCopy.ofShipped().shuffled(SEED).in(folder);
    for (Accelerator gpu : Question.SHIPPED.gpus()) {
      for (String name : gpu.aliases()) {
        assertThat(shuffled.gpuNames().resolve(name))
            .as(name)
            .isEqualTo(Question.SHIPPED.gpuNames().resolve(name));
      }
    }
    for (String model : shuffled.modelIds()) {
      for (String name : shuffled.model(model).aliases()) {
        assertThat(shuffled.modelNames().resolve(name))
            .as(name)
            .isEqualTo(Question.SHIPPED.modelNames().resolve(name));
      }
    }
  }

  @Test
  void addingAGpuThatNobodySellsReordersNobody() {
    Catalog larger =
        CatalogCopy.ofShipped()
            .withTwin("h100-sxm-80gb", "aaa-unsold", false)
            .withTwin("rtx-4090", "zzz-unsold", false)
            .in(folder);
    for (Question question : Grid.QUESTIONS) {
      Question rented = question.with("purchase=rent", "budget=1000000/month");
      assertThat(text(rented.recommendation(larger)))
          .as(rented.toString())
          .isEqualTo(text(rented.recommendation()));
    }
  }

  @Test
  void addingAGpuThatQualifiesReordersNobodyElse() {
    Catalog larger =
        CatalogCopy.ofShipped()
            .withTwin("h100-sxm-80gb", "aaa-twin", true)
            .withTwin("l40s", "mmm-twin", true)
            .withTwin("rtx-4090", "zzz-twin", true)
            .in(folder);
    for (Question question : Grid.QUESTIONS) {
      Map<String, Double> after = scores(question.recommendation(larger));
      after.keySet().removeIf(gpu -> gpu.endsWith("-twin"));
      Map<String, Double> before = scores(question.recommendation());
      assertThat(after).as(question.toString()).isEqualTo(before);
      assertThat(after.keySet()).as(question.toString()).containsExactlyElementsOf(before.keySet());
    }
  }

  /** The rows as the JSON document shows them, all of them. */
  private static String text(Recommendation answer) {
    List<Map<String, Object>> rows =
        answer.ranked().stream().map(row -> RecommendDocument.row(row, answer.request())).toList();
    return JsonText.line(rows);
  }

  private static Map<String, Double> scores(Recommendation answer) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Ranked row : answer.ranked()) {
      scores.put(row.assessment().estimate().deployment().gpu().id(), row.assessment().score());
    }
    return scores;
  }
}
