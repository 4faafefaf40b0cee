package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every known oddity of SkyPilot's files, on made-up files that show it. */
class SkypilotOffersTest {
  private static Imported skypilot(String cloud) {
    return Imports.one("skypilot", madeUp("skypilot/" + cloud + "/vms.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "v8/aws, aws",
    "v5/do, digitalocean",
    "v8/vast, vast-ai",
    "v8/lambda, lambda",
    "v8/yotta, yotta"
  })
  void theFolderNamesTheProvider(String folder, String provider) {
    assertThat(skypilot(folder).provider()).isEqualTo(provider);
  }

  @Test
  void columnsAreReadByNameInWhateverOrder() {
    Offer runpod = onDemand(skypilot("v8/runpod"), "1x_A100-80GB-SXM_SECURE");
    Offer verda = onDemand(skypilot("v8/verda"), "1RTX6000ADA.10V");

    assertThat(runpod.priceUsdPerHour()).isEqualTo(1.5);
    assertThat(runpod.vcpus()).isEqualTo(8);
    assertThat(runpod.memoryGiB()).isEqualTo(117);
    assertThat(verda.priceUsdPerHour()).isEqualTo(0.8);
    assertThat(verda.vcpus()).isEqualTo(10);
  }

  @Test
  void thePriceIsForAllGpusOfTheRow() {
    Offer offer = onDemand(skypilot("v9/nebius"), "gpu-h100-sxm_8gpu-128vcpu-1600gb");

    assertThat(offer.gpuCount()).isEqualTo(8);
    assertThat(offer.priceUsdPerHour()).isEqualTo(23.6);
    assertThat(offer.asOf()).isEqualTo(Imports.DAY);
    assertThat(offer.source()).isEqualTo("imported-nebius-2026-11-20");
  }

  @Test
  void machinesWithoutAcceleratorAreLeftOutWhateverTheirCountSays() {
    assertThat(counts(skypilot("v9/nebius"))).containsEntry(Rule.CPU_ONLY, 1);
    assertThat(counts(skypilot("v8/lambda"))).containsEntry(Rule.CPU_ONLY, 1);
    assertThat(counts(skypilot("v8/oci"))).containsEntry(Rule.CPU_ONLY, 1);
  }

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

  @Test
  void aPriceOfZeroIsUnknown() {
    Imported aws = skypilot("v8/aws");

    assertThat(counts(aws)).containsEntry(Rule.PRICE_NOT_ABOVE_ZERO, 1);
    assertThat(prices(aws, "p5.48xlarge", ON_DEMAND)).isEmpty();
    assertThat(counts(skypilot("v8/vast")).get(Rule.PRICE_NOT_ABOVE_ZERO))
        .as("spot 0.00 of rows whose GPU is known")
        .isEqualTo(12);
  }

  @Test
  void emptyPricesAreUnknown() {
    assertThat(counts(skypilot("v6/azure"))).containsEntry(Rule.NO_PRICE, 1);
    Imported verda = skypilot("v8/verda");
    assertThat(counts(verda)).containsEntry(Rule.SOLD_OUT, 1);
    assertThat(prices(verda, "2B300.60V", ON_DEMAND)).isEmpty();
    assertThat(prices(verda, "2B300.60V", SPOT)).hasSize(1);
    assertThat(prices(skypilot("v8/oci"), "BM.GPU4.8", SPOT)).isEmpty();
  }

  @Test
  void aSpotPriceEqualToOnDemandSaysThatNoneIsKnown() {
    assertThat(skypilot("v8/runpod").offers()).allMatch(offer -> offer.pricing() == ON_DEMAND);
    assertThat(counts(skypilot("v6/azure"))).containsEntry(Rule.SPOT_EQUALS_ON_DEMAND, 1);
    assertThat(prices(skypilot("v8/aws"), "p4d.24xlarge", SPOT)).isEmpty();
  }

  @Test
  void aSpotPriceAboveOnDemandIsDoubtful() {
    Imported aws = skypilot("v8/aws");

    assertThat(counts(aws)).containsEntry(Rule.SPOT_ABOVE_ON_DEMAND, 1);
    assertThat(prices(aws, "p3.2xlarge", SPOT)).isEmpty();
    assertThat(prices(aws, "p3.2xlarge", ON_DEMAND)).hasSize(1);
  }

  @Test
  void aRegionFarBelowAnotherIsDoubtfulAndSaysSo() {
    Imported aws = skypilot("v8/aws");

    assertThat(counts(aws)).containsEntry(Rule.REGIONS_DIFFER, 1);
    assertThat(offer(aws, "g5.xlarge", ON_DEMAND, "us-east-1").note())
        .isEqualTo("suspect: sa-east-1 has this machine at 1.8");
    assertThat(offer(aws, "g5.xlarge", ON_DEMAND, "sa-east-1").note()).isNull();
  }

  @Test
  void ofTheSpotPricesOfZonesTheLowestIsTakenAndItsZoneKept() {
    Imported aws = skypilot("v8/aws");
    Offer spot = offer(aws, "g5.xlarge", SPOT, "us-east-1");

    assertThat(spot.priceUsdPerHour()).isEqualTo(0.4);
    assertThat(spot.note()).isEqualTo("zone use1-az2, the lowest of 3 zones");
    assertThat(counts(aws)).containsEntry(Rule.DEARER_ZONE, 2);
  }

  @Test
  void equalPricesOfOneRegionAreTakenOnce() {
    assertThat(counts(skypilot("v8/lambda"))).containsEntry(Rule.SAME_PRICE, 1);
    assertThat(prices(skypilot("v8/lambda"), "gpu_8x_a100", ON_DEMAND))
        .extracting(Offer::region)
        .containsExactly("us-east-1", "us-west-1");
    assertThat(prices(skypilot("v8/runpod"), "1x_A100-80GB_SECURE", ON_DEMAND))
        .extracting(Offer::country)
        .containsExactly("CA", "SE");
  }

  @Test
  void sharesOfAGpuWithoutANameAreLeftOut() {
    assertThat(counts(skypilot("v6/azure"))).containsEntry(Rule.GPU_NOT_STATED, 2);
  }

  @Test
  void aShareOfAGpuWithANameIsOne() {
    Offer share = onDemand(skypilot("v8/aws"), "g6f.large");

    assertThat(share.gpuFraction()).isEqualTo(0.125);
    assertThat(share.gpuCount()).isEqualTo(1);
    assertThat(share.gpu()).isEqualTo("l4");
  }

  @ParameterizedTest
  @CsvSource({
    "v8/runpod, 1x_A100-80GB_SECURE, a100-pcie-80gb",
    "v8/runpod, 1x_A100-80GB-SXM_SECURE, a100-sxm-80gb",
    "v8/runpod, 1x_RTX6000-Ada_COMMUNITY, rtx-6000-ada",
    "v8/lambda, gpu_1x_rtx6000, quadro-rtx-6000",
    "v8/lambda, gpu_1x_a6000, rtx-a6000",
    "v8/lambda, gpu_1x_h100_pcie, h100-pcie-80gb",
    "v8/verda, 1RTXPRO6000.30V, rtx-pro-6000-server",
    "v8/verda, 1RTX6000ADA.10V, rtx-6000-ada",
    "v8/verda, 1B300.30V, b300",
    "v8/oci, BM.GPU4.8, a100-sxm-40gb",
    "v6/azure, Standard_NC40ads_H100_v5, h100-nvl-94gb",
    "v9/nebius, gpu-h100-sxm_8gpu-128vcpu-1600gb, h100-sxm-80gb",
    "v5/do, gpu-h100x8-640gb, h100-sxm-80gb",
    "v8/aws, dl1.24xlarge, gaudi-1",
    "v8/aws, g4ad.xlarge, radeon-pro-v520",
    "v8/yotta, y-a10, a10",
    "v8/yotta, y-h200, h200-sxm-141gb"
  })
  void oneGpuHasManyNamesAndItsMemoryMayBeStatedWrong(String cloud, String type, String gpu) {
    assertThat(prices(skypilot(cloud), type, ON_DEMAND))
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(offer.gpu()).isEqualTo(gpu));
  }

