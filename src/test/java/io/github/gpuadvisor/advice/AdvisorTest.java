package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Preferences;
import io.github.gpuadvisor.workload.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  /** A large GPU, a small one, one that nobody rents out, one that no engine knows. */
  private static final Catalog CATALOG =
      aCatalog()
          .with(anEngine().withId("vllm").withVendors(Vendor.NVIDIA).build())
          .with(
              aGpu().withId("large").withMemory(80).build(),
              aGpu().withId("small").withMemory(12).withBandwidth(400).build(),
              aGpu().withId("unsold").build(),
              aGpu().withId("strange").withVendor(Vendor.QUALCOMM).build())
          .with(
              offer("large", 1, 2.0, "a"),
              offer("large", 1, 2.5, "b"),
              offer("large", 8, 60.0, "a"),
              offer("small", 1, 0.3, "a"),
              offer("strange", 1, 0.1, "a"))
          .with(aPurchase("small", 500))
          .build();

  private static Offer offer(String gpu, int count, double price, String provider) {
    return anOffer(gpu, count).withPrice(price).withProvider(provider).build();
  }

  private static Recommendation answer(Asked asked) {
    return new Advisor(CATALOG).recommend(asked.request());
  }

  private static Deployment deployment(Ranked row) {
    return row.assessment().estimate().deployment();
  }

  @Test
  void givesEachGpuItsBestOffer() {
    List<Ranked> ranked = answer(Asked.anything()).ranked();
    assertThat(ranked).hasSize(1);
    assertThat(deployment(ranked.get(0)).gpu().id()).isEqualTo("large");
    assertThat(deployment(ranked.get(0)).offer().priceUsdPerHour()).isEqualTo(2.0);
    assertThat(deployment(ranked.get(0)).gpuCount()).isEqualTo(1);
  }

  @Test
  void givesARowToEachProviderOrOfferWhereAsked() {
    assertThat(answer(Asked.anything().groupedBy(Preferences.GroupBy.PROVIDER)).ranked())
        .extracting(row -> deployment(row).offer().provider())
        .containsExactly("a", "b");
    assertThat(answer(Asked.anything().groupedBy(Preferences.GroupBy.OFFER)).ranked())
        .extracting(row -> deployment(row).offer().key())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void askedAboutOneGpuItAnswersAsAmongAll() {
    Advisor advisor = new Advisor(CATALOG);
    Recommendation alone =
        advisor
            .on(Objects.requireNonNull(CATALOG.gpu("large")))
            .recommend(Asked.anything().request());

    assertThat(alone.eliminated()).as("the others are not looked at").isEmpty();
    assertThat(deployment(alone.ranked().get(0)).key())
        .isEqualTo(deployment(answer(Asked.anything()).ranked().get(0)).key());
    assertThat(alone.ranked().get(0).assessment().score())
        .isEqualTo(answer(Asked.anything()).ranked().get(0).assessment().score());
  }

  @Test
  void leavesNobodyOutWithoutSayingWhy() {
    assertThat(answer(Asked.anything()).eliminated())
        .extracting(one -> one.gpu().id(), one -> one.failures().get(0).requirement())
        .containsExactlyInAnyOrder(
            tuple("small", "memory/fits"),
            tuple("unsold", "operations/offer"),
            tuple("strange", "compute/engine"));
  }

  @Test
  void ordersThoseLeftOutByHowNearTheyCame() {
    assertThat(answer(Asked.anything()).eliminated())
        .extracting(one -> one.gpu().id())
        .containsExactly("small", "strange", "unsold");
  }

  @Test
  void countsThoseLeftOutByTheirFirstFailure() {
    assertThat(answer(Asked.anything()).counts())
        .isEqualTo(Map.of("memory/fits", 1, "operations/offer", 1, "compute/engine", 1));
  }

  @Test
  void looksAtBoughtCardsOnlyWhereAsked() {
    Asked small = Asked.of(Works.of(aModel().withParameters(3e9)).serving()).toBuy();
    List<Ranked> ranked = answer(small).ranked();
    assertThat(ranked).extracting(row -> deployment(row).gpu().id()).containsExactly("small");
    assertThat(deployment(ranked.get(0)).offer()).isNull();
    assertThat(ranked.get(0).assessment().estimate().cost().purchase()).isEqualTo(500);
    assertThat(ranked.get(0).assessment().estimate().cost().perHour()).isNull();
  }

  @Test
  void paysForEveryGpuOfAnInstance() {
    Catalog eights =
        aCatalog()
            .with(anEngine().withId("vllm").build())
            .with(aGpu().withId("large").build())
            .with(offer("large", 8, 16.0, "a"))
            .build();
    Ranked row = new Advisor(eights).recommend(Asked.anything().request()).ranked().get(0);
    assertThat(deployment(row).gpuCount()).isEqualTo(8);
    assertThat(row.assessment().estimate().cost().perHour()).isEqualTo(16);
  }

  @Test
  void cutsRowsOnlyWhenTheyAreShown() {
    Recommendation answer =
        answer(Asked.anything().groupedBy(Preferences.GroupBy.OFFER).showing(1));
    assertThat(answer.ranked()).hasSize(2);
    assertThat(answer.top()).hasSize(1);
  }

  @Test
  void statesTheSpanOfThePricesItLookedAt() {
    Recommendation answer = answer(Asked.anything());
    assertThat(answer.span())
        .isEqualTo(new Catalog.Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1)));
    assertThat(answer.pricesConsidered()).isEqualTo(4);
    assertThat(answer.gpusConsidered()).isEqualTo(4);
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void namesProvidersWhoseNewestPriceIsOlderThan180Days() {
    assertThat(answer(Asked.anything().on(LocalDate.of(2027, 4, 30))).warnings()).isEmpty();
    assertThat(answer(Asked.anything().on(LocalDate.of(2027, 5, 1))).warnings())
        .containsExactly(new Warning("old-prices", "prices older than 180 days: a, b"));
  }

  @Test
  void saysWhereAPriceIsDatedAfterTheDayAsked() {
    assertThat(answer(Asked.anything().on(LocalDate.of(2026, 10, 1))).warnings())
        .extracting(Warning::code)
        .containsExactly("price-from-the-future");
  }
}
