package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({
    "12/h, 12, HOUR",
    "$12.50/hour, 12.5, HOUR",
    " 12 / h , 12, HOUR",
    "100/day, 100, DAY",
    "6000/month, 6000, MONTH",
    "6k/mo, 6000, MONTH",
    "40K/total, 40000, TOTAL",
    "1M/TOTAL, 1000000, TOTAL",
    "2500/purchase, 2500, PURCHASE"
  })
  void readsAnAmountAndWhatItBuys(String text, double usd, Budget.Per per) {
    assertThat(Budget.of(text).amount().usd()).isEqualTo(usd);
    assertThat(Budget.of(text).per()).isEqualTo(per);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "", "/", "12/", "/h", "12/y", "-1/h", "0/h", "€5/h", "Infinity/h"})
  void refusesWhatIsNoAmountOrNoTerm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Budget.of(text));
  }

  @Test
  void onlyAPurchaseDoesNotRent() {
    for (Budget.Per per : Budget.Per.values()) {
      assertThat(Budget.of("1/" + per.id()).rents()).isEqualTo(per != Budget.Per.PURCHASE);
    }
  }
}
