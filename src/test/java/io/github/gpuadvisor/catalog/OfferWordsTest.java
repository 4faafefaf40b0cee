package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that decide whether a row counts: one that no rule knows must not make it vanish. */
class OfferWordsTest {
  private static final String FILE =
      """
      {"name": "Mine", "provider": "mine", "offers": [
        {"asOf": "2026-11-01", "country": "DE", "covers": null, "gpu": "l4", "gpuCount": 1,
         "gpuFraction": null, "instanceType": "small", "memoryGiB": null, "networkGbps": null,
         "note": null, "priceUsdPerHour": 0.5, "pricing": "on-demand", "provider": "mine",
         "region": null, "source": "s", "state": "listed", "term": null, "tier": "secure",
         "vcpus": null}]}
      """;
  private static final String PURCHASES =
      """
      {"purchases": [{"asOf": "2026-11-01", "condition": "used", "country": null, "gpu": "l4",
        "high": null, "low": null, "priceUsd": 1500, "source": "s"}]}
      """;

  private static Fields read(String text) {
    return Fields.of(Json.read(text, "mine.json"), "mine.json");
  }

  @Test
  void readsTheWordsThatThereAre() {
    List<Offer> offers = OfferReader.offers(read(FILE));

    assertThat(offers).singleElement().extracting(Offer::state).isEqualTo("listed");
    assertThat(offers.get(0).rentable()).isTrue();
    assertThat(OfferReader.offers(read(FILE.replace("\"secure\"", "null"))).get(0).tier()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"listed\" | \"available\" | state: 'available' is none of listed, retired, not-orderable",
        "\"secure\" | \"private\" | tier: 'private' is none of secure, community",
        "\"DE\" | \"Germany\" | country: must be two capital letters"
      })
  void refusesAWordOfAnOfferThatNoRuleKnows(String word, String other, String message) {
    String text = FILE.replace(word, other);

    assertThatThrownBy(() -> OfferReader.offers(read(text)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContainingAll("mine.json:", message);
  }

  @Test
  void refusesAConditionThatIsNone() {
    assertThatThrownBy(() -> OfferReader.purchases(read(PURCHASES.replace("used", "refurbished"))))
        .hasMessageContaining("condition: 'refurbished' is none of new, used, list");
  }
}
