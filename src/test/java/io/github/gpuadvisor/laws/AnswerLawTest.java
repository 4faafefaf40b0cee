package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every answer. */
class AnswerLawTest {
  private static final double ROUNDING = 1e-6;

  static Stream<Question> questions() {
    return Grid.QUESTIONS.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theScoreIsExactlyTheWeightedSumOfTheContributions(Question question) {
    List<String> criteria = RuleSet.CRITERIA.stream().map(Criterion::id).toList();
    for (Ranked row : question.recommendation().ranked()) {
      Assessment assessment = row.assessment();
      double sum = 0;
      double weights = 0;
      for (Contribution one : assessment.contributions()) {
        sum += one.weight() * one.value();
        weights += one.weight();
        assertThat(one.value()).as(one.criterion()).isBetween(0.0, 1.0);
      }
      assertThat(assessment.score()).isEqualTo(sum).isEqualTo(assessment.scoreRange().value());
      assertThat(weights).isEqualTo(1, within(ROUNDING));
      assertThat(assessment.contributions())
          .extracting(Contribution::criterion)
          .containsExactlyElementsOf(criteria);
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void theScoreShownIsTheSumOfTheContributionsShown(Question question) {
    for (Ranked row : question.recommendation().ranked()) {
      Map<String, Object> shown = RecommendDocument.row(row, null);
      double sum = 0;
      for (Object one : (List<?>) shown.get("contributions")) {
        Map<?, ?> contribution = (Map<?, ?>) one;
        double amount = number(contribution.get("contribution"));
        assertThat(number(contribution.get("weight")) * number(contribution.get("value")))
            .isEqualTo(amount, within(ROUNDING));
        sum += amount;
      }
      assertThat(number(shown.get("score"))).isEqualTo(sum, within(ROUNDING));
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyRowQualifiesByEveryRequirement(Question question) {
    Request request = question.request(Question.SHIPPED);
    List<Requirement> requirements = new ArrayList<>(RuleSet.OTHER_REQUIREMENTS);
    requirements.addAll(RuleSet.SPEED_REQUIREMENTS);
    for (Ranked row : question.recommendation().ranked()) {
      assertThat(row.assessment().failures()).isEmpty();
      for (Requirement requirement : requirements) {
        assertThat(requirement.check(row.assessment().estimate(), request))
            .as("%s: %s of %s", question, requirement.id(), gpu(row))
            .isInstanceOf(Verdict.Met.class);
      }
      for (GpuRequirement requirement : RuleSet.GPU_REQUIREMENTS) {
        Accelerator gpu = row.assessment().estimate().deployment().gpu();
        assertThat(requirement.check(gpu, request, Question.SHIPPED))
            .as("%s: %s of %s", question, requirement.id(), gpu.id())
            .isInstanceOf(Verdict.Met.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyGpuIsRankedOrEliminatedWithAReason(Question question) {
    Recommendation answer = question.recommendation();
    Set<String> ranked = new TreeSet<>();
    answer.ranked().forEach(row -> ranked.add(gpu(row)));
    Set<String> eliminated = new TreeSet<>();
    for (Eliminated one : answer.eliminated()) {
      assertThat(one.failures()).as("%s: why not %s", question, one.gpu().id()).isNotEmpty();
      one.failures().forEach(failure -> assertThat(failure.finding().sentence()).isNotBlank());
      eliminated.add(one.gpu().id());
    }
    assertThat(ranked).hasSize(answer.ranked().size()).doesNotContainAnyElementsOf(eliminated);
    assertThat(eliminated).hasSize(answer.eliminated().size());
    assertThat(Stream.concat(ranked.stream(), eliminated.stream()))
        .containsExactlyInAnyOrderElementsOf(
            Question.SHIPPED.gpus().stream().map(Accelerator::id).toList());
    assertThat(answer.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(answer.eliminated().size());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void offersAreBoughtWhole(Question question) {
    for (Ranked row : question.recommendation().ranked()) {
      Deployment deployment = row.assessment().estimate().deployment();
      Offer offer = deployment.offer();
      if (offer == null) {
        assertThat(deployment.gpuCount()).isEqualTo(deployment.plan().gpus());
        assertThat(row.assessment().estimate().cost().perHour()).isNull();
        continue;
      }
      assertThat(deployment.gpuCount())
          .isEqualTo(deployment.nodes() * offer.gpuCount())
          .isGreaterThanOrEqualTo(deployment.plan().gpus());
      assertThat(row.assessment().estimate().cost().perHour())
          .isEqualTo(offer.priceUsdPerHour() * deployment.nodes());
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void rowsStandInOrderOfScoreAndTiesAreMutual(Question question) {
    List<Ranked> rows = question.recommendation().ranked();
    for (int i = 0; i < rows.size(); i++) {
      Ranked row = rows.get(i);
      assertThat(row.rank()).isEqualTo(i + 1);
      if (i > 0) {
        assertThat(row.assessment().score())
            .isLessThanOrEqualTo(rows.get(i - 1).assessment().score());
      }
      for (int tied : row.tiedWith()) {
        assertThat(rows.get(tied - 1).tiedWith()).contains(row.rank());
      }
    }
  }

  private static String gpu(Ranked row) {
    return row.assessment().estimate().deployment().gpu().id();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
