package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.skypilot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Google sells hosts and GPUs apart: what SkyPilot's files make of that. */
class SkypilotGoogleTest {
  @Test
  void googlesMachineCostsItsHostAndItsGpusOfTheSameZone() {
    Imported gcp = skypilot("v8/gcp");
    Offer machine = offer(gcp, "a2-highgpu-8g", ON_DEMAND, "us-central1");

    assertThat(machine.gpu()).isEqualTo("a100-sxm-40gb");
    assertThat(machine.gpuCount()).isEqualTo(8);
    assertThat(machine.priceUsdPerHour()).isEqualTo(30.0);
    assertThat(machine.vcpus()).isEqualTo(96);
    assertThat(offer(gcp, "a2-highgpu-8g", SPOT, "us-central1").priceUsdPerHour()).isEqualTo(14.0);
  }

  @Test
  void aGpuOfGoogleWithoutAHostInItsZoneHasNoPrice() {
    Imported gcp = skypilot("v8/gcp");

    assertThat(counts(gcp)).containsEntry(Rule.NO_HOST, 1);
    assertThat(gcp.offers()).noneMatch(offer -> "us-west3".equals(offer.region()));
  }

  @Test
  void aB200OfGoogleIsPricedWithItsHostAndIsNotSoldOnDemand() {
    Imported gcp = skypilot("v8/gcp");

    assertThat(prices(gcp, "a4-highgpu-8g", ON_DEMAND)).isEmpty();
    assertThat(offer(gcp, "a4-highgpu-8g", SPOT, "us-central1").priceUsdPerHour()).isEqualTo(32);
    assertThat(prices(gcp, "a3-highgpu-1g", ON_DEMAND)).isEmpty();
    assertThat(offer(gcp, "a3-highgpu-1g", SPOT, "us-central1").priceUsdPerHour()).isEqualTo(4);
    assertThat(counts(gcp)).containsEntry(Rule.NOT_SOLD_ON_DEMAND, 2);
  }

  @Test
  void smallGpusOfGoogleComeWithEachHostThatHoldsThem() {
    Imported gcp = skypilot("v8/gcp");

    assertThat(onDemand(gcp, "g2-standard-4").priceUsdPerHour()).isEqualTo(0.75);
    assertThat(onDemand(gcp, "g2-standard-8").priceUsdPerHour()).isEqualTo(1.0);
    assertThat(onDemand(gcp, "n1-standard-4 + 1 x T4").priceUsdPerHour()).isEqualTo(0.5);
  }

  @Test
  void aSpotPriceEqualToTheGpusPriceIsNoneEvenWhereTheHostHasOne() {
    assertThat(prices(skypilot("v8/gcp"), "n1-standard-4 + 1 x T4", SPOT)).isEmpty();
  }

  @Test
  void pricesOfCommitmentsAreNotTakenForOnDemand() {
    Imported gcp = skypilot("v8/gcp");

    assertThat(prices(gcp, "a2-ultragpu-1g", ON_DEMAND)).as("below spot").isEmpty();
    assertThat(offer(gcp, "a2-ultragpu-1g", SPOT, "us-central1").priceUsdPerHour()).isEqualTo(2.5);
    assertThat(prices(gcp, "a2-highgpu-8g", ON_DEMAND))
        .as("more than 40 % below another region")
        .extracting(Offer::region)
        .containsExactly("us-central1");
    assertThat(counts(gcp)).containsEntry(Rule.COMMITMENT_PRICE, 2);
  }

  @Test
  void sevenHundredStandsForAnUnknownPriceOfATpu() {
    Imported gcp = skypilot("v8/gcp");

    assertThat(counts(gcp)).containsEntry(Rule.PRICE_PLACEHOLDER, 5);
    assertThat(gcp.offers()).noneMatch(offer -> "us-central2".equals(offer.region()));
    assertThat(prices(gcp, "tpu-v6e-8", SPOT))
        .extracting(Offer::region)
        .containsExactly("us-east5");
  }

  @Test
  void theRegionIsItsColumnAndNotTheZoneWithoutItsEnd() {
    assertThat(prices(skypilot("v8/gcp"), "tpu-v6e-8", ON_DEMAND))
        .extracting(Offer::region)
        .containsExactly("us-east5", "us-south1");
  }

  @ParameterizedTest
  @CsvSource({"tpu-v6e-8, tpu-v6e, 8", "tpu-v5p-8, tpu-v5p, 4", "tpu-v5litepod-4, tpu-v5e, 4"})
  void theNameOfATpuCountsItsChipsOrItsCores(String type, String gpu, int chips) {
    Offer offer = prices(skypilot("v8/gcp"), type, ON_DEMAND).get(0);

    assertThat(offer.gpu()).isEqualTo(gpu);
    assertThat(offer.gpuCount()).isEqualTo(chips);
  }
}
