package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive in which gpuhunt hands out its files, also one that was made to harm. */
class GpuhuntArchiveTest {
  @TempDir private Path folder;

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
