package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Offers;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Preferences;
import io.github.gpuadvisor.workload.Warning;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer warns of beside its ranking. */
class CautionsTest {
  private static final LocalDate NEW = LocalDate.of(2026, 11, 1);
  private static final LocalDate OLD = LocalDate.of(2026, 1, 1);

  private static Offers from(String provider, double usd) {
    return anOffer("test-gpu", 1).withProvider(provider).withPrice(usd);
  }

  private static List<String> warnings(Asked asked, String code, Offer... offers) {
    Catalogs catalog =
        aCatalog()
            .with(anEngine().withId("vllm").build())
            .with(aGpu().without(Dtype.FP8).build())
            .with(offers);
    return new Advisor(catalog.build())
        .recommend(asked.request()).warnings().stream()
            .filter(one -> one.code().equals(code))
            .map(Warning::sentence)
            .toList();
  }

  private static List<String> old(Offer... offers) {
    return warnings(Asked.anything(), "old-prices", offers);
  }

  @Test
  void aProviderIsAsNewAsItsNewestPrice() {
    Offer cheapAndNew = from("a", 1).withDate(NEW).build();
    Offer dearAndOld = from("a", 2).withDate(OLD).withInstanceType("other").build();
    assertThat(old(cheapAndNew, dearAndOld)).isEmpty();
    assertThat(old(dearAndOld, cheapAndNew)).isEmpty();
  }

  @Test
  void anOldPriceThatIsShownIsOldHoweverNewOthersAre() {
    Offer cheapAndOld = from("a", 1).withDate(OLD).build();
    Offer dearAndNew = from("a", 2).withDate(NEW).withInstanceType("other").build();
    assertThat(old(cheapAndOld, dearAndNew)).containsExactly("prices older than 180 days: a");
  }

  @Test
  void whatAShownPriceLeavesOutIsSaid() {
    assertThat(
            warnings(
                Asked.anything(),
                "price-condition",
                from("a", 1).withConditions("the GPU alone", "an auction").build(),
                from("b", 2).withConditions("nothing", null).build()))
        .as("not of what is not shown")
        .containsExactly("a's price covers: the GPU alone", "a: an auction");
  }

  @Test
  void noMoreThanFourConditionsAreSaid() {
    Offer[] five = new Offer[5];
    for (int i = 0; i < five.length; i++) {
      five[i] = from("p" + i, 1 + i).withConditions(null, "a remark").build();
    }
    Asked all = Asked.anything().groupedBy(Preferences.GroupBy.PROVIDER);
    assertThat(warnings(all, "price-condition", five))
        .containsExactly("p0: a remark", "p1: a remark", "p2: a remark", "p3: a remark");
  }

  @Test
  void aFormatThatIsOnlyStoredIsSaid() {
    assertThat(weightOnly(Precision.FP8))
        .containsExactly("fp8 is stored but computed in 16 bit on test-gpu");
    assertThat(weightOnly(Precision.INT8)).as("this one is computed").isEmpty();
    assertThat(weightOnly(Precision.INT4)).as("this one is always stored so").isEmpty();
  }

  private static List<String> weightOnly(Precision precision) {
    Works work = Works.of(aModel()).withPrecision(precision);
    return warnings(Asked.of(work.serving()), "weight-only", from("a", 1).build());
  }
}
