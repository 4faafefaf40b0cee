package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two formats that are JSON: gpu-pricing and karpenter-gcp. */
class JsonOffersTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Imported gpuPricing(String fields) throws IOException {
    String row =
        """
        [{"provider_id": "runpod", "gpu_model": "NVIDIA H100 PCIe 80GB", "vram_gb": 80,
          "interconnect": "PCIe", "tier": "community", "is_spot": false,
          "collected_at": "2026-11-02", "source_url": "https://example.org/prices", %s}]
        """;
    return Imports.one("gpu-pricing", file("offerings.json", row.formatted(fields)));
  }

  private Imported karpenter(String prices) throws IOException {
    return Imports.one(
        "karpenter-gcp",
        file("initial-prices.json", "{\"prices\": {\"us-central1\": " + prices + "}}"));
  }

  @Test
  void rowOfGpuPricingIsOneGpuWithItsOwnDayAndAddress() throws IOException {
    Imported runpod = gpuPricing("\"price_usd_hour\": 1.99");

    Offer offer = runpod.offers().get(0);
    assertThat(offer.gpu()).isEqualTo("h100-pcie-80gb");
    assertThat(offer.gpuCount()).isEqualTo(1);
    assertThat(offer.priceUsdPerHour()).isEqualTo(1.99);
    assertThat(offer.tier()).isEqualTo("community");
    assertThat(offer.asOf()).hasToString("2026-11-02");
    assertThat(runpod.sources().get(offer.source()).url()).isEqualTo("https://example.org/prices");
  }

  @Test
  void rowOfGpuPricingWithoutAPriceIsSkippedAndSaid() throws IOException {
    assertThat(counts(gpuPricing("\"price_usd_hour\": null"))).isEqualTo(Map.of(Rule.NO_PRICE, 1));
  }

  @Test
  void estimatesOfGpuPricingAreNoPrices() throws IOException {
    assertThat(counts(gpuPricing("\"price_usd_hour\": 1.99, \"caveats\": [\"Estimated by us\"]")))
        .isEqualTo(Map.of(Rule.ESTIMATED_PRICE, 1));
  }

  @Test
  void karpenterListsMachinesByRegionAndKind() throws IOException {
    Imported gcp =
        karpenter(
            "{\"on_demand\": {\"a2-ultragpu-1g\": 5.5}, \"spot\": {\"a2-ultragpu-1g\": 2.5}}");

    Offer full = offer(gcp, "a2-ultragpu-1g", ON_DEMAND, "us-central1");
    assertThat(full.gpu()).isEqualTo("a100-sxm-80gb");
    assertThat(full.priceUsdPerHour()).isEqualTo(5.5);
    assertThat(full.country()).isEqualTo("US");
    assertThat(offer(gcp, "a2-ultragpu-1g", SPOT, "us-central1").priceUsdPerHour()).isEqualTo(2.5);
  }

  @Test
  void karpentersMachinesThatAreNoOffersAreSkippedAndSaid() throws IOException {
    assertThat(
            counts(
                karpenter(
                    """
                    {"on_demand": {"n2-standard-8": 0.4, "a2-ultragpu-1g": null,
                      "a2-unheard-of-8g": 9}}
                    """)))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 1, Rule.NO_PRICE, 1, Rule.UNKNOWN_GPU, 1));
  }
}
