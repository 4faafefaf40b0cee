package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.testing.Offers;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpotBelowOnDemandTest {
  private final Lint check = new SpotBelowOnDemand();

  private List<String> problems(Offers spot) {
    return Found.by(check, aCatalog().with(anOffer("gpu", 8).withPrice(10).build(), spot.build()));
  }

  private static Offers spot(double price) {
    return anOffer("gpu", 8).withPricing(Offer.Pricing.SPOT).withPrice(price);
  }

  @Test
  void isSilentWhereItIs() {
    assertThat(problems(spot(9.99))).isEmpty();
    assertThat(problems(spot(4).withPrice(null))).isEmpty();
  }

  @Test
  void findsSpotAtOrAboveOnDemandForTheSameInstance() {
    assertThat(problems(spot(11)))
        .singleElement()
        .asString()
        .endsWith("spot $11.00 is not below on-demand $10.00");
    assertThat(problems(spot(10))).hasSize(1);
  }

  @Test
  void comparesSpotWithItsOwnRegionTierAndInstanceAlone() {
    assertThat(problems(spot(11).withRegion("elsewhere"))).isEmpty();
    assertThat(problems(spot(11).withTier("community"))).isEmpty();
    assertThat(problems(spot(11).withInstanceType("larger"))).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(
        check, aCatalog().with(anOffer("gpu", 8).withPrice(10).build(), spot(11).build()));
  }
}
