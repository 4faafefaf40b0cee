package io.github.gpuadvisor.rule.cost;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.rule.Verdicts.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithinBudgetTest {
  private static Verdict check(Predicted predicted, String budget) {
    return new WithinBudget()
        .check(predicted.estimate(), Asked.anything().within(budget).request());
  }

  private static Predicted tenAnHour() {
    return Predicted.nothing().costingPerHour(10).costingInAll(500).costingToBuy(25_000);
  }

  @Test
  void isCostBudget() {
    assertThat(new WithinBudget().id()).isEqualTo("cost/budget");
  }

  @Test
  void asksNothingWithoutABudget() {
    assertMet(new WithinBudget().check(Predicted.nothing().estimate(), Asked.anything().request()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11/h", "250/day", "8000/month", "501/total", "26000/purchase"})
  void passesBelowTheBudget(String budget) {
    assertMet(check(tenAnHour(), budget));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/h", "240/day", "7300/month", "500/total", "25000/purchase"})
  void passesAtExactlyTheBudget(String budget) {
    assertMet(check(tenAnHour(), budget));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8/h          | costs $10.00/h, over budget by $2.00/h         | --budget 10.00/h",
        "200/day      | costs $240.00/day, over budget by $40.00/day   | --budget 240.00/day",
        "7000/month   | costs $7,300/month, over budget by $300.00/month | --budget 7300.00/month",
        "499.5/total  | costs $500.00/total, over budget by $0.50/total | --budget 500.00/total",
        "20000/purchase | costs $25,000/purchase, over budget by $5,000/purchase"
            + " | --budget 25000.00/purchase"
      })
  void failsAboveTheBudgetInItsOwnTerms(String budget, String sentence, String fix) {
    assertFailed(check(tenAnHour(), budget), sentence, fix);
  }

  @Test
  void saysByWhatShareTheBudgetIsMissed() {
    Verdict.Failed failed =
        assertFailed(
            check(tenAnHour(), "8/h"),
            "costs $10.00/h, over budget by $2.00/h",
            "--budget 10.00/h");
    assertThat(failed.excess()).isEqualTo(0.25, within(1e-12));
    assertFigures(failed.finding(), Map.of("usdPerHour", 10.0, "budgetUsdPerHour", 8.0));
  }

  @Test
  void roundsTheBudgetThatWouldDoUpToTheNextCent() {
    assertFailed(
        check(Predicted.nothing().costingPerHour(1.2312), "1/h"),
        "costs $1.23/h, over budget by $0.23/h",
        "--budget 1.24/h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8/h", "8/day", "8/month", "8/total", "8/purchase"})
  void isUnknownWhereThePriceIs(String budget) {
    assertUnknown(check(Predicted.nothing(), budget), "price");
  }
}
