package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.catalog.CatalogException;
import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferFileTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void holdsEveryKeyOfAnOfferAndTheSourcesItNames() {
    Imported verda = Imports.one("skypilot", Imports.madeUp("skypilot/v8/verda/vms.csv"));

    String text = OfferFile.text("verda", verda.offers(), verda.sources());

    Fields file = Fields.of(Json.read(text, "verda.json"), "verda.json");
    assertThat(file.text("provider")).isEqualTo("verda");
    Fields offer = file.objects("offers").get(0);
    assertThat(offer.keys())
        .containsExactly(
            "asOf",
            "country",
            "covers",
            "gpu",
            "gpuCount",
            "gpuFraction",
            "instanceType",
            "memoryGiB",
            "networkGbps",
            "note",
            "priceUsdPerHour",
            "pricing",
            "provider",
            "region",
            "source",
            "state",
            "term",
            "tier",
            "vcpus");
    Fields source = file.object(CatalogReader.OWN_SOURCES).object(offer.text("source"));
    assertThat(source.keys()).containsExactly("accessed", "kind", "publisher", "title", "url");
    assertThat(source.text("kind")).isEqualTo("imported");
    assertThat(source.text("url")).isEqualTo("file:vms.csv");
    assertThat(source.text("accessed")).isEqualTo("2026-11-20");
  }

  @Test
  void makesTheFolderAndLeavesNothingButTheFile() throws IOException {
    Path file = folder.resolve("a/b/aws.json");

    OfferFile.write(file, "one");
    OfferFile.write(file, "two");

    assertThat(file).hasContent("two");
    try (Stream<Path> all = Files.list(folder.resolve("a/b"))) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void aTextOfMoreBytesThanTheReaderTakesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("aws.json"), "old");
    // Two bytes each, so that the characters alone are few enough.
    String text = "\u00e9".repeat((int) (CatalogFiles.LARGEST_FILE / 2) + 1);

    assertThatThrownBy(() -> OfferFile.write(file, text))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("64 MiB");
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void replacesALinkAndDoesNotFollowIt() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "untouched");
    Path file = folder.resolve("aws.json");
    Files.createSymbolicLink(file, other);

    OfferFile.write(file, "new");

    assertThat(other).hasContent("untouched");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(file).hasContent("new");
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("aws.json"), "old");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeThat(Files.isWritable(folder)).as("the superuser may write anywhere").isFalse();

      assertThatThrownBy(() -> OfferFile.write(file, "new"))
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining("what was there is unchanged");
      assertThat(file).hasContent("old");
      assertThat(files()).containsExactly(file);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFolderInTheFilesPlaceIsAnErrorThatLeavesNoPart() throws IOException {
    Path file = Files.createDirectories(folder.resolve("aws.json/in it"));

    assertThatThrownBy(() -> OfferFile.write(file.getParent(), "new"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("cannot be written");
    assertThat(files()).containsExactly(file.getParent());
  }

  @Test
  void aFileInTheFoldersPlaceIsAnError() throws IOException {
    Path blocked = Files.writeString(folder.resolve("offers"), "a file");

    assertThatThrownBy(() -> OfferFile.write(blocked.resolve("aws.json"), "new"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("cannot be written");
    assertThat(blocked).hasContent("a file");
  }

  @Test
  void twoAtOnceLeaveOneOfTheTextsWhole() throws Exception {
    Path file = folder.resolve("aws.json");
    List<String> texts = List.of("a".repeat(200_000), "b".repeat(200_000));
    List<Thread> threads =
        texts.stream().map(text -> new Thread(() -> OfferFile.write(file, text))).toList();

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(texts).contains(Files.readString(file));
    assertThat(files()).containsExactly(file);
  }

  @Test
  void othersMayReadWhatTheUsersMaskLetsThem() throws IOException {
    Path file = folder.resolve("aws.json");
    Path plain = Files.writeString(folder.resolve("plain"), "");

    OfferFile.write(file, "text");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }
}
