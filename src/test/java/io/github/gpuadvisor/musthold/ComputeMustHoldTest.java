package io.github.gpuadvisor.musthold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.Main;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.workload.Training;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What training GPT-3 takes. */
class ComputeMustHoldTest {
  private static final Question GPT_3 =
      Question.train("gpt-3", "tokens=300B", "deadline=30d", "asOf=2026-11-25");
  private static final double MONTH_SECONDS = 30 * 86_400;

  @Test
  void gpt3OnThreeHundredBillionTokensTakes300Zettaflops() {
    Training work = (Training) GPT_3.request(Question.SHIPPED).workload();
    assertThat(work.totalFlops()).isCloseTo(3.14e23, withinPercentage(1));
  }

  @Test
  void theAnswerAboutGpt3StatesItsFlops() {
    StringWriter out = new StringWriter();
    assertThat(run(out, "-o", "json")).isZero();
    Map<String, Value> document = Json.read(out.toString(), "answer").asMap();
    Object flops = document.get("workload").asMap().get("totalFlops").content();
    assertThat((Double) flops).isCloseTo(3.14e23, withinPercentage(1));
  }

  @Test
  void recommendTrainingGpt3NamesClustersWithTimeAndCost() {
    Recommendation answer = GPT_3.recommendation();
    assertThat(answer.ranked()).hasSizeGreaterThanOrEqualTo(5);
    for (Ranked row : answer.ranked()) {
      Estimate estimate = row.assessment().estimate();
      Interval duration = estimate.performance().durationSeconds();
      assertThat(duration.value()).isPositive().isLessThanOrEqualTo(MONTH_SECONDS);
      assertThat(estimate.deployment().offer()).isNotNull();
      assertThat(estimate.deployment().gpuCount()).isGreaterThan(16);
      assertThat(estimate.cost().total())
          .isEqualTo(estimate.cost().perHour() * duration.value() / 3600);
    }
  }

  @Test
  void theTableAboutGpt3ShowsTimeAndCost() {
    StringWriter out = new StringWriter();
    assertThat(run(out, "--no-color")).isZero();
    assertThat(out.toString()).contains("3.14e23 FLOPs").contains("$ total").contains(" d ");
  }

  /** 3.14e23 FLOPs within the month, at no more than what the chips can do. */
  @Test
  void noClusterTrainsGpt3FasterThanItsChipsMultiply() {
    for (Ranked row : GPT_3.recommendation().ranked()) {
      Estimate estimate = row.assessment().estimate();
      double peak =
          estimate.deployment().gpu().tflops(estimate.deployment().plan().arithmetic().dtype())
              * 1e12
              * estimate.deployment().plan().gpus();
      assertThat(estimate.performance().durationSeconds().value())
          .as(estimate.deployment().key())
          .isGreaterThan(3.14e23 / peak);
    }
  }

  private static int run(StringWriter out, String... more) {
    List<String> words = new ArrayList<>(GPT_3.arguments());
    words.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out),
        new PrintWriter(new StringWriter()),
        InputStream.nullInputStream(),
        Map.of(),
        words.toArray(String[]::new));
  }
}
