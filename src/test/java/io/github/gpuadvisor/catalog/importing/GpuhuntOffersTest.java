package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.Offer.Pricing.SPOT;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known oddity of gpuhunt's files, on made-up files that show it. */
class GpuhuntOffersTest {
  @TempDir private Path folder;

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

  @Test
  void anArchiveHoldsManyProviders() throws IOException {
    Path zip = zip("aws.csv", "gcp.csv");

    assertThat(Imports.read("gpuhunt", null, zip).imports())
        .extracting(Imported::provider)
        .containsExactly("aws", "gcp");
    assertThat(Imports.one("gpuhunt", "gcp", zip).provider()).isEqualTo("gcp");
    assertThat(Imports.read("gpuhunt", null, zip).imports().get(0).sources())
        .hasValueSatisfying(
            new Condition<>(
                source -> source.url().equals("file:catalog.zip/aws.csv"), "the entry's name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../aws.csv", "/etc/aws.csv", "a\\aws.csv", "a/aws.csv", ".csv", "a\nb.csv"})
  void anEntryWhoseNameIsAPathIsRefused(String name) throws IOException {
    Path zip = folder.resolve("catalog.zip");
    pack(zip, List.of(name), Files.readAllBytes(madeUp("gpuhunt/aws.csv")));

    assertThat(Imports.read("gpuhunt", null, zip).failures())
        .singleElement()
        .matches(failure -> failure.getMessage().contains("no plain name"));
  }

  @Test
  void anArchiveThatUnpacksWithoutEndStops() throws IOException {
    Path zip = folder.resolve("catalog.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("aws.csv"));
      out.write(
          "instance_name,location,price,gpu_count,gpu_name\n".getBytes(StandardCharsets.UTF_8));
      byte[] row = "a,b,1,0,\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 80; i++) {
        out.write(row);
      }
    }

    assertThat(Imports.read("gpuhunt", null, zip).failures())
        .singleElement()
        .matches(failure -> failure.getMessage().contains("catalog.zip/aws.csv"));
  }

  @Test
  void aDamagedArchiveIsNamed() throws IOException {
    Path zip = zip("aws.csv");
    byte[] bytes = Files.readAllBytes(zip);
    for (int i = 40; i < 120; i++) {
      bytes[i] = (byte) 0xFF;
    }
    Files.write(zip, bytes);

    assertThat(Imports.read("gpuhunt", null, zip).failures())
        .singleElement()
        .matches(failure -> failure.getMessage().startsWith("catalog.zip"));
  }

  @Test
  void anArchiveWithoutPricesIsAnError() throws IOException {
    Path zip = folder.resolve("catalog.zip");
    pack(zip, List.of("readme.txt"), new byte[0]);

    assertThat(Imports.failure("gpuhunt", zip)).hasMessage("catalog.zip: holds no CSV file");
  }

  @ParameterizedTest
  @CsvSource({
    "20260818-42/aws.csv, 2026-08-18, by the version in its path",
    "aws-2026-07-01.csv, 2026-07-01, by the file's name",
    "aws-20260701.csv, 2026-07-01, by the file's name"
  })
  void theDayIsThatOfTheVersionOrOfTheName(String name, String day, String basis)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(madeUp("gpuhunt/aws.csv"), file);

    assertThat(AsOf.of(file, null).date()).isEqualTo(day);
    assertThat(AsOf.of(file, null).basis()).isEqualTo(basis);
    assertThat(AsOf.of(file, Imports.DAY).date()).isEqualTo(Imports.DAY);
  }

  @Test
  void withoutBothTheDayIsThatOfTheFile() throws IOException {
    Path file = Files.copy(madeUp("gpuhunt/aws.csv"), folder.resolve("aws.csv"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-04T05:06:07Z")));

    assertThat(AsOf.of(file, null).date()).isEqualTo("2026-03-04");
    assertThat(AsOf.of(file, null).basis()).isEqualTo("by the file's date");
  }

  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("catalog.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(madeUp("gpuhunt/" + name)));
      }
    }
    return zip;
  }

  private static void pack(Path zip, List<String> names, byte[] content) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
      }
    }
  }
}
