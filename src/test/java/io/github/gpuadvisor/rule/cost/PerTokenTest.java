package io.github.gpuadvisor.rule.cost;

import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Request;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerTokenTest {
  private static final double CLOSE = 1e-12;
  private static final Request ASKED = Asked.anything().request();

  private static Criterion.Rating rate(Predicted predicted, Request request, double pace) {
    return new PerToken().rate(predicted.estimate(), request, pace);
  }

  /** Dollars an hour at which this output costs twice the yardstick's. */
  private static double halfPrice(double tokensPerSecond) {
    return 2 * Yardstick.USD_PER_HOUR * tokensPerSecond / Yardstick.perSecond(ASKED.workload());
  }

  @Test
  void isCostPerToken() {
    assertThat(new PerToken().id()).isEqualTo("cost/per-token");
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 100, 5000})
  void isHalfWhereATokenCostsTwiceTheYardsticks(double tokens) {
    Predicted predicted = Predicted.nothing().withOutput(tokens).costingPerHour(halfPrice(tokens));
    assertThat(rate(predicted, ASKED, 1).value()).isEqualTo(0.5, within(CLOSE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.1, 1, 10, 1e4, 1e9})
  void isBoundedAndFallsAsThePriceRises(double price) {
    Predicted cheap = Predicted.nothing().withOutput(100).costingPerHour(price);
    Predicted dear = Predicted.nothing().withOutput(100).costingPerHour(price * 1.01);
    assertThat(rate(cheap, ASKED, 1).value()).isBetween(0.0, 1.0);
    assertThat(rate(dear, ASKED, 1).value()).isLessThan(rate(cheap, ASKED, 1).value());
  }

  @Test
  void isHalfAtAQuarterDollarAnHourWhereFewImagesArrive() {
    Job job = new Job(Job.Unit.IMAGE, null, 10.0, null, null, null);
    Request few = Asked.of(Works.of(aVisionModel()).withJob(job).serving()).request();
    Predicted predicted = Predicted.nothing().withItems(10).costingPerHour(0.25);
    assertThat(rate(predicted, few, 1).value()).isEqualTo(0.5, within(CLOSE));
  }

  @Test
  void risesWithTheSpeedPredicted() {
    Predicted predicted = Predicted.nothing().withOutput(100).costingPerHour(4);
    assertThat(rate(predicted, ASKED, 1.25).value())
        .isGreaterThan(rate(predicted, ASKED, 1).value());
    assertThat(rate(predicted, ASKED, 2).value())
        .isEqualTo(
            rate(Predicted.nothing().withOutput(200).costingPerHour(4), ASKED, 1).value(),
            within(CLOSE));
  }

  @Test
  void statesDollarsForAMillionTokensBesideTheReference() {
    Predicted predicted = Predicted.nothing().withOutput(100).costingPerHour(3.6);
    Criterion.Rating rating = rate(predicted, ASKED, 1);
    double reference = 5 * 1e6 / (Yardstick.perSecond(ASKED.workload()) * 3600);
    assertThat(reference).isBetween(6.0, 8.0);
    assertThat(rating.finding().sentence())
        .startsWith("$10.00 per million tokens; $")
        .endsWith(" counts 0.5")
        .contains(String.format(Locale.ROOT, "%.2f", reference));
    assertThat(rating.finding().figures()).containsKeys("usdPerMillion", "referenceUsdPerMillion");
  }

  @Test
  void countsSamplesWhereNothingIsCountedInTokens() {
    Predicted predicted = Predicted.nothing().withItems(1000).costingPerHour(3.6);
    assertThat(rate(predicted, ASKED, 1).finding().sentence())
        .startsWith("$1.00 per million samples;");
  }

  @Test
  void isHalfWhereThePriceIsUnknownAndSaysSo() {
    Criterion.Rating rating = rate(Predicted.nothing().withOutput(100), ASKED, 1);
    assertThat(rating.value()).isEqualTo(0.5);
    assertThat(rating.finding().sentence()).isEqualTo("price or speed unknown, counted as average");
  }

  @Test
  void isHalfWhereTheSpeedIsUnknown() {
    assertThat(rate(Predicted.nothing().costingPerHour(3), ASKED, 1).value()).isEqualTo(0.5);
  }

  /** 8 billion parameters are 16 GB in 16 bit: $1,600. */
  @Test
  void isHalfAtAHundredDollarsForEachGbOfWeightsWhereCardsAreBought() {
    Request bought = Asked.anything().toBuy().request();
    Criterion.Rating rating =
        rate(Predicted.nothing().withOutput(100).costingToBuy(1600), bought, 1);
    assertThat(rating.value()).isEqualTo(0.5, within(CLOSE));
    assertThat(rating.finding().sentence()).isEqualTo("$1,600 to buy; $1,600 counts 0.5");
    assertFigures(rating.finding(), Map.of("usd", 1600.0, "referenceUsd", 1600.0));
  }

  @Test
  void isHalfAtThreeHundredDollarsForTheSmallestModels() {
    Request bought = Asked.of(Works.of(aModel().withParameters(1e8)).serving()).toBuy().request();
    Predicted predicted = Predicted.nothing().withOutput(100).costingToBuy(300);
    assertThat(rate(predicted, bought, 1).value()).isEqualTo(0.5, within(CLOSE));
  }

  @Test
  void doesNotDependOnSpeedWhereCardsAreBought() {
    Request bought = Asked.anything().toBuy().request();
    assertThat(rate(Predicted.nothing().withOutput(1).costingToBuy(900), bought, 1).value())
        .isEqualTo(rate(Predicted.nothing().withOutput(99).costingToBuy(900), bought, 2).value());
  }

  @Test
  void writesBoughtCardsOffOverThreeYearsBesideRent() {
    Request any = Asked.anything().toRentOrBuy().request();
    double hours = 3 * 8766;
    Predicted owned = Predicted.nothing().withOutput(100).costingToBuy(2 * hours);
    Predicted rented = Predicted.nothing().withOutput(100).costingPerHour(2);
    assertThat(PerToken.perHour(owned.estimate())).isEqualTo(2);
    assertThat(rate(owned, any, 1).value()).isEqualTo(rate(rented, any, 1).value(), within(CLOSE));
  }
}