  @ParameterizedTest
  @CsvSource({
    "8x-H100_SXM-32-65536, h100-sxm-80gb",
    "1x-H100_NVL-32-65536, h100-nvl-94gb",
    "1x-A100_PCIE-32-65536, a100-pcie-80gb",
    "2x-A100_SXM4-32-65536, a100-sxm-40gb",
    "2x-RTX_4070S_Ti-32-65536, rtx-4070-ti-super",
    "1x-RTX_4060_Ti-32-65536, rtx-4060-ti-16gb",
    "2x-RTX_3060_Ti-32-65536, rtx-3060-ti",
    "1x-RTX_3060-32-65536, rtx-3060-12gb",
    "2x-RTX_4090-32-65536, rtx-4090",
    "2x-RTX_A2000-32-65536, rtx-a2000-6gb",
    "1x-RTX_PRO_6000_S-32-65536, rtx-pro-6000-server",
    "1x-RTX_PRO_6000_WS-32-65536, rtx-pro-6000-workstation"
  })
  void vastKeepsTheVariantInTheNameOfTheMachineAlone(String type, String gpu) {
    assertThat(onDemand(skypilot("v8/vast"), type).gpu()).isEqualTo(gpu);
  }

  @Test
  void aCardWithDoubledMemoryIsNoProduct() {
    Imported vast = skypilot("v8/vast");

    assertThat(counts(vast)).contains(entry(Rule.MODIFIED_GPU, 1), entry(Rule.UNKNOWN_VARIANT, 1));
    assertThat(prices(vast, "1x-RTX_4090-32-65536", ON_DEMAND)).isEmpty();
    assertThat(prices(vast, "1x-L40-32-65536", ON_DEMAND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1x-A100_PCIE-32-65536, 'US, NA', US",
    "2x-A100_SXM4-32-65536, 'Hafnarfjarðarkaupstaður, IS, EU', IS"
  })
  void vastsPlacesNameTheCountry(String type, String region, String country) {
    Offer offer = onDemand(skypilot("v8/vast"), type);

    assertThat(offer.region()).isEqualTo(region);
    assertThat(offer.country()).isEqualTo(country);
    assertThat(offer.tier()).isEqualTo("community");
  }

  @Test
  void theNameOfAMachineOfRunpodEndsWithItsTier() {
    Imported runpod = skypilot("v8/runpod");

    assertThat(onDemand(runpod, "1x_A100-80GB-SXM_SECURE").tier()).isEqualTo("secure");
    assertThat(onDemand(runpod, "1x_RTX6000-Ada_COMMUNITY").tier()).isEqualTo("community");
  }

  @Test
  void theTableOfMemoriesIsNoPriceFile() {
    ImportException failure =
        Imports.failure("skypilot", madeUp("skypilot/v7/common/metadata.csv"));

    assertThat(failure.code()).isEqualTo("invalid-import");
    assertThat(failure).hasMessageContaining("metadata.csv:1: no column InstanceType");
  }

  @Test
  void aFileOfAnotherFormatIsToldByItsColumns() {
    ImportException failure = Imports.failure("skypilot", madeUp("gpuhunt/aws.csv"));

    assertThat(failure.hint()).isEqualTo("Maybe --format gpuhunt, whose columns these are");
  }

  @Test
  void aNameThatTellsNoProviderAsksForOne(@TempDir Path folder) throws IOException {
    Path file = Files.copy(madeUp("skypilot/v8/aws/vms.csv"), folder.resolve("prices.csv"));

    ImportException failure = Imports.failure("skypilot", file);

    assertThat(failure.code()).isEqualTo("missing-value");
    assertThat(failure.hint()).contains("--provider");
    assertThat(Imports.one("skypilot", "AWS", file).provider()).isEqualTo("aws");
  }
}
