package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every known oddity of gpuhunt's files, on made-up files that show it. */
class GpuhuntOffersTest {
  private static Imported gpuhunt(String provider) {
    return Imports.one("gpuhunt", madeUp("gpuhunt/" + provider + ".csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "p4d.24xlarge, a100-sxm-40gb",
    "p4de.24xlarge, a100-sxm-80gb",
    "h100nvl.1x, h100-nvl-94gb",
    "ada.1x, rtx-6000-ada"
  })
  void theMemoryTellsVariantsThatShareAName(String type, String gpu) {
    assertThat(onDemand(gpuhunt("aws"), type).gpu()).isEqualTo(gpu);
  }

  @Test
  void spotIsAWordInAnyCase() {
    assertThat(prices(gpuhunt("aws"), "p4de.24xlarge", SPOT))
        .singleElement()
        .matches(offer -> offer.priceUsdPerHour() == 9);
    assertThat(prices(gpuhunt("aws"), "p4de.24xlarge", ON_DEMAND)).hasSize(1);
  }

  @Test
  void malformedRowsAreLeftOutAndNotFatal() {
    assertThat(counts(gpuhunt("aws")))
        .containsEntry(Rule.MALFORMED_ROW, 1)
        .containsEntry(Rule.PRICE_NOT_ABOVE_ZERO, 1)
        .containsEntry(Rule.BAD_VALUE, 2)
        .containsEntry(Rule.CPU_ONLY, 1);
  }

  @Test
  void capacityBookedForDaysIsNotOnDemand() {
    Imported gcp = gpuhunt("gcp");

    assertThat(onDemand(gcp, "a2-ultragpu-1g").priceUsdPerHour()).isEqualTo(5);
    assertThat(counts(gcp))
        .containsEntry(Rule.CALENDAR_MODE, 1)
        .containsEntry(Rule.NOT_SOLD_ON_DEMAND, 1);
  }

  @ParameterizedTest
  @CsvSource({"v5litepod-8, tpu-v5e, 8", "v3-8, tpu-v3, 4"})
  void tpusHaveNoMemoryAndTheirSizeInTheName(String type, String gpu, int chips) {
    assertThat(onDemand(gpuhunt("gcp"), type).gpu()).isEqualTo(gpu);
    assertThat(onDemand(gpuhunt("gcp"), type).gpuCount()).isEqualTo(chips);
  }

  @Test
  void oldFilesLackTheLastColumnsAndLambdasMemoryIsTakenBack() {
    Imported lambda = gpuhunt("lambdalabs");

    assertThat(lambda.provider()).isEqualTo("lambda");
    assertThat(onDemand(lambda, "gpu_1x_a10").memoryGiB()).isEqualTo(200);
  }
}
