package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Offer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as their publishers wrote them; skipped where these are not at hand. */
class PublishedPriceFilesTest {
  private static Imported skypilot(String file) {
    return Imports.one("skypilot", published("skypilot/" + file));
  }

  @ParameterizedTest
  @CsvSource({
    "v5-do-vms.csv, digitalocean, 2",
    "v6-azure-vms.excerpt.csv, azure, 25",
    "v8-aws-vms.excerpt.csv, aws, 28",
    "v8-gcp-vms.excerpt.csv, gcp, 67",
    "v8-lambda-vms.csv, lambda, 374",
    "v8-nebius-vms.csv, nebius, 29",
    "v8-oci-vms.excerpt.csv, oci, 25",
    "v8-runpod-vms.head.csv, runpod, 28",
    "v8-vast-vms.csv, vast-ai, 66",
    "v8-verda-vms.csv, verda, 33",
    "v9-nebius-vms.csv, nebius, 32"
  })
  void everyFileIsReadToItsEnd(String file, String provider, int offers) {
    Imported imported = skypilot(file);

    assertThat(imported.provider()).isEqualTo(provider);
    assertThat(imported.offers()).hasSize(offers);
  }

  @Test
  void lambdaListsEveryMachineInEveryRegion() {
    Imported lambda = skypilot("v8-lambda-vms.csv");

    assertThat(counts(lambda)).isEqualTo(Map.of(Rule.CPU_ONLY, 34));
    assertThat(prices(lambda, "gpu_8x_h100_sxm5", ON_DEMAND))
        .hasSize(17)
        .allMatch(offer -> offer.priceUsdPerHour() == 31.92 && offer.gpu().equals("h100-sxm-80gb"));
    assertThat(prices(lambda, "gpu_1x_rtx6000", ON_DEMAND))
        .allMatch(offer -> offer.gpu().equals("quadro-rtx-6000"));
    assertThat(prices(lambda, "gpu_1x_gh200", ON_DEMAND))
        .allMatch(offer -> offer.gpu().equals("gh200-96gb"));
  }

