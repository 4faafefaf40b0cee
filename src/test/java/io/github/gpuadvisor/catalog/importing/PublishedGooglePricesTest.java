package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.published;
import static io.github.gpuadvisor.catalog.importing.Imports.publishedBySkypilot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Offer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Google's prices as two tools published them; skipped where these are not at hand. */
class PublishedGooglePricesTest {
  @Test
  void googlesHostsAndGpusAreAddedUp() {
    Imported gcp = publishedBySkypilot("v8-gcp-vms.excerpt.csv");

    assertThat(offer(gcp, "a2-highgpu-8g", ON_DEMAND, "us-central1").priceUsdPerHour())
        .isEqualTo(29.38708);
    assertThat(offer(gcp, "a2-ultragpu-1g", ON_DEMAND, "us-east5").priceUsdPerHour())
        .isEqualTo(5.52382);
    assertThat(prices(gcp, "a2-ultragpu-1g", ON_DEMAND))
        .extracting(Offer::region)
        .containsExactly("asia-southeast1", "us-east5");
    assertThat(prices(gcp, "a3-highgpu-1g", ON_DEMAND)).isEmpty();
    assertThat(prices(gcp, "a4-highgpu-8g", ON_DEMAND)).isEmpty();
    assertThat(prices(gcp, "a4-highgpu-8g", SPOT)).hasSize(10);
    assertThat(counts(gcp))
        .isEqualTo(
            Map.of(
                Rule.PRICE_PLACEHOLDER, 15,
                Rule.NOT_SOLD_ON_DEMAND, 15,
                Rule.COMMITMENT_PRICE, 13,
                Rule.HOST_PART, 48,
                Rule.NO_HOST, 5,
                Rule.SAME_PRICE, 16));
  }

  /**
   * Two tools read the same price list; where one takes a commitment's price, they differ by 40 %.
   */
  @Test
  void whatIsLeftOfGooglesOnDemandPricesAgreesWithAnotherTool() {
    Imported gcp = publishedBySkypilot("v8-gcp-vms.excerpt.csv");
    Imported other = Imports.one("karpenter-gcp", published("karpenter-gcp/initial-prices.json"));

    for (String type : new String[] {"a2-highgpu-8g", "a2-ultragpu-1g"}) {
      assertThat(prices(gcp, type, ON_DEMAND)).isNotEmpty();
      for (Offer offer : prices(gcp, type, ON_DEMAND)) {
        assertThat(offer.priceUsdPerHour() / price(other, offer))
            .as("%s in %s", type, offer.region())
            .isCloseTo(1, within(0.02));
      }
    }
  }

  private static double price(Imported other, Offer offer) {
    return offer(other, offer.instanceType(), ON_DEMAND, offer.region()).priceUsdPerHour();
  }

  @Test
  void googlesTpusAreCountedInChips() {
    Imported gcp = publishedBySkypilot("v8-gcp-vms.excerpt.csv");

    assertThat(prices(gcp, "tpu-v6e-256", ON_DEMAND))
        .allMatch(offer -> offer.gpuCount() == 256 && offer.gpu().equals("tpu-v6e"));
    assertThat(prices(gcp, "tpu-v6e-256", ON_DEMAND))
        .extracting(Offer::priceUsdPerHour)
        .containsExactly(760.32, 691.2, 691.2);
    assertThat(offer(gcp, "tpu-v6e-1", ON_DEMAND, "us-south1").priceUsdPerHour()).isEqualTo(2.7);
  }

  @Test
  void karpentersPricesTakeWhatTheCatalogKnowsOfGooglesMachines() {
    Imported gcp = Imports.one("karpenter-gcp", published("karpenter-gcp/initial-prices.json"));

    assertThat(gcp.offers()).hasSizeGreaterThanOrEqualTo(702);
    assertThat(offer(gcp, "a2-highgpu-8g", ON_DEMAND, "us-central1").priceUsdPerHour())
        .isEqualTo(29.38708);
    assertThat(prices(gcp, "a3-highgpu-1g", ON_DEMAND)).isEmpty();
    assertThat(counts(gcp).get(Rule.CPU_ONLY)).isEqualTo(24_674);
  }
}
