package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.skypilot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known oddities of SkyPilot's files, on made-up files that show it. */
class SkypilotOffersTest {
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
