package io.github.gpuadvisor.rule.cost;

import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyTest {
  private static final Request ASKED = Asked.anything().request();

  private static Criterion.Rating rate(Predicted predicted, double pace) {
    return new Energy().rate(predicted.estimate(), ASKED, pace);
  }

  @Test
  void isEnergyPerToken() {
    assertThat(new Energy().id()).isEqualTo("energy/per-token");
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 100, 5000})
  void isHalfWhereATokenTakesTwiceTheYardsticks(double tokens) {
    double watts = 2 * Yardstick.WATTS * tokens / Yardstick.perSecond(ASKED.workload());
    assertThat(rate(Predicted.nothing().withOutput(tokens).drawing(watts), 1).value())
        .isEqualTo(0.5, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 1, 300, 1e5, 1e9})
  void isBoundedAndFallsAsTheDrawRises(double watts) {
    double low = rate(Predicted.nothing().withOutput(100).drawing(watts), 1).value();
    double high = rate(Predicted.nothing().withOutput(100).drawing(watts * 1.01), 1).value();
    assertThat(low).isBetween(0.0, 1.0);
    assertThat(high).isLessThan(low);
  }

  @Test
  void risesWithTheSpeedPredicted() {
    Predicted predicted = Predicted.nothing().withOutput(100).drawing(500);
    assertThat(rate(predicted, 1.25).value()).isGreaterThan(rate(predicted, 1).value());
  }

  /** 360 W at 100 tokens/s: 3.6 J a token, 1 kWh a million. */
  @Test
  void statesKilowattHoursForAMillionTokensBesideTheReference() {
    Criterion.Rating rating = rate(Predicted.nothing().withOutput(100).drawing(360), 1);
    double reference = 1400 / (Yardstick.perSecond(ASKED.workload()) * 3.6);
    assertThat(rating.finding().sentence())
        .isEqualTo(
            "1 kWh per million tokens; " + Figures.significant(reference, 3) + " counts 0.5");
    assertFigures(
        rating.finding(),
        Map.of(
            "kWhPerMillion", 1.0, "referenceKWhPerMillion", Figures.json(reference).doubleValue()));
  }

  @Test
  void isHalfWhereThePowerIsUnknownAndSaysSo() {
    Criterion.Rating rating = rate(Predicted.nothing().withOutput(100), 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("power or speed unknown, counted as average");
  }

  @Test
  void isHalfWhereTheSpeedIsUnknown() {
    assertThat(rate(Predicted.nothing().drawing(400), 1).value()).isEqualTo(0.5);
  }
}
