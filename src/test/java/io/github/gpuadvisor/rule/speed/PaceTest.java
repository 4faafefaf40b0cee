package io.github.gpuadvisor.rule.speed;

import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final double CLOSE = 1e-12;
  private static final double HOUR = 3600;

  private static Asked training(@Nullable Double deadline) {
    return Asked.of(Works.of(aModel()).withDeadlineSeconds(deadline).training());
  }

  private static Criterion.Rating rate(Predicted predicted, Asked asked, double pace) {
    return new Pace().rate(predicted.estimate(), asked.request(), pace);
  }

  private static double value(Predicted predicted, Asked asked) {
    return rate(predicted, asked, 1).value();
  }

  @Test
  void isSpeedPace() {
    assertThat(new Pace().id()).isEqualTo("speed/pace");
  }

  @Test
  void isHalfAtThirtyTokensASecondForEachUser() {
    Criterion.Rating rating = rate(Predicted.nothing().withOutputPerUser(30), Asked.anything(), 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("30 tokens/s for each user; 30 counts 0.5");
    assertFigures(
        rating.finding(), Map.of("tokensPerSecond", 30.0, "referenceTokensPerSecond", 30.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 1, 29, 31, 1e4, 1e9})
  void isBoundedAndRisesWithTokensForEachUser(double tokens) {
    double slow = value(Predicted.nothing().withOutputPerUser(tokens), Asked.anything());
    double fast = value(Predicted.nothing().withOutputPerUser(tokens * 1.01), Asked.anything());
    assertThat(slow).isBetween(0.0, 1.0);
    assertThat(fast).isGreaterThan(slow);
  }

  @Test
  void isHalfAtOneSampleASecond() {
    Criterion.Rating rating =
        rate(Predicted.nothing().withE2e(1, 1, 1, 1).withItems(1), Asked.anything(), 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("1 s per sample; 1 s counts 0.5");
  }

  @Test
  void fallsWithTheTimeOfASample() {
    assertThat(value(Predicted.nothing().withE2e(0.1, 1, 1, 1), Asked.anything()))
        .isGreaterThan(value(Predicted.nothing().withE2e(0.2, 1, 1, 1), Asked.anything()));
  }

  @Test
  void isHalfAtTheDeadline() {
    Criterion.Rating rating =
        rate(Predicted.nothing().withTraining(10).lasting(50 * HOUR), training(50 * HOUR), 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("done in 50 h; 50 h counts 0.5");
  }

  @Test
  void isHalfAfterAMonthOfTrainingWithoutADeadline() {
    assertThat(value(Predicted.nothing().lasting(30 * 24 * HOUR), training(null))).isEqualTo(0.5);
  }

  @Test
  void isHalfAfterANightOfFineTuningWithoutADeadline() {
    Asked tuning = Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.LORA));
    assertThat(value(Predicted.nothing().lasting(8 * HOUR), tuning)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3600, 1e6, 1e9})
  void isBoundedAndFallsWithTheTimeOfTheWork(double seconds) {
    double soon = value(Predicted.nothing().lasting(seconds), training(null));
    double late = value(Predicted.nothing().lasting(seconds * 1.01), training(null));
    assertThat(soon).isBetween(0.0, 1.0);
    assertThat(late).isLessThan(soon);
  }

  @Test
  void isHalfAtEightYardsticksWhereNobodySaysHowManyTokens() {
    Asked endless = Asked.of(Works.of(aModel()).withTrainingTokens(null).training());
    double reference = 8 * Yardstick.perSecond(endless.request().workload());
    Criterion.Rating rating = rate(Predicted.nothing().withTraining(reference), endless, 1);
    assertThat(rating.value()).isEqualTo(0.5, within(CLOSE));
    assertThat(rating.finding().sentence()).isEqualTo("165,000 tokens/s; 165,000 counts 0.5");
  }

  @Test
  void takesTheEndsOfTheIntervalByItsFactor() {
    Predicted served = Predicted.nothing().withOutputPerUser(24);
    assertThat(rate(served, Asked.anything(), 1.25).value()).isEqualTo(0.5, within(CLOSE));
    Predicted trained = Predicted.nothing().lasting(100 * HOUR);
    assertThat(rate(trained, training(50 * HOUR), 2).value()).isEqualTo(0.5, within(CLOSE));
  }

  @Test
  void isHalfWhereSpeedIsUnknownAndSaysSo() {
    Criterion.Rating rating = rate(Predicted.nothing(), Asked.anything(), 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("speed unknown, counted as average");
  }
}
