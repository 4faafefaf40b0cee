package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own columns, and what a file from a stranger may hold. */
class CsvOffersTest {
  private static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return file(text, StandardCharsets.UTF_8);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("prices.csv"), text.getBytes(charset));
  }

  private Imported one(String text) throws IOException {
    return Imports.one("csv", file(text));
  }

  private ImportException failure(String text) throws IOException {
    return Imports.failure("csv", file(text));
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
    Path file = file(HEADER + "a,m,l4,1,1\nb,m,l4,1,2\n,m,l4,2,3\n");

    Imported b = Imports.one("csv", "b", file);

    assertThat(b.offers()).extracting(Offer::priceUsdPerHour).containsExactly(2.0, 3.0);
    assertThat(counts(b)).containsEntry(Rule.OTHER_PROVIDER, 1);
  }

  @Test
  void withAProviderGivenTheColumnMayBeMissing() throws IOException {
    Path file = file("instanceType,gpu,gpuCount,priceUsdPerHour\nm,l4,1,1\n");

    assertThat(Imports.one("csv", "mine", file).offers()).hasSize(1);
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
    Imported imported = one(HEADER + row + "\na,good,l4,1,1\n");

    assertThat(imported.offers()).extracting(Offer::instanceType).containsExactly("good");
    assertThat(counts(imported)).containsOnlyKeys(rule);
    assertThat(imported.tally().lines(false).get(0).examples().get(0)).startsWith("prices.csv:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pricing", "asOf", "vcpus"})
  void aValueThatCannotBeReadIsToldWithItsRow(String column) throws IOException {
    Imported imported =
        one(HEADER.strip() + "," + column + "\na,bad,l4,1,1,sometimes\na,good,l4,1,1,\n");

    assertThat(imported.offers()).extracting(Offer::instanceType).containsExactly("good");
    assertThat(counts(imported)).containsEntry(Rule.BAD_VALUE, 1);
  }

  @Test
  void anUnknownColumnIsAnErrorWithTheNearestOne() throws IOException {
    assertThat(failure(HEADER.strip() + ",regoin\n"))
        .hasMessage("prices.csv:1: unknown column regoin, near: region");
  }

  @Test
  void aMissingColumnIsAnErrorThatNamesIt() throws IOException {
    assertThat(failure("provider,instanceType,gpu,gpuCount\n"))
        .hasMessageContaining("prices.csv:1: no column priceUsdPerHour");
  }

  @Test
  void controlCharactersInNamesReachNobody() throws IOException {
    Imported imported =
        one(
            HEADER
                + "a,m\u001b[2J,l4,1,1\na,m\u0000,l4,1,1\na,\"x\ny\",l4,1,1\na,a\u202eb,l4,1,1\n");

    assertThat(imported.offers()).isEmpty();
    assertThat(counts(imported)).isEqualTo(Map.of(Rule.BAD_TEXT, 4));
    assertThat(imported.tally().lines(false).get(0).examples())
        .allSatisfy(example -> assertThat(example).matches("prices\\.csv:\\d"));
  }

  @Test
  void byteOrderMarksAndLineEndsOfWindowsMeanNothing() throws IOException {
    assertThat(one("\uFEFF" + (HEADER + "a,m,l4,1,1\n").replace("\n", "\r\n")).offers()).hasSize(1);
  }

  @Test
  void utf16IsReadWhereAMarkSaysSo() throws IOException {
    Path file = file(HEADER + "a,m,l4,1,1\n", StandardCharsets.UTF_16);

    assertThat(Imports.one("csv", file).offers()).hasSize(1);
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    assertThat(Imports.failure("csv", file(HEADER, StandardCharsets.UTF_16LE)))
        .hasMessageContaining("is no text in UTF-8");
    assertThat(
            Imports.read("csv", null, file(HEADER + "a,Îlot,l4,1,1\n", StandardCharsets.ISO_8859_1))
                .failures())
        .singleElement()
        .matches(failure -> failure.getMessage().contains("is not UTF-8 text"));
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    assertThat(failure("")).hasMessage("prices.csv:1: is empty");
  }

  @Test
  void aDirectoryOrNoFileCannotBeRead() {
    ImportException folders = Imports.failure("csv", folder);
    ImportException none = Imports.failure("csv", folder.resolve("none"));

    assertThat(folders.code()).isEqualTo("unreadable-file");
    assertThat(folders).hasMessage(folder + ": is a folder; give the files in it");
    assertThat(none.code()).isEqualTo("unreadable-file");
    assertThat(none).hasMessage(folder.resolve("none") + ": there is no such file");
  }

  @Test
  void anAcceptedRowNeverNamesAPathOfThisMachine() throws IOException {
    Imported imported = one(HEADER + "a,m,l4,1,1\n");

    assertThat(imported.sources().values())
        .allSatisfy(source -> assertThat(source.toString()).doesNotContain(folder.toString()));
  }

  @Test
  void aNameThatMayMeanSeveralGpusIsLeftOut() throws IOException {
    Imported imported =
        one(
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
        one(
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
  void severalFilesOfOneProviderAreOneImport() throws IOException {
    Path first = file(HEADER + "a,m,l4,1,1\n");
    Path second = Files.writeString(folder.resolve("more.csv"), HEADER + "a,n,l4,1,2\n");

    OfferImport.Result result = Imports.read("csv", null, first, second);

    assertThat(result.imports()).hasSize(1);
    assertThat(result.imports().get(0).offers()).hasSize(2);
    assertThat(result.imports().get(0).sources()).hasSize(2);
  }

  @Test
  void aFileThatBreaksOffSpoilsItsOwnProvidersAlone() throws IOException {
    Path broken = file(HEADER + "a,m,l4,1,1\na,\"open\n");
    Path sound = Files.writeString(folder.resolve("more.csv"), HEADER + "b,n,l4,1,2\n");

    OfferImport.Result result = Imports.read("csv", null, broken, sound);

    assertThat(result.failures()).hasSize(1);
    assertThat(result.imports()).extracting(Imported::provider).containsExactly("b");
  }

  @Test
  void aTierOrACountryThatIsNoneIsABadValueAndNeverWritten() throws IOException {
    String header = "provider,instanceType,gpu,gpuCount,priceUsdPerHour,tier,country\n";
    Imported imported =
        one(
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