  @Test
  void amazonsSpotPricesAreTheLowestOfTheirZones() {
    Imported aws = skypilot("v8-aws-vms.excerpt.csv");

    assertThat(offer(aws, "g5.8xlarge", SPOT, "us-east-1").priceUsdPerHour()).isEqualTo(0.8391);
    assertThat(offer(aws, "g5.8xlarge", SPOT, "us-east-1").note())
        .isEqualTo("zone use1-az4, the lowest of 5 zones");
    assertThat(offer(aws, "g5.8xlarge", ON_DEMAND, "us-west-2").priceUsdPerHour()).isEqualTo(2.448);
    assertThat(counts(aws))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 6, Rule.SAME_PRICE, 16, Rule.DEARER_ZONE, 15));
  }

  @Test
  void azureHasNoSpotPriceForH100AndNoNameForSharesOfAnA10() {
    Imported azure = skypilot("v6-azure-vms.excerpt.csv");

    assertThat(onDemand(azure, "Standard_NC40ads_H100_v5").gpu()).isEqualTo("h100-nvl-94gb");
    assertThat(prices(azure, "Standard_NC40ads_H100_v5", SPOT)).isEmpty();
    assertThat(counts(azure))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 2, Rule.GPU_NOT_STATED, 3, Rule.SPOT_EQUALS_ON_DEMAND, 2));
  }

  @Test
  void googlesHostsAndGpusAreAddedUp() {
    Imported gcp = skypilot("v8-gcp-vms.excerpt.csv");

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
    Imported gcp = skypilot("v8-gcp-vms.excerpt.csv");
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
    Imported gcp = skypilot("v8-gcp-vms.excerpt.csv");

    assertThat(prices(gcp, "tpu-v6e-256", ON_DEMAND))
        .allMatch(offer -> offer.gpuCount() == 256 && offer.gpu().equals("tpu-v6e"));
    assertThat(prices(gcp, "tpu-v6e-256", ON_DEMAND))
        .extracting(Offer::priceUsdPerHour)
        .containsExactly(760.32, 691.2, 691.2);
    assertThat(offer(gcp, "tpu-v6e-1", ON_DEMAND, "us-south1").priceUsdPerHour()).isEqualTo(2.7);
  }

  @Test
  void nebiusIsReadWithAndWithoutMemory() {
    for (String file : new String[] {"v8-nebius-vms.csv", "v9-nebius-vms.csv"}) {
      Imported nebius = skypilot(file);
      Offer offer = onDemand(nebius, "gpu-h100-sxm_8gpu-128vcpu-1600gb");

      assertThat(offer.gpu()).isEqualTo("h100-sxm-80gb");
      assertThat(offer.priceUsdPerHour()).isEqualTo(23.6);
    }
    assertThat(counts(skypilot("v9-nebius-vms.csv"))).isEqualTo(Map.of(Rule.CPU_ONLY, 52));
  }

  @Test
  void oraclesMachinesOfProcessorsAreLeftOut() {
    Imported oci = skypilot("v8-oci-vms.excerpt.csv");

    assertThat(counts(oci)).isEqualTo(Map.of(Rule.CPU_ONLY, 12));
    assertThat(onDemand(oci, "BM.GPU.RTXPRO.8").gpu()).isEqualTo("rtx-pro-6000-server");
    assertThat(onDemand(oci, "BM.GPU4.8").gpu()).isEqualTo("a100-sxm-40gb");
  }

  @Test
  void runpodHasNoSpotPricesAndRepeatsEachPrice() {
    Imported runpod = skypilot("v8-runpod-vms.head.csv");

    assertThat(runpod.offers())
        .allMatch(offer -> offer.pricing() == ON_DEMAND && offer.gpu().equals("a100-pcie-80gb"))
        .allMatch(offer -> offer.region() != null && offer.region().equals(offer.country()));
    assertThat(counts(runpod))
        .isEqualTo(Map.of(Rule.SPOT_EQUALS_ON_DEMAND, 79, Rule.SAME_PRICE, 51));
  }

  @Test
  void vastsVariantsAreThoseOfTheMachinesNames() {
    Imported vast = skypilot("v8-vast-vms.csv");

    assertThat(onDemand(vast, "1x-H100_NVL-32-65536").gpu()).isEqualTo("h100-nvl-94gb");
    assertThat(onDemand(vast, "1x-A100_PCIE-32-65536").gpu()).isEqualTo("a100-pcie-80gb");
    assertThat(onDemand(vast, "2x-RTX_4070S_Ti-32-65536").gpu()).isEqualTo("rtx-4070-ti-super");
    assertThat(onDemand(vast, "1x-RTX_4060_Ti-32-65536").gpu()).isEqualTo("rtx-4060-ti-16gb");
    assertThat(onDemand(vast, "2x-RTX_A2000-32-65536").gpu()).isEqualTo("rtx-a2000-6gb");
    assertThat(counts(vast)).isEqualTo(Map.of(Rule.MODIFIED_GPU, 1, Rule.PRICE_NOT_ABOVE_ZERO, 66));
  }

  @Test
  void verdaHasSpotPricesOfWhatIsSoldOut() {
    Imported verda = skypilot("v8-verda-vms.csv");

    assertThat(counts(verda)).isEqualTo(Map.of(Rule.CPU_ONLY, 11, Rule.SOLD_OUT, 5));
    assertThat(prices(verda, "8B200.240V", ON_DEMAND)).isEmpty();
    assertThat(offer(verda, "8B200.240V", SPOT, "FIN-03").priceUsdPerHour()).isEqualTo(13.69);
  }

  @ParameterizedTest
  @CsvSource({"v7-common-metadata.csv", "v8-common-accelerators.csv"})
  void tablesOfAcceleratorsAreNoPriceFiles(String file) {
    assertThat(Imports.failure("skypilot", published("skypilot/" + file)))
        .hasMessageContaining(":1: no column InstanceType");
  }

  @Test
  void gpuhuntsExampleHasFourPrices() {
    Imported mine = Imports.one("gpuhunt", "mine", published("gpuhunt/example.csv"));

    assertThat(mine.offers()).hasSize(4).allMatch(offer -> offer.gpu().equals("a10"));
    assertThat(onDemand(mine, "i4").priceUsdPerHour()).isEqualTo(4);
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

  @Test
  void gpuPricingBringsManyProvidersAndSaysWhatIsAnEstimate() {
    OfferImport.Result result =
        Imports.read("gpu-pricing", null, published("gpu-pricing/offerings.json"));

    assertThat(result.failures()).isEmpty();
    assertThat(result.imports()).hasSize(21);
    Imported jarvis =
        result.imports().stream()
            .filter(one -> one.provider().equals("jarvis-labs"))
            .findFirst()
            .orElseThrow();
    assertThat(counts(jarvis)).containsEntry(Rule.ESTIMATED_PRICE, 6);
    assertThat(jarvis.asOf()).isEqualTo("2026-05-24");
    assertThat(jarvis.basis()).isEqualTo("by the rows");
  }
}
