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
import io.github.gpuadvisor.workload.Inference.Targets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private static Asked wanting(@Nullable Double perUser, @Nullable Double total) {
    return Asked.of(
        Works.of(aModel()).withTargets(new Targets(null, null, null, perUser, total)).serving());
  }

  private static Asked arriving(double perSecond) {
    return Asked.of(Works.of(aModel()).withRate(perSecond).serving());
  }

  @Test
  void isNamedAfterTheRateItAsksFor() {
    assertThat(Throughput.perUser().id()).isEqualTo("speed/per-user");
    assertThat(Throughput.total().id()).isEqualTo("speed/total");
    assertThat(Throughput.keepsUp().id()).isEqualTo("speed/keeps-up");
  }

  @Test
  void asksNothingWithoutATarget() {
    assertMet(
        Throughput.perUser().check(Predicted.nothing().estimate(), Asked.anything().request()));
    assertMet(Throughput.total().check(Predicted.nothing().estimate(), Asked.anything().request()));
    assertMet(
        Throughput.keepsUp().check(Predicted.nothing().estimate(), Asked.anything().request()));
  }

  @Test
  void asksNothingOfTraining() {
    Asked training = Asked.of(Works.of(aModel()).training());
    assertMet(Throughput.total().check(Predicted.nothing().estimate(), training.request()));
  }

  @Test
  void passesAtExactlyTheRateWanted() {
    assertMet(
        Throughput.perUser()
            .check(
                Predicted.nothing().withOutputPerUser(30).estimate(),
                wanting(30.0, null).request()));
    assertMet(
        Throughput.total()
            .check(Predicted.nothing().withOutput(900).estimate(), wanting(null, 900.0).request()));
  }

  @Test
  void saysHowManyTokensEachUserGetsAndWhatWouldDo() {
    Verdict.Failed failed =
        assertFailed(
            Throughput.perUser()
                .check(
                    Predicted.nothing().withOutputPerUser(24.6).estimate(),
                    wanting(30.0, null).request()),
            "24.6 tokens/s for each user, wanted ≥ 30",
            "--min-tokens-per-second 24");
    assertThat(failed.excess()).isEqualTo(30 / 24.6 - 1, within(1e-12));
    assertFigures(failed.finding(), Map.of("predictedPerSecond", 24.6, "wantedPerSecond", 30.0));
  }

  @Test
  void saysHowManyTokensThereAreInAll() {
    assertFailed(
        Throughput.total()
            .check(
                Predicted.nothing().withOutput(1234.5).estimate(), wanting(null, 5000.0).request()),
        "1,230 tokens/s in all, wanted ≥ 5,000",
        "--min-total-tokens-per-second 1234");
  }

  @Test
  void neverPointsToARateOfZero() {
    assertFailed(
        Throughput.perUser()
            .check(
                Predicted.nothing().withOutputPerUser(0.5).estimate(),
                wanting(30.0, null).request()),
        "0.5 tokens/s for each user, wanted ≥ 30",
        "--min-tokens-per-second 1");
  }

  @Test
  void keepsUpAtNineTenthsOfTheArrivals() {
    assertMet(
        Throughput.keepsUp()
            .check(Predicted.nothing().withRequests(9).estimate(), arriving(10).request()));
  }

  @Test
  void fallsBehindBelowThatAndKnowsNoSmallerQuestion() {
    assertFailed(
        Throughput.keepsUp()
            .check(Predicted.nothing().withRequests(8.5).estimate(), arriving(10).request()),
        "8.5 requests/s, wanted ≥ 9",
        null);
  }

  @Test
  void isUnknownWhereSpeedIs() {
    assertUnknown(
        Throughput.total().check(Predicted.nothing().estimate(), wanting(null, 5.0).request()),
        "performance");
    assertUnknown(
        Throughput.keepsUp().check(Predicted.nothing().estimate(), arriving(10).request()),
        "performance");
    assertUnknown(
        Throughput.perUser()
            .check(Predicted.nothing().withItems(3).estimate(), wanting(5.0, null).request()),
        "performance");
  }
}
