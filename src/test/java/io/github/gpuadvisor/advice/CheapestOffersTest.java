package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.workload.Preferences.GroupBy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheapestOffersTest {
  private static final Offer DEAR = anOffer("gpu", 8).withProvider("a").withPrice(9.0).build();
  private static final Offer CHEAP =
      anOffer("gpu", 8).withProvider("a").withRegion("x").withPrice(7.0).build();
  private static final Offer SAME =
      anOffer("gpu", 8).withProvider("a").withRegion("y").withPrice(7.0).build();
  private static final Offer OTHER = anOffer("gpu", 8).withProvider("b").withPrice(8.0).build();
  private static final List<Offer> ALL = List.of(DEAR, CHEAP, SAME, OTHER);

  @Test
  void oneRowForEachGpuTakesTheCheapestAndOfEqualOnesTheFirst() {
    assertThat(CheapestOffers.of(ALL, GroupBy.GPU)).containsExactly(CHEAP);
  }

  @Test
  void oneRowForEachProviderTakesTheCheapestOfEach() {
    assertThat(CheapestOffers.of(ALL, GroupBy.PROVIDER)).containsExactly(CHEAP, OTHER);
  }

  @Test
  void oneRowForEachOfferTakesAll() {
    assertThat(CheapestOffers.of(ALL, GroupBy.OFFER)).isEqualTo(ALL);
  }
}
