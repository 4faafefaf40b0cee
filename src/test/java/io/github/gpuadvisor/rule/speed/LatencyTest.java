package io.github.gpuadvisor.rule.speed;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.rule.Verdicts.assertUnknown;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference.Figure;
import io.github.gpuadvisor.workload.Inference.Target;
import io.github.gpuadvisor.workload.Inference.Targets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyTest {
  private static final Predicted SERVED =
      Predicted.nothing()
          .withTtft(0.2, 0.15, 0.4, 0.9)
          .withTpot(0.02, 0.018, 0.03, 0.05)
          .withE2e(10, 9, 14, 20);

  private static Asked wanting(Targets targets) {
    return Asked.of(Works.of(aModel()).withTargets(targets).serving());
  }

  private static Asked ttft(Figure figure, double seconds) {
    return wanting(new Targets(new Target(figure, seconds), null, null, null, null));
  }

  @Test
  void isNamedAfterTheTimeItBounds() {
    assertThat(Latency.ttft().id()).isEqualTo("speed/ttft");
    assertThat(Latency.tpot().id()).isEqualTo("speed/tpot");
    assertThat(Latency.e2e().id()).isEqualTo("speed/e2e");
  }

  @Test
  void asksNothingWithoutATarget() {
    assertMet(Latency.ttft().check(SERVED.estimate(), Asked.anything().request()));
    assertMet(Latency.tpot().check(Predicted.nothing().estimate(), Asked.anything().request()));
  }

  @Test
  void asksNothingOfTraining() {
    Asked training = Asked.of(Works.of(aModel()).training());
    assertMet(Latency.e2e().check(SERVED.estimate(), training.request()));
  }

  @Test
  void aTargetMissedByLittleShowsByHowLittle() {
    Verdict verdict = Latency.ttft().check(SERVED.estimate(), ttft(Figure.P99, 0.8998).request());
    assertThat(((Verdict.Failed) verdict).finding().sentence())
        .isEqualTo("TTFT p99 900 ms, wanted ≤ 899.8 ms");
  }

  @ParameterizedTest
  @CsvSource({"MEAN, 0.2", "P50, 0.15", "P95, 0.4", "P99, 0.9"})
  void looksAtTheFigureThatTheTargetNames(Figure figure, double seconds) {
    assertMet(Latency.ttft().check(SERVED.estimate(), ttft(figure, seconds).request()));
    assertThat(Latency.ttft().check(SERVED.estimate(), ttft(figure, seconds * 0.999).request()))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void saysHowLateTheFirstTokenIsAndWhichTargetWouldDo() {
    Verdict.Failed failed =
        assertFailed(
            Latency.ttft().check(SERVED.estimate(), ttft(Figure.P99, 0.5).request()),
            "TTFT p99 900 ms, wanted ≤ 500 ms",
            "--max-ttft p99:900ms");
    assertThat(failed.excess()).isEqualTo(0.8, within(1e-12));
    assertFigures(failed.finding(), Map.of("predictedMs", 900.0, "wantedMs", 500.0));
  }

  @Test
  void saysHowSlowTokensAre() {
    Targets targets = new Targets(null, new Target(Figure.P95, 0.0251), null, null, null);
    assertFailed(
        Latency.tpot().check(SERVED.estimate(), wanting(targets).request()),
        "TPOT p95 30 ms, wanted ≤ 25.1 ms",
        "--max-tpot p95:30ms");
  }

  @Test
  void saysHowLongARequestTakes() {
    Targets targets = new Targets(null, null, new Target(Figure.MEAN, 5), null, null);
    assertFailed(
        Latency.e2e().check(SERVED.estimate(), wanting(targets).request()),
        "end-to-end time mean 10 s, wanted ≤ 5 s",
        "--max-e2e mean:10000ms");
  }

  @Test
  void roundsTheTargetThatWouldDoUp() {
    Predicted predicted = Predicted.nothing().withTtft(0.1, 0.1, 0.1001, 0.2);
    Verdict verdict = Latency.ttft().check(predicted.estimate(), ttft(Figure.P95, 0.1).request());
    assertThat(((Verdict.Failed) verdict).fix()).isEqualTo("--max-ttft p95:101ms");
  }

  @Test
  void isUnknownWhereSpeedIs() {
    assertUnknown(
        Latency.ttft().check(Predicted.nothing().estimate(), ttft(Figure.P95, 1).request()),
        "performance");
  }

  @Test
  void isUnknownWhereTheTimeDoesNotApply() {
    assertUnknown(
        Latency.ttft()
            .check(Predicted.nothing().withItems(3).estimate(), ttft(Figure.P95, 1).request()),
        "performance");
  }
}
