package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerCacheTest {
  private static final FileTime LAST_YEAR = FileTime.from(Instant.parse("2025-11-25T08:00:00Z"));

  @TempDir private Path home;
  private Path prices;
  private Path caches;

  @BeforeEach
  void importPrices() throws IOException {
    Path offers = Files.createDirectories(home.resolve("gpu-advisor/imported/offers"));
    prices = offers.resolve("mine.json");
    caches = home.resolve("caches");
    write(2.5);
    Files.setLastModifiedTime(prices, LAST_YEAR);
  }

  /** Enough of them to be worth keeping. */
  private void write(double price) throws IOException {
    StringBuilder offers = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      offers.append(i == 0 ? "" : ",").append(offer(i, price));
    }
    Files.writeString(
        prices,
        """
        {"name": "Mine", "provider": "mine", "sourceList": {"own": {"accessed": "2026-11-01",
         "kind": "imported", "publisher": "me", "title": "prices", "url": "file:prices.csv"}},
         "offers": [%s]}
        """
            .formatted(offers));
  }

  private static String offer(int number, double price) {
    return """
        {"asOf": "2026-11-01", "country": "US", "covers": null, "gpu": "h100-sxm-80gb",
         "gpuCount": 1, "gpuFraction": null, "instanceType": "own-%d", "memoryGiB": null,
         "networkGbps": null, "note": null, "priceUsdPerHour": %.2f, "pricing": "on-demand",
         "provider": "mine", "region": "here", "source": "own", "state": "listed", "term": null,
         "tier": null, "vcpus": null}
        """
        .formatted(number, price);
  }

  private Catalog open() {
    return CatalogIndex.under(new OverlayFolder(home.resolve("gpu-advisor"), caches));
  }

  private List<Offer> mine() {
    return open().offers().stream().filter(offer -> offer.provider().equals("mine")).toList();
  }

  private List<Path> kept() throws IOException {
    if (!Files.isDirectory(caches)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(caches)) {
      return files.toList();
    }
  }

  @Test
  void givesTheCatalogThatTheFilesGive() throws IOException {
    Catalog read = open();
    assertThat(kept()).hasSize(1);
    Catalog kept = open();
    assertThat(kept.offers()).isEqualTo(read.offers());
    assertThat(kept.sha256()).isEqualTo(read.sha256());
    assertThat(kept.overlay()).isEqualTo(read.overlay());
    assertThat(kept.sources()).isEqualTo(read.sources());
    assertThat(kept.files()).containsOnlyKeys(read.files().keySet());
  }

  @Test
  void isReadInThePlaceOfFilesOfTheSameSizeAndTime() throws IOException {
    assertThat(mine()).hasSize(400);
    write(9.5);
    Files.setLastModifiedTime(prices, LAST_YEAR);
    assertThat(mine()).extracting(Offer::priceUsdPerHour).containsOnly(2.5);
  }

  @Test
  void isReplacedOnceAFileHasAnotherTimeOrSize() throws IOException {
    assertThat(mine()).hasSize(400);
    write(9.5);
    assertThat(mine()).extracting(Offer::priceUsdPerHour).containsOnly(9.5);
    write(10.5);
    Files.setLastModifiedTime(prices, LAST_YEAR);
    assertThat(mine()).extracting(Offer::priceUsdPerHour).containsOnly(10.5);
    Files.delete(prices);
    assertThat(mine()).isEmpty();
  }

  @Test
  void keepsNothingOfAFileThatWasJustWritten() throws IOException {
    write(3);
    assertThat(mine()).hasSize(400);
    assertThat(kept()).isEmpty();
  }

  @Test
  void isPassedOverWhereItIsDamaged() throws IOException {
    assertThat(mine()).hasSize(400);
    byte[] whole = Files.readAllBytes(kept().get(0));
    for (int length : List.of(0, 1, 100, whole.length / 2, whole.length - 1)) {
      Files.write(kept().get(0), java.util.Arrays.copyOf(whole, length));
      assertThat(mine()).as(length + " bytes left").hasSize(400);
    }
  }

  @Test
  void isPassedOverWhereABitIsAnother() throws IOException {
    assertThat(mine()).hasSize(400);
    byte[] whole = Files.readAllBytes(kept().get(0));
    for (int place = 3; place < whole.length; place += whole.length / 60) {
      byte[] flipped = whole.clone();
      flipped[place] ^= 1;
      Files.write(kept().get(0), flipped);
      assertThat(mine())
          .as("byte " + place)
          .hasSize(400)
          .extracting(Offer::priceUsdPerHour)
          .containsOnly(2.5);
    }
  }

  @Test
  void doesWithoutWhereNothingCanBeKept() throws IOException {
    Files.writeString(caches, "a file where the folder would be", StandardCharsets.UTF_8);
    assertThat(mine()).hasSize(400);
    assertThat(mine()).hasSize(400);
  }

  @Test
  void hidesNoMistakeInAFile() throws IOException {
    assertThat(mine()).hasSize(400);
    Files.writeString(prices, "{\"name\": \"Mine\"}", StandardCharsets.UTF_8);
    assertThatThrownBy(this::open)
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("mine.json:1");
  }
}
