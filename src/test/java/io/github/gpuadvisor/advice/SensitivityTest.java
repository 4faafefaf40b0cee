package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.workload.Assumption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody stated of a GPU for 8 dollars an hour, on demand. */
class SensitivityTest {
  private static final Offer ON_DEMAND = anOffer("test-gpu", 1).withPrice(8).build();

  private static List<String> ordered(Offer... offers) {
    return ordered(new String[] {"context=4096"}, offers);
  }

  private static List<String> ordered(String[] typed, Offer... offers) {
    Typing asked = Typing.about(aModel(), List.of(aGpu().build()), offers);
    Recommendation answer = asked.answer(typed);
    Recommendation ordered =
        new Sensitivity(asked.advisor(), asked.reader())
            .ordered("inference", Typing.settings(typed), answer);
    List<String> before = fields(answer);
    List<String> fields = fields(ordered);
    assertThat(fields).as("none is lost").containsExactlyInAnyOrderElementsOf(before);
    return fields;
  }

  private static List<String> fields(Recommendation answer) {
    List<String> fields = new ArrayList<>();
    for (Assumption one : answer.request().assumed()) {
      fields.add(one.field());
    }
    return fields;
  }

  private static Offer spot(double usd) {
    return anOffer("test-gpu", 1).withPricing(Offer.Pricing.SPOT).withPrice(usd).build();
  }

  @Test
  void whatWouldLeaveNoAnswerComesFirst() {
    assertThat(ordered(ON_DEMAND).get(0)).as("nobody sells spot").isEqualTo("pricing");
  }

  /** An eighth of a dollar is a 64th of the price: no other default moves as much. */
  @Test
  void whatChangesThePriceMostComesFirst() {
    assertThat(ordered(ON_DEMAND, spot(0.125)).get(0)).isEqualTo("pricing");
  }

  @Test
  void whatDoublesTheOutputComesBeforeWhatChangesNothing() {
    assertThat(ordered(ON_DEMAND, spot(8)))
        .as("spot at the same price changes nothing, a second user does")
        .containsSubsequence("concurrency", "pricing");
  }

  /** Spot prices a tenth above: less than twice the users move, more than nothing. */
  @Test
  void aNumberIsDoubledAndAnotherWordIsTried() {
    assertThat(ordered(ON_DEMAND, spot(8.8)))
        .containsSubsequence("concurrency", "pricing", "optimize");
  }

  /**
   * A second user doubles the output. Twice the prompt adds 0.13 s of products to the 8 s that 512
   * tokens take; half the cache of 2,560 tokens saves 0.17 of 16.3 GB in each step, a hundredth; a
   * longer context that nobody fills moves nothing.
   */
  @Test
  void whatMovesTheOutputMostComesFirst() {
    assertThat(ordered(new String[0], ON_DEMAND, spot(8)))
        .containsSubsequence("concurrency", "inputTokens", "kvPrecision", "context");
  }
}
