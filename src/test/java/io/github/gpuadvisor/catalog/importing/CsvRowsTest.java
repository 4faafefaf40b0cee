package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.CsvFile.HEADER;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be taken as they stand: each is told, and the others are taken. */
class CsvRowsTest {
  private CsvFile file;

  @BeforeEach
  void file(@TempDir Path folder) {
    file = new CsvFile(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,m,no-such-gpu,1,1 | UNKNOWN_GPU",
        "a,m,RTX 6000,1,1 | AMBIGUOUS_GPU",
        "a,m,l4,0,1 | GPU_COUNT",
        "a,m,l4,1.5,1 | GPU_COUNT",
        "a,m,l4,-1,1 | GPU_COUNT",
        "a,m,l4,many,1 | GPU_COUNT",
        "a,m,l4,1000000,1 | GPU_COUNT",
        "a,m,l4,1, | NO_PRICE",
        "a,m,l4,1,0 | PRICE_NOT_ABOVE_ZERO",
        "a,m,l4,1,-3 | PRICE_NOT_ABOVE_ZERO",
        "a,m,l4,1,NaN | BAD_VALUE",
        "a,m,l4,1,Infinity | BAD_VALUE",
        "a,m,l4,1,$3 | BAD_VALUE",
        "a,m,l4,1,1e99 | PRICE_TOO_HIGH",
        "a,m,l4,1,101 | PRICE_TOO_HIGH",
        "a,,l4,1,1 | BAD_TEXT",
        "a,=HYPERLINK(1),l4,1,1 | FORMULA",
        "a,@SUM(A1),l4,1,1 | FORMULA",
        "a,+cmd,l4,1,1 | FORMULA",
        "a,m,l4,1 | MALFORMED_ROW",
        "a,m,l4,1,1,1 | MALFORMED_ROW"
      })
  void aRowThatCannotBeUsedIsToldAndTheOthersAreTaken(String row, Rule rule) throws IOException {
    Imported imported = file.one(HEADER + row + "\na,good,l4,1,1\n");

    assertThat(imported.offers()).extracting(Offer::instanceType).containsExactly("good");
    assertThat(counts(imported)).containsOnlyKeys(rule);
    assertThat(imported.tally().lines(false).get(0).examples().get(0)).startsWith("prices.csv:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pricing", "asOf", "vcpus"})
  void aValueThatCannotBeReadIsToldWithItsRow(String column) throws IOException {
    Imported imported =
        file.one(HEADER.strip() + "," + column + "\na,bad,l4,1,1,sometimes\na,good,l4,1,1,\n");

    assertThat(imported.offers()).extracting(Offer::instanceType).containsExactly("good");
    assertThat(counts(imported)).containsEntry(Rule.BAD_VALUE, 1);
  }

  @Test
  void aNameThatMayMeanSeveralGpusIsLeftOut() throws IOException {
    Imported imported =
        file.one(
            """
            provider,instanceType,gpu,gpuCount,priceUsdPerHour
            a,one,A100,1,1
            a,two,RTX PRO 6000,1,1
            a,three,V100,1,1
            a,four-sxm,V100 32GB,1,1
            a,five,H100,1,2
            """);

    assertThat(counts(imported)).isEqualTo(Map.of(Rule.AMBIGUOUS_GPU, 3));
    assertThat(imported.offers())
        .extracting(Offer::gpu)
        .containsExactly("h100-sxm-80gb", "v100-sxm-32gb");
  }

  @Test
  void aSpotPriceAboveEveryOnDemandPriceOfTheGpuIsDoubtful() throws IOException {
    Imported imported =
        file.one(
            """
            provider,instanceType,gpu,gpuCount,priceUsdPerHour,pricing
            a,big,h100-sxm-80gb,8,24,on-demand
            a,small,h100-sxm-80gb,1,3.29,on-demand
            a,other,h100-sxm-80gb,1,4.76,spot
            a,cheap,h100-sxm-80gb,1,1.25,spot
            """);

    assertThat(imported.offers())
        .extracting(Offer::instanceType)
        .containsExactly("big", "cheap", "small");
    assertThat(imported.tally().lines(true)).hasSize(1);
    assertThat(imported.tally().lines(true).get(0).examples())
        .containsExactly("prices.csv:4 other 4.76, on demand at most 3.29 a GPU");
  }

  @Test
  void aTierOrACountryThatIsNoneIsABadValueAndNeverWritten() throws IOException {
    String header = "provider,instanceType,gpu,gpuCount,priceUsdPerHour,tier,country\n";
    Imported imported =
        file.one(
            header
                + "own,a,l4,1,0.5,gold,DE\n"
                + "own,b,l4,1,0.6,secure,Germany\n"
                + "own,c,l4,1,0.7,community,de\n");

    assertThat(counts(imported)).containsEntry(Rule.BAD_VALUE, 2);
    assertThat(onDemand(imported, "c").country()).isEqualTo("DE");
    assertThat(onDemand(imported, "c").tier()).isEqualTo("community");
    assertThat(imported.offers()).hasSize(1);
  }
}
