package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LATER = LocalDate.of(2026, 6, 1);

  private static Catalog priced() {
    return aCatalog()
        .with(
            anOffer("gpu", 8).withPrice(10).withDate(FIRST).build(),
            anOffer("gpu", 8).withPrice(12).withDate(LATER).build(),
            anOffer("gpu", 8).withInstanceType("new").withDate(LATER).build())
        .with(
            new Purchase("gpu", "new", 100, null, null, null, FIRST, "test"),
            new Purchase("gpu", "new", 120, null, null, null, LATER, "test"))
        .build();
  }

  @Test
  void aDayHasThePricesThatWereKnownThen() {
    Catalog pinned = priced().asOf(LATER.minusDays(1));

    assertThat(pinned.offers()).extracting(Offer::priceUsdPerHour).containsExactly(10.0);
    assertThat(pinned.offersOf("gpu")).hasSize(1);
    assertThat(pinned.newestPurchase("gpu").priceUsd()).isEqualTo(100);
    assertThat(pinned.version()).isEqualTo(priced().version());
  }

  @Test
  void ofEachRowADayHasTheNewestPrice() {
    assertThat(priced().asOf(LATER).offers())
        .extracting(Offer::instanceType, Offer::priceUsdPerHour)
        .containsExactly(tuple("new", 10.0), tuple("test-instance", 12.0));
  }

  @Test
  void beforeTheFirstPriceADayHasNone() {
    Catalog pinned = priced().asOf(FIRST.minusDays(1));

    assertThat(pinned.offers()).isEmpty();
    assertThat(pinned.newestPurchase("gpu")).isNull();
  }

  @Test
  void withoutADayAllPricesStay() {
    assertThat(priced().asOf(null).offers()).hasSize(3);
  }

  private static final Offer CHEAP = anOffer("a", 8).withProvider("cheap").withPrice(1).build();
  private static final Offer DEAR = anOffer("a", 8).withProvider("dear").withPrice(9).build();

  @Test
  void keepsItsOwnOrder() {
    Catalog one =
        aCatalog()
            .with(aGpu().withId("b").build(), aGpu().withId("a").build())
            .with(DEAR, CHEAP)
            .build();
    Catalog other =
        aCatalog()
            .with(aGpu().withId("a").build(), aGpu().withId("b").build())
            .with(CHEAP, DEAR)
            .build();

    assertThat(one.gpus()).extracting(Accelerator::id).containsExactly("a", "b");
    assertThat(one.gpus()).containsExactlyElementsOf(other.gpus());
    assertThat(one.offers()).isEqualTo(other.offers()).containsExactly(CHEAP, DEAR);
  }

  @Test
  void findsOffersOfOneGpu() {
    Offer elsewhere = anOffer("b", 1).build();
    Catalog catalog = aCatalog().with(DEAR, elsewhere, CHEAP).build();

    assertThat(catalog.offersOf("a")).containsExactly(CHEAP, DEAR);
    assertThat(catalog.offersOf("c")).isEmpty();
  }

  @Test
  void takesTheNewestPurchase() {
    Purchase old =
        new Purchase("a", "new", 900, null, null, "US", LocalDate.of(2025, 1, 1), "test");
    Catalog catalog = aCatalog().with(aPurchase("a", 700), old).build();

    assertThat(catalog.newestPurchase("a")).isEqualTo(aPurchase("a", 700));
    assertThat(catalog.purchasesOf("a")).containsExactly(old, aPurchase("a", 700));
    assertThat(catalog.newestPurchase("b")).isNull();
  }

  @Test
  void theNewestPurchaseShowsTheSpreadOfTheYearBeforeIt() {
    Purchase list =
        new Purchase("a", "list", 999, null, null, null, LocalDate.of(2024, 1, 1), "test");
    Purchase used =
        new Purchase("a", "used", 500, 450.0, 620.0, "DE", LocalDate.of(2026, 3, 1), "test");
    Purchase newest =
        Objects.requireNonNull(
            aCatalog().with(aPurchase("a", 700), used, list).build().newestPurchase("a"));

    assertThat(newest.priceUsd()).isEqualTo(700);
    assertThat(newest.condition()).isEqualTo("new");
    assertThat(newest.low()).isEqualTo(450);
    assertThat(newest.high()).as("what is older than a year is no part").isEqualTo(700);
  }

  @Test
  void readsAModelOnceAndRefusesAnIdItDoesNotHave() {
    Model model = aModel().withId("m").build();
    Catalog catalog = aCatalog().with(model).build();

    assertThat(catalog.model("m")).isSameAs(catalog.model("m")).isEqualTo(model);
    assertThatThrownBy(() -> catalog.model("n")).hasMessageContaining("no model with the id n");
  }
}
