package io.github.gpuadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static Assessment row(Estimate estimate, double low, double score, double high) {
    Contribution all = new Contribution("all", 1, score, new Statement("as given"));
    return new Assessment(estimate, List.of(all), new Interval(score, low, high), List.of(), 0);
  }

  private static Assessment row(Estimate estimate) {
    return row(estimate, 0.5, 0.5, 0.5);
  }

  /** Dollars an hour, tokens a second of all users, tokens a second of each. */
  private static Estimate served(double perHour, double output, double perUser) {
    return Predicted.nothing()
        .costingPerHour(perHour)
        .withOutput(output)
        .withOutputPerUser(perUser)
        .estimate();
  }

  private static List<Boolean> optimal(boolean bought, Estimate... estimates) {
    List<Assessment> rows = List.of(estimates).stream().map(RankingTest::row).toList();
    return Ranking.of(rows, bought).stream().map(Ranked::paretoOptimal).toList();
  }

  @Test
  void numbersRowsFromOneInTheOrderGiven() {
    Assessment first = row(served(1, 1, 1));
    Assessment second = row(served(2, 2, 2));
    List<Ranked> ranked = Ranking.of(List.of(first, second), false);
    assertThat(ranked).extracting(Ranked::rank).containsExactly(1, 2);
    assertThat(ranked).extracting(Ranked::assessment).containsExactly(first, second);
  }

  @Test
  void nothingRankedIsNoRow() {
    assertThat(Ranking.of(List.of(), false)).isEmpty();
  }

  @Test
  void cheaperAndSlowerBesideDearerAndFasterAreBothOptimal() {
    assertThat(optimal(false, served(10, 1000, 50), served(2, 1000, 20)))
        .containsExactly(true, true);
  }

  @Test
  void aRowThatIsDearerAndSlowerIsNotOptimal() {
    assertThat(optimal(false, served(2, 1000, 50), served(3, 1000, 40)))
        .containsExactly(true, false);
  }

  @Test
  void aRowThatIsAsFastAndDearerIsNotOptimal() {
    assertThat(optimal(false, served(2, 1000, 50), served(3, 1000, 50)))
        .containsExactly(true, false);
  }

  @Test
  void aRowThatIsSlowerAtTheSamePriceIsNotOptimal() {
    assertThat(optimal(false, served(2, 1000, 50), served(2, 1000, 40)))
        .containsExactly(true, false);
  }

  @Test
  void rowsThatAreAlikeAreBothOptimal() {
    assertThat(optimal(false, served(2, 1000, 50), served(2, 1000, 50)))
        .containsExactly(true, true);
  }

  /** Twice the price for three times the tokens is cheaper. */
  @Test
  void countsThePriceOfWorkNotOfTheHour() {
    assertThat(optimal(false, served(4, 3000, 60), served(2, 1000, 50)))
        .containsExactly(true, false);
  }

  @Test
  void countsThePriceOfCardsWhereTheyAreBought() {
    Estimate cheap = Predicted.nothing().costingToBuy(900).withOutput(10).estimate();
    Estimate dear = Predicted.nothing().costingToBuy(1000).withOutput(10).estimate();
    assertThat(optimal(true, cheap, dear)).containsExactly(true, false);
  }

  @Test
  void anUnknownPriceIsBeatenByAnyThatIsAsFast() {
    Estimate unknown = Predicted.nothing().withOutput(1000).withOutputPerUser(50).estimate();
    assertThat(optimal(false, served(99, 1000, 50), unknown)).containsExactly(true, false);
  }

  @Test
  void countsTrainingBySpeedOfTheWhole() {
    Estimate fast = Predicted.nothing().costingPerHour(8).withTraining(9000).estimate();
    Estimate slow = Predicted.nothing().costingPerHour(8).withTraining(5000).estimate();
    assertThat(optimal(false, fast, slow)).containsExactly(true, false);
  }

  @Test
  void rowsTieWhereTheirRangesOverlap() {
    List<Ranked> ranked =
        Ranking.of(
            List.of(
                row(served(1, 1, 1), 0.70, 0.80, 0.90),
                row(served(1, 1, 1), 0.60, 0.71, 0.75),
                row(served(1, 1, 1), 0.50, 0.62, 0.69),
                row(served(1, 1, 1), 0.10, 0.20, 0.30)),
            false);
    assertThat(ranked)
        .extracting(Ranked::tiedWith)
        .containsExactly(List.of(2), List.of(1, 3), List.of(2), List.of());
  }

  @Test
  void rangesThatTouchTie() {
    List<Ranked> ranked =
        Ranking.of(
            List.of(row(served(1, 1, 1), 0.5, 0.6, 0.7), row(served(1, 1, 1), 0.4, 0.45, 0.5)),
            false);
    assertThat(ranked.get(0).tiedWith()).containsExactly(2);
  }
}
