package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.CsvFile.HEADER;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own columns. */
class CsvOffersTest {
  private CsvFile file;

  @BeforeEach
  void file(@TempDir Path folder) {
    file = new CsvFile(folder);
  }

  @Test
  void takesEveryColumnOfAnOffer() {
    OfferImport.Result result = Imports.read("csv", null, madeUp("csv/contract.csv"));

    assertThat(result.imports()).extracting(Imported::provider).contains("other-cloud");
    Imported own = result.imports().get(1);
    Offer small = onDemand(own, "small");
    assertThat(small)
        .isEqualTo(
            new Offer(
                "own-cloud",
                "small",
                "l4",
                1,
                null,
                "fra-1",
                "DE",
                "secure",
                Offer.Pricing.ON_DEMAND,
                null,
                0.5,
                8.0,
                32.0,
                25.0,
                "listed",
                LocalDate.of(2026, 11, 1),
                small.source(),
                null,
                null));
    assertThat(own.sources().get(small.source()).url()).isEqualTo("https://example.com/contract");
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    Imported other = Imports.read("csv", null, madeUp("csv/contract.csv")).imports().get(0);
    Offer offer = onDemand(other, "small");

    assertThat(offer.pricing()).isEqualTo(Offer.Pricing.ON_DEMAND);
    assertThat(offer.asOf()).isEqualTo(Imports.DAY);
    assertThat(other.sources().get(offer.source()).url()).isEqualTo("file:contract.csv");
  }

  @Test
  void aReservedPriceKeepsItsTermAndItsSource() {
    Imported own = Imports.read("csv", null, madeUp("csv/contract.csv")).imports().get(1);
    Offer large = Imports.prices(own, "large", Offer.Pricing.RESERVED).get(0);

    assertThat(large.term()).isEqualTo("1y");
    assertThat(own.sources().get(large.source()).title()).isEqualTo("frame contract 7");
    assertThat(own.sources().get(large.source()).url()).isEqualTo("file:contract.csv");
  }

  @Test
  void oneProviderCanBeAskedFor() throws IOException {
    Path written = file.write(HEADER + "a,m,l4,1,1\nb,m,l4,1,2\n,m,l4,2,3\n");

    Imported b = Imports.one("csv", "b", written);

    assertThat(b.offers()).extracting(Offer::priceUsdPerHour).containsExactly(2.0, 3.0);
    assertThat(counts(b)).containsEntry(Rule.OTHER_PROVIDER, 1);
  }

  @Test
  void withAProviderGivenTheColumnMayBeMissing() throws IOException {
    Path written = file.write("instanceType,gpu,gpuCount,priceUsdPerHour\nm,l4,1,1\n");

    assertThat(Imports.one("csv", "mine", written).offers()).hasSize(1);
  }

  @Test
  void anUnknownColumnIsAnErrorWithTheNearestOne() throws IOException {
    assertThat(file.failure(HEADER.strip() + ",regoin\n"))
        .hasMessage("prices.csv:1: unknown column regoin, near: region");
  }

  @Test
  void aMissingColumnIsAnErrorThatNamesIt() throws IOException {
    assertThat(file.failure("provider,instanceType,gpu,gpuCount\n"))
        .hasMessageContaining("prices.csv:1: no column priceUsdPerHour");
  }
}
