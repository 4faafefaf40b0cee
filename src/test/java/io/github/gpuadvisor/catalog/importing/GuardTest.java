package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final Tally tally = new Tally();

  private static Offer offer(String gpu, int gpus, double price) {
    return new Offer(
        "p",
        "m",
        gpu,
        gpus,
        null,
        "r",
        null,
        null,
        Offer.Pricing.ON_DEMAND,
        null,
        price,
        null,
        null,
        null,
        "listed",
        Imports.DAY,
        "s",
        null,
        null);
  }

  private static LastGood before(int offers, double price) {
    return new LastGood(
        "the last import",
        Collections.nCopies(offers, new LastGood.Known("l4", Offer.Pricing.ON_DEMAND, price)),
        null);
  }

  private String objection(List<Offer> offers, LastGood before) {
    return Guard.objection("p", offers, before, tally);
  }

  @Test
  void fewerThanHalfOfTheOffersIsACollapse() {
    assertThat(objection(Collections.nCopies(3, offer("l4", 1, 1)), before(8, 1)))
        .isEqualTo("p: 3 offers, fewer than half of the 8 of the last import");
    assertThat(objection(Collections.nCopies(4, offer("l4", 1, 1)), before(8, 1))).isNull();
  }

  @Test
  void ofFewOffersAnyNumberMayBeLeft() {
    assertThat(objection(List.of(offer("l4", 1, 1)), before(7, 1))).isNull();
  }

  @Test
  void pricesThatDoubleOrHalveAreAJump() {
    assertThat(objection(List.of(offer("l4", 1, 2.1)), before(1, 1)))
        .isEqualTo(
            "p: prices per GPU are 2.1 times those of the last import, in the middle of the 1 kinds"
                + " that both have");
    assertThat(objection(List.of(offer("l4", 1, 0.49)), before(1, 1))).contains("0.49 times");
    assertThat(objection(List.of(offer("l4", 1, 2)), before(1, 1))).isNull();
    assertThat(objection(List.of(offer("l4", 1, 0.5)), before(1, 1))).isNull();
  }

  @Test
  void pricesAreComparedPerGpu() {
    assertThat(objection(List.of(offer("l4", 8, 8)), before(1, 1))).isNull();
  }

  @Test
  void oneGpuOfManyMayJumpButIsTold() {
    List<Offer> offers = new ArrayList<>();
    List<LastGood.Known> known = new ArrayList<>();
    for (String gpu : new String[] {"a", "b", "c"}) {
      offers.add(offer(gpu, 1, gpu.equals("a") ? 9 : 1));
      known.add(new LastGood.Known(gpu, Offer.Pricing.ON_DEMAND, 1));
    }

    assertThat(objection(offers, new LastGood("the catalog", known, null))).isNull();
    assertThat(tally.lines(true)).extracting(Tally.Line::rule).containsExactly(Rule.PRICE_JUMP);
    assertThat(tally.lines(true).get(0).examples())
        .containsExactly("p a on-demand 9.00, before 1.00");
  }

  @Test
  void gpusThatOnlyOneSideHasProveNothing() {
    assertThat(objection(List.of(offer("t4", 1, 90)), before(1, 1))).isNull();
  }
}
