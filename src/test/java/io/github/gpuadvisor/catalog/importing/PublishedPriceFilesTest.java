package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.published;
import static io.github.gpuadvisor.catalog.importing.Imports.publishedBySkypilot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as their publishers wrote them; skipped where these are not at hand. */
class PublishedPriceFilesTest {
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
    Imported imported = publishedBySkypilot(file);

    assertThat(imported.provider()).isEqualTo(provider);
    assertThat(imported.offers()).hasSize(offers);
  }

  @Test
  void lambdaListsEveryMachineInEveryRegion() {
    Imported lambda = publishedBySkypilot("v8-lambda-vms.csv");

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
    Imported aws = publishedBySkypilot("v8-aws-vms.excerpt.csv");

    assertThat(offer(aws, "g5.8xlarge", SPOT, "us-east-1").priceUsdPerHour()).isEqualTo(0.8391);
    assertThat(offer(aws, "g5.8xlarge", SPOT, "us-east-1").note())
        .isEqualTo("zone use1-az4, the lowest of 5 zones");
    assertThat(offer(aws, "g5.8xlarge", ON_DEMAND, "us-west-2").priceUsdPerHour()).isEqualTo(2.448);
    assertThat(counts(aws))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 6, Rule.SAME_PRICE, 16, Rule.DEARER_ZONE, 15));
  }

  @Test
  void azureHasNoSpotPriceForH100AndNoNameForSharesOfAnA10() {
    Imported azure = publishedBySkypilot("v6-azure-vms.excerpt.csv");

    assertThat(onDemand(azure, "Standard_NC40ads_H100_v5").gpu()).isEqualTo("h100-nvl-94gb");
    assertThat(prices(azure, "Standard_NC40ads_H100_v5", SPOT)).isEmpty();
    assertThat(counts(azure))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 2, Rule.GPU_NOT_STATED, 3, Rule.SPOT_EQUALS_ON_DEMAND, 2));
  }

  @Test
  void nebiusIsReadWithAndWithoutMemory() {
    for (String file : new String[] {"v8-nebius-vms.csv", "v9-nebius-vms.csv"}) {
      Imported nebius = publishedBySkypilot(file);
      Offer offer = onDemand(nebius, "gpu-h100-sxm_8gpu-128vcpu-1600gb");

      assertThat(offer.gpu()).isEqualTo("h100-sxm-80gb");
      assertThat(offer.priceUsdPerHour()).isEqualTo(23.6);
    }
    assertThat(counts(publishedBySkypilot("v9-nebius-vms.csv")))
        .isEqualTo(Map.of(Rule.CPU_ONLY, 52));
  }

  @Test
  void oraclesMachinesOfProcessorsAreLeftOut() {
    Imported oci = publishedBySkypilot("v8-oci-vms.excerpt.csv");

    assertThat(counts(oci)).isEqualTo(Map.of(Rule.CPU_ONLY, 12));
    assertThat(onDemand(oci, "BM.GPU.RTXPRO.8").gpu()).isEqualTo("rtx-pro-6000-server");
    assertThat(onDemand(oci, "BM.GPU4.8").gpu()).isEqualTo("a100-sxm-40gb");
  }

  @Test
  void runpodHasNoSpotPricesAndRepeatsEachPrice() {
    Imported runpod = publishedBySkypilot("v8-runpod-vms.head.csv");

    assertThat(runpod.offers())
        .allMatch(offer -> offer.pricing() == ON_DEMAND && offer.gpu().equals("a100-pcie-80gb"))
        .allMatch(offer -> offer.region() != null && offer.region().equals(offer.country()));
    assertThat(counts(runpod))
        .isEqualTo(Map.of(Rule.SPOT_EQUALS_ON_DEMAND, 79, Rule.SAME_PRICE, 51));
  }

  @Test
  void vastsVariantsAreThoseOfTheMachinesNames() {
    Imported vast = publishedBySkypilot("v8-vast-vms.csv");

    assertThat(onDemand(vast, "1x-H100_NVL-32-65536").gpu()).isEqualTo("h100-nvl-94gb");
    assertThat(onDemand(vast, "1x-A100_PCIE-32-65536").gpu()).isEqualTo("a100-pcie-80gb");
    assertThat(onDemand(vast, "2x-RTX_4070S_Ti-32-65536").gpu()).isEqualTo("rtx-4070-ti-super");
    assertThat(onDemand(vast, "1x-RTX_4060_Ti-32-65536").gpu()).isEqualTo("rtx-4060-ti-16gb");
    assertThat(onDemand(vast, "2x-RTX_A2000-32-65536").gpu()).isEqualTo("rtx-a2000-6gb");
    assertThat(counts(vast)).isEqualTo(Map.of(Rule.MODIFIED_GPU, 1, Rule.PRICE_NOT_ABOVE_ZERO, 66));
  }

  @Test
  void verdaHasSpotPricesOfWhatIsSoldOut() {
    Imported verda = publishedBySkypilot("v8-verda-vms.csv");

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
