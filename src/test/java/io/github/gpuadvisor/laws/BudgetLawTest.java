package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.deployment.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A looser budget never removes an answer. */
class BudgetLawTest {
  private static final Map<String, List<String>> AMOUNTS =
      Map.of(
          "h", List.of("1", "2.5", "6", "30", "1000"),
          "day", List.of("12", "60", "200"),
          "month", List.of("400", "4000", "20000"),
          "total", List.of("1", "30", "300", "200000"),
          "purchase", List.of("1000", "3000", "10000", "100000"));

  @ParameterizedTest
  @CsvSource({"h", "day", "month", "total", "purchase"})
  void aLooserBudgetNeverRemovesAnAnswer(String per) {
    for (Question question : asked(per)) {
      boolean bought = per.equals("purchase");
      Question asked = question.with("purchase=" + (bought ? "buy" : "rent"));
      Set<String> before = Set.of();
      for (String amount : AMOUNTS.getOrDefault(per, List.of())) {
        Set<String> now = ranked(asked.with("budget=" + amount + "/" + per));
        assertThat(now).as("%s at %s/%s", asked, amount, per).containsAll(before);
        before = now;
      }
    }
  }

  /** Every question where hours are counted, some in other terms; serving has no total. */
  private static List<Question> asked(String per) {
    if (per.equals("h")) {
      return Grid.QUESTIONS;
    }
    return Grid.QUESTIONS.subList(7, 12).stream()
        .filter(question -> !per.equals("total") || !question.kind().equals("inference"))
        .toList();
  }

  /** Deeper than one row for each GPU: an offer that fits a budget fits a looser one. */
  @ParameterizedTest
  @CsvSource({"2,4", "4,100"})
  void aLooserBudgetNeverRemovesAnOffer(double tight, double loose) {
    for (Question question : Grid.QUESTIONS.subList(1, 6)) {
      Question asked = question.with("purchase=rent", "groupBy=offer");
      assertThat(ranked(asked.with("budget=" + loose + "/h")))
          .as("%s at %s and %s an hour", asked, tight, loose)
          .containsAll(ranked(asked.with("budget=" + tight + "/h")));
    }
  }

  private static Set<String> ranked(Question question) {
    Set<String> keys = new TreeSet<>();
    for (Ranked row : question.recommendation().ranked()) {
      boolean byOffer = question.settings().contains("groupBy=offer");
      Deployment deployment = row.assessment().estimate().deployment();
      keys.add(
          byOffer && deployment.offer() != null ? deployment.offer().key() : deployment.gpu().id());
    }
    return keys;
  }
}
