package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.testing.Offers;
import org.junit.jupiter.api.Test;

class RegionsAgreeTest {
  private final Lint check = new RegionsAgree();

  private static Catalogs besideTen(Offers other) {
    return aCatalog()
        .with(anOffer("gpu", 8).withPrice(10).build(), other.withRegion("far").build());
  }

  @Test
  void isSilentUpToFortyPercent() {
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withPrice(14)))).isEmpty();
  }

  @Test
  void findsARegionThatIsDearerByMore() {
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withPrice(15))))
        .containsExactly(
            "test-cloud test-instance far on-demand: $15.00 (2026-11-01) is 50 % above $10.00 in"
                + " test-region (2026-11-01)");
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withPrice(7)))).hasSize(1);
  }

  @Test
  void comparesTheSameInstanceAtTheSameKindOfPriceAlone() {
    assertThat(Found.by(check, besideTen(anOffer("gpu", 4).withPrice(99)))).isEmpty();
    assertThat(Found.by(check, besideTen(anOffer("other", 8).withPrice(99)))).isEmpty();
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withTier("community").withPrice(99))))
        .isEmpty();
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withProvider("two").withPrice(99))))
        .isEmpty();
  }

  @Test
  void doesNotJudgeSpotNorWhatIsNotOnSale() {
    Offers spot = anOffer("gpu", 8).withPricing(Offer.Pricing.SPOT);

    assertThat(
            Found.by(
                check,
                aCatalog()
                    .with(spot.withPrice(1).build(), spot.withPrice(9).withRegion("far").build())))
        .isEmpty();
    assertThat(Found.by(check, besideTen(anOffer("gpu", 8).withState("retired").withPrice(99))))
        .isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, besideTen(anOffer("gpu", 8).withPrice(15)));
  }
}
