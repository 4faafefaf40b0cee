package io.github.gpuadvisor.estimate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {
  /** 10 ms a step, 1 ms for each decoding sequence, 0.1 ms for each prompt token. */
  private static final StepTime STEPS =
      (decoding, context, prefill, prefillContext) -> 0.01 + 0.001 * decoding + 0.0001 * prefill;

  /** 10 ms a step, whatever it holds. */
  private static final StepTime EVEN = (decoding, context, prefill, prefillContext) -> 0.01;

  private static Demand users(int users, double input, double output) {
    return new Demand(input, 0, output, users, null, null);
  }

  private static Demand rate(double perSecond, double input, double output) {
    return new Demand(input, 0, output, null, perSecond, null);
  }

  @Test
  void aSingleUserWaitsForItsPromptAlone() {
    Outcome seen = Scheduler.run(STEPS, users(1, 1000, 200), 256, 8192, false);

    assertThat(seen.ttft().mean()).isEqualTo(0.01 + 0.1, within(1e-9));
    assertThat(seen.ttft().p99()).isEqualTo(0.11, within(1e-9));
    assertThat(seen.tpot().mean()).isEqualTo(0.011, within(1e-9));
    assertThat(seen.running()).isEqualTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"8192, 1", "2048, 2", "1024, 4", "1000, 5"})
  void aPromptIsWorkedOnInPiecesOfTheBudget(int budget, int pieces) {
    Outcome seen = Scheduler.run(EVEN, users(1, 4096, 100), 256, budget, false);

    assertThat(seen.ttft().mean()).isEqualTo(0.01 * pieces, within(1e-9));
  }

  @Test
  void playsTheSameEveryTime() {
    for (Demand demand : new Demand[] {users(32, 1000, 200), rate(2, 1000, 200)}) {
      assertThat(Scheduler.run(STEPS, demand, 16, 2048, false))
          .isEqualTo(Scheduler.run(STEPS, demand, 16, 2048, false));
    }
  }

  @Test
  void moreUsersMakeEachTokenTakeLonger() {
    double before = 0;
    for (int users = 1; users <= 256; users *= 2) {
      double now = Scheduler.run(STEPS, users(users, 500, 200), 256, 8192, false).tpot().mean();
      assertThat(now).as("%d users", users).isGreaterThan(before);
      before = now;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 16, 200, 1000})
  void answersAreAsLongAsAskedForOnAverage(double output) {
    Outcome seen = Scheduler.run(EVEN, users(64, 100, output), 64, 1 << 20, false);

    double steps = (seen.e2e().mean() - seen.ttft().mean()) / 0.01;
    assertThat(steps + 1).isEqualTo(output, within(Math.max(0.3, output * 0.05)));
  }

  @Test
  void everyRequestFinishes() {
    for (int users : new int[] {1, 7, 64, 2000}) {
      Outcome seen = Scheduler.run(STEPS, users(users, 700, 90), 48, 512, false);
      assertThat(seen.e2e().p99()).as("%d users", users).isPositive().isFinite();
      assertThat(seen.e2e().mean()).isGreaterThanOrEqualTo(seen.ttft().mean());
      assertThat(seen.requestsPerSecond()).isPositive().isFinite();
    }
  }

  @Test
  void percentilesAreOrdered() {
    Outcome seen = Scheduler.run(STEPS, rate(4, 1000, 200), 16, 2048, false);

    for (Outcome.Times times : new Outcome.Times[] {seen.ttft(), seen.tpot(), seen.e2e()}) {
      assertThat(times.p50()).isLessThanOrEqualTo(times.p95());
      assertThat(times.p95()).isLessThanOrEqualTo(times.p99());
    }
  }

  @Test
  void neverRunsMoreSequencesThanFit() {
    assertThat(Scheduler.run(STEPS, users(64, 100, 200), 8, 2048, false).running())
        .isBetween(7.0, 8.0);
  }

  @Test
  void usersBeyondWhatFitsWaitForTheirFirstToken() {
    double roomy = Scheduler.run(STEPS, users(64, 100, 200), 64, 2048, false).ttft().mean();
    double tight = Scheduler.run(STEPS, users(64, 100, 200), 8, 2048, false).ttft().mean();

    assertThat(tight).isGreaterThan(5 * roomy);
  }

  /** What is measured is the busy server, neither its filling nor its emptying. */
  @Test
  void aSettledServerWorksForAllItsUsersAtOnce() {
    Outcome seen = Scheduler.run(STEPS, users(64, 100, 200), 64, 8192, false);

    assertThat(seen.tpot().mean()).isGreaterThanOrEqualTo(0.97 * (0.01 + 0.001 * 64));
    assertThat(seen.running()).isBetween(60.0, 64.0);
  }

  @Test
  void noRequestIsHeldBackByUsersWhoHaveNotComeYet() {
    Outcome seen = Scheduler.run(STEPS, users(64, 100, 200), 64, 8192, false);

    double longestStep = 0.01 + 0.001 * 64 + 0.0001 * 64 * 100;
    assertThat(seen.ttft().p99()).isLessThanOrEqualTo(2 * longestStep);
  }

  @Test
  void arrivalsFasterThanServiceAreNotKeptUpWith() {
    assertThat(Scheduler.run(STEPS, rate(0.1, 100, 100), 16, 2048, false).keptUp()).isTrue();
    assertThat(Scheduler.run(STEPS, rate(1000, 100, 100), 16, 2048, false).keptUp()).isFalse();
  }

  @Test
  void arrivalsThatAreKeptUpWithFinishAsFastAsTheyCome() {
    Outcome seen = Scheduler.run(STEPS, rate(1, 100, 50), 256, 8192, false);

    assertThat(seen.requestsPerSecond()).isEqualTo(1, within(0.12));
    assertThat(seen.running()).isLessThan(3);
  }

  @Test
  void aBusierServerLetsRequestsWaitLonger() {
    double before = 0;
    for (double perSecond : new double[] {0.5, 2, 4, 8}) {
      double now = Scheduler.run(STEPS, rate(perSecond, 1000, 100), 16, 2048, false).e2e().mean();
      assertThat(now).as("%.1f requests per second", perSecond).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void aCachedPromptTakesNoTimeButItsContextIsRead() {
    StepTime reading =
        (decoding, context, prefill, prefillContext) ->
            0.01 + 1e-6 * decoding * context + 0.0001 * prefill;
    Outcome cold = Scheduler.run(reading, new Demand(1000, 0, 100, 1, null, null), 16, 8192, false);
    Outcome warm =
        Scheduler.run(reading, new Demand(100, 900, 100, 1, null, null), 16, 8192, false);

    assertThat(warm.ttft().mean()).isEqualTo(0.02, within(1e-9));
    assertThat(warm.tpot().mean()).isEqualTo(cold.tpot().mean(), within(1e-9));
  }

  @Test
  void anAnswerOfOneTokenIsDoneWithItsPrompt() {
    Outcome seen = Scheduler.run(STEPS, users(1, 1000, 1), 16, 8192, false);

    assertThat(seen.e2e()).isEqualTo(seen.ttft());
    assertThat(seen.tpot().mean()).isZero();
  }

  @Test
  void decodingStepsSeeTheContextGrow() {
    StepTime reading =
        (decoding, context, prefill, prefillContext) -> prefill > 0 ? 0.01 : 1e-5 * context;
    Outcome seen = Scheduler.run(reading, users(1, 1000, 200), 16, 8192, false);

    assertThat(seen.tpot().mean()).isEqualTo(1e-5 * 1100, within(1e-4));
  }
}
