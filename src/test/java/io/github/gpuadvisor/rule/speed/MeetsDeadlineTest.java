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
import io.github.gpuadvisor.workload.FineTuning;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeetsDeadlineTest {
  private static final double HOUR = 3600;

  private static Asked training(@Nullable Double deadline) {
    return Asked.of(Works.of(aModel()).withDeadlineSeconds(deadline).training());
  }

  private static Verdict check(Predicted predicted, Asked asked) {
    return new MeetsDeadline().check(predicted.estimate(), asked.request());
  }

  @Test
  void isSpeedDeadline() {
    assertThat(new MeetsDeadline().id()).isEqualTo("speed/deadline");
  }

  @Test
  void asksNothingWithoutADeadline() {
    assertMet(check(Predicted.nothing(), training(null)));
  }

  @Test
  void asksNothingOfServing() {
    assertMet(check(Predicted.nothing(), Asked.anything()));
  }

  @Test
  void passesAtExactlyTheDeadline() {
    assertMet(check(Predicted.nothing().lasting(48 * HOUR), training(48 * HOUR)));
  }

  @Test
  void failsPastTheDeadlineAndRoundsUpTheHoursThatWouldDo() {
    Verdict.Failed failed =
        assertFailed(
            check(Predicted.nothing().lasting(60.2 * HOUR), training(48 * HOUR)),
            "takes 60.2 h, wanted ≤ 48 h",
            "--deadline 61h");
    assertThat(failed.excess()).isEqualTo(60.2 / 48 - 1, within(1e-9));
    assertFigures(failed.finding(), Map.of("predictedHours", 60.2, "wantedHours", 48.0));
  }

  @Test
  void holdsFineTuningToItsDeadlineToo() {
    Asked tuning =
        Asked.of(Works.of(aModel()).withDeadlineSeconds(HOUR).fineTuning(FineTuning.Method.LORA));
    assertFailed(
        check(Predicted.nothing().lasting(2 * HOUR), tuning),
        "takes 2 h, wanted ≤ 60 min",
        "--deadline 2h");
  }

  @Test
  void isUnknownWhereNobodySaysHowManyTokens() {
    assertUnknown(check(Predicted.nothing().withTraining(1000), training(HOUR)), "tokens");
  }
}
