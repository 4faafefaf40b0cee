package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every predicted time and rate is a positive, finite number, ordered as its names say. */
class SpeedLawTest {
  private static final Set<String> BOTTLENECKS =
      Set.of("memory-bandwidth", "compute", "interconnect", "overhead");

  static Stream<Question> questions() {
    return Grid.QUESTIONS.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyTimeIsFiniteAndPositive(Question question) {
    for (Ranked row : question.recommendation().ranked()) {
      Estimate estimate = row.assessment().estimate();
      Performance speed = estimate.performance();
      String name = question + ": " + estimate.deployment().key();
      assertThat(speed).as(name).isNotNull();
      assertThat(BOTTLENECKS).as(name).contains(speed.bottleneck());
      assertThat(speed.utilization()).as(name).isBetween(0.0, 1.0);
      if (question.kind().equals("inference")) {
        assertServes(name, speed, question.request(Question.SHIPPED).workload());
      } else {
        for (Interval rate :
            List.of(
                speed.trainingTokensPerSecond(),
                speed.trainingTokensPerSecondPerGpu(),
                speed.stepSeconds(),
                speed.durationSeconds(),
                speed.mfu())) {
          assertPositive(name, rate);
        }
        assertThat(speed.mfu().value()).as("%s MFU", name).isLessThan(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyDollarAndWattIsFiniteAndPositiveOrUnknown(Question question) {
    for (Ranked row : question.recommendation().ranked()) {
      Estimate estimate = row.assessment().estimate();
      for (Double amount :
          new Double[] {
            estimate.cost().perHour(),
            estimate.cost().perMonth(),
            estimate.cost().perMillionOutputTokens(),
            estimate.cost().total(),
            estimate.cost().purchase(),
            estimate.energy().watts(),
            estimate.energy().kWhTotal()
          }) {
        if (amount != null) {
          assertThat(amount).as("%s: %s", question, estimate.deployment().key()).isPositive();
          assertThat(amount).isFinite();
        }
      }
      assertThat(estimate.cost().perHour() == null)
          .as("rented or bought, never both")
          .isNotEqualTo(estimate.cost().purchase() == null);
    }
  }

  private static void assertServes(String name, Performance speed, Workload workload) {
    Inference work = (Inference) workload;
    assertOrdered(name + " TTFT", speed.ttft());
    assertOrdered(name + " TPOT", speed.tpot());
    assertOrdered(name + " E2E", speed.e2e());
    assertPositive(name, speed.outputTokensPerSecond());
    assertPositive(name, speed.outputTokensPerSecondPerUser());
    assertPositive(name, speed.prefillTokensPerSecond());
    assertPositive(name, speed.requestsPerSecond());
    assertThat(speed.e2e().mean().value())
        .as("%s: a request takes longer than its first token", name)
        .isGreaterThan(speed.ttft().mean().value());
    Double asked = work.load().requestsPerSecond();
    if (asked != null) {
      assertThat(speed.requestsPerSecond().value()).as(name).isLessThanOrEqualTo(asked);
    }
  }

  private static void assertOrdered(String name, Distribution times) {
    assertPositive(name, times.mean());
    assertThat(times.p50()).as(name).isPositive().isLessThanOrEqualTo(times.p95());
    assertThat(times.p95()).as(name).isLessThanOrEqualTo(times.p99());
    assertThat(times.p99()).as(name).isFinite();
  }

  private static void assertPositive(String name, Interval interval) {
    assertThat(interval).as(name).isNotNull();
    assertThat(interval.low()).as(name).isPositive();
    assertThat(interval.high()).as(name).isFinite();
  }
}
