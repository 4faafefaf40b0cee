package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.testing.Offers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlausiblePricesTest {
  private static List<String> problems(Offers... offers) {
    return new PlausiblePrices()
            .check(
                aCatalog().with(Stream.of(offers).map(Offers::build).toArray(Offer[]::new)).build())
            .stream()
            .map(Lint.Problem::what)
            .toList();
  }

  private static Offers spot() {
    return anOffer("gpu", 8).withPricing(Offer.Pricing.SPOT);
  }

  @Test
  void passesOrdinaryPrices() {
    assertThat(problems(anOffer("gpu", 8).withPrice(10), spot().withPrice(4))).isEmpty();
    assertThat(problems(anOffer("gpu", 8).withPrice(null))).isEmpty();
    assertThat(problems(anOffer("gpu", 8).withPrice(800))).isEmpty();
  }

  @Test
  void findsPricesOfNothingAndPricesThatNobodyAsks() {
    assertThat(problems(anOffer("gpu", 8).withPrice(0))).singleElement().asString().contains("0.0");
    assertThat(problems(anOffer("gpu", 8).withPrice(-1))).hasSize(1);
    assertThat(problems(anOffer("gpu", 8).withPrice(801))).hasSize(1);
  }

  @Test
  void findsSpotAboveOnDemandForTheSameInstance() {
    assertThat(problems(anOffer("gpu", 8).withPrice(10), spot().withPrice(11)))
        .containsExactly("spot 11.0 is above on-demand 10.0");
  }

  @Test
  void comparesSpotWithItsOwnRegionAlone() {
    assertThat(
            problems(anOffer("gpu", 8).withPrice(10), spot().withRegion("elsewhere").withPrice(11)))
        .isEmpty();
  }
}
