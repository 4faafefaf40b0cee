package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OfferTest {
  @Test
  void isRentableWithAPriceForWholeGpus() {
    assertThat(anOffer("gpu", 8).build().rentable()).isTrue();
  }

  @Test
  void isNotRentableWithoutAPriceInPartOrNoLongerListed() {
    assertThat(anOffer("gpu", 8).withPrice(null).build().rentable()).isFalse();
    assertThat(anOffer("gpu", 8).withPrice(0).build().rentable()).isFalse();
    assertThat(anOffer("gpu", 1).withGpuFraction(0.5).build().rentable()).isFalse();
    assertThat(anOffer("gpu", 8).withState("sold-out").build().rentable()).isFalse();
  }

  @Test
  void itsKeyTellsPlacesAndPricingsApart() {
    assertThat(anOffer("gpu", 8).build().key())
        .isEqualTo("test-cloud test-instance test-region on-demand");
    assertThat(anOffer("gpu", 8).withRegion(null).withPricing(Offer.Pricing.SPOT).build().key())
        .isEqualTo("test-cloud test-instance  spot");
  }

  @Test
  void pricingsAreFoundByTheirIds() {
    for (Offer.Pricing pricing : Offer.Pricing.values()) {
      assertThat(Offer.Pricing.of(pricing.id())).isEqualTo(pricing);
    }
    assertThat(Offer.Pricing.of("free")).isNull();
  }

  /** Place and price do not tell machines apart; number and network of GPUs, and the tier, do. */
  @Test
  void offersOfLikeMachinesDifferInPlaceAndPriceAlone() {
    Offer one = anOffer("gpu", 8).withNetworkGbps(400.0).withTier("secure").build();

    assertThat(
            anOffer("gpu", 8)
                .withNetworkGbps(400.0)
                .withTier("secure")
                .withRegion("elsewhere")
                .withPrice(99)
                .build()
                .isLike(one))
        .isTrue();
    assertThat(anOffer("gpu", 4).withNetworkGbps(400.0).withTier("secure").build().isLike(one))
        .isFalse();
    assertThat(anOffer("gpu", 8).withNetworkGbps(null).withTier("secure").build().isLike(one))
        .isFalse();
    assertThat(anOffer("gpu", 8).withNetworkGbps(400.0).withTier("community").build().isLike(one))
        .isFalse();
    assertThat(anOffer("cpu", 8).withNetworkGbps(400.0).withTier("secure").build().isLike(one))
        .isFalse();
  }
}
