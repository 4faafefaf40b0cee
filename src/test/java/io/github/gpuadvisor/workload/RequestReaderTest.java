package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static Request ranking(String kind, String... typed) {
    return new RequestReader(Typed.CATALOG, Typed.TODAY)
        .readForRanking(kind, Typed.settings(typed));
  }

  /** Twenty tokens for each of eight billion parameters; ten million to tune on; samples. */
  @ParameterizedTest
  @CsvSource({
    "training, test-model, 160000000000",
    "fine-tuning, test-model, 10000000",
    "training, eyes, 100000000",
    "fine-tuning, eyes, 1000000"
  })
  void workOfUnknownSizeIsOfAUsualOne(String kind, String model, String tokens) {
    Request request =
        ranking(kind, "model=" + model, kind.equals("training") ? "top=10" : "method=full");
    assertThat(request.assumed().get(0).field()).isEqualTo("tokens");
    assertThat(request.assumed().get(0).value()).isEqualTo(tokens);
  }

  @Test
  void aSizeThatIsStatedIsKept() {
    assertThat(ranking("training", "model=test-model", "tokens=1B").assumed())
        .extracting(Assumption::field)
        .doesNotContain("tokens");
    assertThat(ranking("inference", "model=test-model").assumed())
        .extracting(Assumption::field)
        .as("serving has no end")
        .doesNotContain("tokens");
  }

  /** Both offers were seen on the first of November. */
  @Test
  void ofADayInThePastLaterPricesAreLeftOut() {
    assertThat(Typed.serving("asOf=2026-10-01").warnings())
        .contains(
            new Warning(
                "later-prices", "2 prices are dated after 2026-10-01 and left out of account"));
    assertThat(Typed.serving("asOf=2026-11-01").warnings()).isEmpty();
    assertThat(Typed.serving().warnings()).isEmpty();
  }

  @Test
  void servingHasNoBudgetInAll() {
    assertThatThrownBy(() -> ranking("inference", "model=test-model", "budget=100/total"))
        .hasMessageContaining("serving has no end");
  }
}
