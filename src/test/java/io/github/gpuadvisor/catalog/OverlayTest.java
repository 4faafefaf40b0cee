package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.OwnData.offers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own facts over the built-in catalog: built-in, then imported, then the user's files. */
class OverlayTest {
  private static final Catalog BUILT_IN = CatalogIndex.builtIn();

  @TempDir private Path home;
  private OwnData own;

  @BeforeEach
  void home() {
    own = new OwnData(home);
  }

  private Catalog open() {
    return CatalogIndex.under(new OverlayFolder(home.resolve("gpu-advisor"), null));
  }

  private static List<Offer> onDemand(Catalog catalog, String provider) {
    return catalog.offers().stream()
        .filter(offer -> offer.provider().equals(provider))
        .filter(offer -> offer.pricing() == Offer.Pricing.ON_DEMAND)
        .toList();
  }

  @Test
  void withoutAFolderTheBuiltInCatalogIsUnchanged() {
    Catalog catalog = open();

    assertThat(catalog.overlay()).isEmpty();
    assertThat(catalog.sha256()).isEqualTo(BUILT_IN.sha256());
  }

  @Test
  void importedOffersTakeThePlaceOfTheProvidersAtTheSameKindOfPrice() throws IOException {
    own.write("imported/offers/aws.json", offers("aws", 1.25));

    Catalog catalog = open();

    assertThat(onDemand(catalog, "aws")).extracting(Offer::priceUsdPerHour).containsExactly(1.25);
    assertThat(catalog.offers().stream().filter(offer -> offer.pricing() == Offer.Pricing.SPOT))
        .as("other kinds of price stay")
        .containsExactlyElementsOf(
            BUILT_IN.offers().stream()
                .filter(offer -> offer.pricing() == Offer.Pricing.SPOT)
                .toList());
    assertThat(onDemand(catalog, "gcp")).isEqualTo(onDemand(BUILT_IN, "gcp"));
    assertThat(catalog.sources()).containsKey("mine").containsKeys(anySource());
    assertThat(catalog.overlay()).containsExactly("imported/offers/aws.json");
    assertThat(catalog.sha256()).isNotEqualTo(BUILT_IN.sha256()).hasSize(64);
  }

  private static String anySource() {
    return BUILT_IN.offers().get(0).source();
  }

  @Test
  void readsAFileAsLargeAsAnImportMayWrite() throws IOException {
    String offers = offers("aws", 1.25);
    int room = (int) CatalogFiles.LARGEST_FILE - offers.getBytes(StandardCharsets.UTF_8).length;
    own.write("imported/offers/aws.json", offers + " ".repeat(room));

    assertThat(onDemand(open(), "aws")).extracting(Offer::priceUsdPerHour).containsExactly(1.25);
  }

  @Test
  void theUsersFilesGoBeforeWhatWasImported() throws IOException {
    own.write("imported/offers/aws.json", offers("aws", 1.25));
    own.write("catalog/offers/aws.json", offers("aws", 0.75));

    assertThat(onDemand(open(), "aws")).extracting(Offer::priceUsdPerHour).containsExactly(0.75);
  }

  @Test
  void aRecordTakesThePlaceOfTheOneWithItsId() throws IOException {
    String gpu = Files.readString(Path.of("catalog/gpus/nvidia/l4.json"));
    own.write("catalog/gpus/nvidia/l4.json", gpu.replace("\"tdpWatts\": 72", "\"tdpWatts\": 60"));
    String model = Files.readString(Path.of("catalog/models/meta/llama-3.1-8b.json"));
    own.write(
        "catalog/models/meta/llama-3.1-8b.json",
        model.replace("\"name\": \"Llama 3.1 8B\"", "\"name\": \"My Llama\""));

    Catalog catalog = open();

    assertThat(Objects.requireNonNull(catalog.gpu("l4")).tdpWatts()).isEqualTo(60);
    assertThat(catalog.gpus()).hasSameSizeAs(BUILT_IN.gpus());
    assertThat(catalog.model("llama-3.1-8b").name()).isEqualTo("My Llama");
    assertThat(catalog.modelNames().resolve("My Llama").id()).isEqualTo("llama-3.1-8b");
  }

  @Test
  void purchasePricesComeOnTop() throws IOException {
    own.write(
        "catalog/offers/purchase.json",
        """
        {"purchases": [{"asOf": "2026-11-20", "condition": "used", "country": "DE",
          "gpu": "rtx-4090", "high": null, "low": null, "priceUsd": 1234,
          "source": "mine"}]}
        """);

    Purchase newest = Objects.requireNonNull(open().newestPurchase("rtx-4090"));

    assertThat(newest.priceUsd()).isEqualTo(1234);
    assertThat(open().purchasesOf("rtx-4090")).hasSize(BUILT_IN.purchasesOf("rtx-4090").size() + 1);
  }

  @Test
  void aMalformedFileIsNamedWithItsPlace() throws IOException {
    own.write("imported/offers/aws.json", offers("aws", -1));

    assertThatThrownBy(this::open)
        .isInstanceOf(CatalogException.class)
        .hasMessageContainingAll("imported/offers/aws.json:", "priceUsdPerHour");
  }
}
