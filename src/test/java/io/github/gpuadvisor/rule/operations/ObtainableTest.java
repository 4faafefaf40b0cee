package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Offers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObtainableTest {
  private static final Accelerator GPU = aGpu().build();

  private static Offers offer() {
    return anOffer("test-gpu", 1);
  }

  private static Verdict check(Asked asked, Catalogs catalog) {
    return new Obtainable().check(GPU, asked.request(), catalog.with(GPU).build());
  }

  @Test
  void isOperationsOffer() {
    assertThat(new Obtainable().id()).isEqualTo("operations/offer");
  }

  @Test
  void passesWhereSomeoneRentsItOutOnTheTermsAskedFor() {
    assertMet(check(Asked.anything(), aCatalog().with(offer().build())));
  }

  @Test
  void passesWhereItsPriceToBuyIsKnown() {
    assertMet(check(Asked.anything().toBuy(), aCatalog().with(aPurchase("test-gpu", 900))));
    assertMet(check(Asked.anything().toRentOrBuy(), aCatalog().with(aPurchase("test-gpu", 900))));
  }

  @Test
  void failsWhereNobodyRentsItOut() {
    Verdict.Failed failed =
        assertFailed(
            check(Asked.anything(), aCatalog()),
            "nobody in the catalog rents out a whole Test test-gpu",
            null);
    assertThat(failed.excess()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void pointsToBuyingWhereOnlyThatIsPossible() {
    assertFailed(
        check(Asked.anything(), aCatalog().with(aPurchase("test-gpu", 900))),
        "nobody in the catalog rents out a whole Test test-gpu",
        "--purchase any");
  }

  @Test
  void aShareOfAGpuIsNoWholeOne() {
    assertFailed(
        check(Asked.anything(), aCatalog().with(offer().withGpuFraction(0.5).build())),
        "nobody in the catalog rents out a whole Test test-gpu",
        null);
  }

  @Test
  void anOfferWithoutAPriceOrNotListedIsNone() {
    Offer silent = offer().withPrice(null).build();
    Offer gone = offer().withState("removed").build();
    assertThat(check(Asked.anything(), aCatalog().with(silent, gone)))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void failsOnOtherTermsAndCountsTheOffersOnThem() {
    Offer reserved = offer().withPricing(Offer.Pricing.RESERVED).build();
    assertFailed(
        check(Asked.anything(), aCatalog().with(reserved)),
        "no offer of Test test-gpu on these terms (on-demand); 1 on others",
        null);
  }

  @Test
  void pointsToSpotWhereThatIsOffered() {
    Offer spot = offer().withPricing(Offer.Pricing.SPOT).build();
    assertFailed(
        check(Asked.anything(), aCatalog().with(spot)),
        "no offer of Test test-gpu on these terms (on-demand); 1 on others",
        "--pricing spot");
  }

  @Test
  void keepsToTheProvidersRegionsAndCountriesAskedFor() {
    Offer here = offer().withProvider("here").withRegion("EU-West").withCountry("DE").build();
    for (Asked asked :
        List.of(
            Asked.anything().from("here"),
            Asked.anything().in("eu-west"),
            Asked.anything().inCountries("FR", "DE"))) {
      assertMet(check(asked, aCatalog().with(here)));
    }
    for (Asked asked :
        List.of(
            Asked.anything().from("there"),
            Asked.anything().in("us-east"),
            Asked.anything().inCountries("US"))) {
      assertThat(check(asked, aCatalog().with(here))).isInstanceOf(Verdict.Failed.class);
    }
  }

  @Test
  void leavesOffersOfUnknownPlaceOutAndSaysSo() {
    assertFailed(
        check(
            Asked.anything().inCountries("DE"), aCatalog().with(offer().withCountry(null).build())),
        "no offer of Test test-gpu on these terms (on-demand); 1 on others,"
            + " some of unknown country",
        null);
    assertThat(check(Asked.anything().in("x"), aCatalog().with(offer().withRegion(null).build())))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void failsWhereNoPriceToBuyIsKnownAndPointsToRenting() {
    assertFailed(
        check(Asked.anything().toBuy(), aCatalog()),
        "no purchase price of Test test-gpu is known",
        null);
    assertFailed(
        check(Asked.anything().toBuy(), aCatalog().with(offer().build())),
        "no purchase price of Test test-gpu is known",
        "--purchase any");
  }

  @Test
  void offersKeepAStableOrder() {
    Offer late = offer().withProvider("b").build();
    Offer early = offer().withProvider("a").build();
    Catalog catalog = aCatalog().with(GPU).with(late, early).build();
    assertThat(Obtainable.offers(catalog, GPU, Asked.anything().request().limits().market()))
        .isEqualTo(List.of(early, late));
  }
}
