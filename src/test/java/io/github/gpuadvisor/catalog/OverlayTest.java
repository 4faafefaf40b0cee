package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own facts over the built-in catalog: built-in, then imported, then the user's files. */
class OverlayTest {
  private static final Catalog BUILT_IN = CatalogIndex.builtIn();
  private static final String SOURCE =
      "\"sourceList\": {\"mine\": {\"accessed\": \"2026-11-01\", \"kind\": \"imported\","
          + " \"publisher\": \"me\", \"title\": \"prices\", \"url\": \"file:prices.csv\"}}";

  @TempDir private Path home;

  private Catalog open() {
    return CatalogIndex.under(new OverlayFolder(home.resolve("gpu-advisor"), null));
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve("gpu-advisor").resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  private static String offers(String provider, double price) {
    return "{\"name\": \"Mine\", \"provider\": \"%s\", %s, \"offers\": [%s]}"
        .formatted(provider, SOURCE, offer(provider, price));
  }

  private static String offer(String provider, double price) {
    return """
        {"asOf": "2026-11-01", "country": "US", "covers": null, "gpu": "h100-sxm-80gb",
         "gpuCount": 1, "gpuFraction": null, "instanceType": "own-1", "memoryGiB": null,
         "networkGbps": null, "note": null, "priceUsdPerHour": %s, "pricing": "on-demand",
         "provider": "%s", "region": "here", "source": "mine", "state": "listed", "term": null,
         "tier": null, "vcpus": null}
        """
        .formatted(price, provider);
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
    write("imported/offers/aws.json", offers("aws", 1.25));

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
    write("imported/offers/aws.json", offers + " ".repeat(room));

    assertThat(onDemand(open(), "aws")).extracting(Offer::priceUsdPerHour).containsExactly(1.25);
  }

  @Test
  void theUsersFilesGoBeforeWhatWasImported() throws IOException {
    write("imported/offers/aws.json", offers("aws", 1.25));
    write("catalog/offers/aws.json", offers("aws", 0.75));

    assertThat(onDemand(open(), "aws")).extracting(Offer::priceUsdPerHour).containsExactly(0.75);
  }

  @Test
  void aRecordTakesThePlaceOfTheOneWithItsId() throws IOException {
    String gpu = Files.readString(Path.of("catalog/gpus/nvidia/l4.json"));
    write("catalog/gpus/nvidia/l4.json", gpu.replace("\"tdpWatts\": 72", "\"tdpWatts\": 60"));
    String model = Files.readString(Path.of("catalog/models/meta/llama-3.1-8b.json"));
    write(
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
    write(
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
  void pricesInThePlaceOfOthersLeaveTheCatalogSound() throws IOException {
    write("imported/offers/lambda.json", offers("lambda", 3.5));
    write("imported/offers/verda.json", offers("verda", 3.5));

    CommandRun run = run(List.of("catalog", "check"));

    assertThat(run.output()).doesNotContain("sources-are-used").contains("0 errors");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aComparisonShowsWhatTheUsersOwnDataChanges() throws IOException {
    write("imported/offers/lambda.json", offers("lambda", 3.5));

    CommandRun run = run(List.of("catalog", "diff", "built-in", "own"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("lambda", "own-1").doesNotContain("verda");
    assertThat(run(List.of("catalog", "diff", "own", "own")).output()).doesNotContain("lambda");
  }

  @Test
  void aMalformedFileIsNamedWithItsPlace() throws IOException {
    write("imported/offers/aws.json", offers("aws", -1));

    assertThatThrownBy(this::open)
        .isInstanceOf(CatalogException.class)
        .hasMessageContainingAll("imported/offers/aws.json:", "priceUsdPerHour");
  }

  @Test
  void aDamagedFileEndsWithExitCodeFour() throws IOException {
    write("imported/offers/aws.json", "{\"name\": ");

    CommandRun run = run(List.of("recommend", "inference", "--model", "llama-3.1-8b"));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput()).contains("imported/offers/aws.json");
  }

  @Test
  void theAnswerNamesTheFilesAndBuiltInLeavesThemOut() throws IOException {
    write("imported/offers/aws.json", offers("aws", 0.1));
    List<String> question =
        List.of(
            "recommend", "inference", "--model", "llama-3.1-8b", "--provider", "aws", "-o=json");
    List<String> builtIn = new ArrayList<>(question);
    builtIn.addAll(List.of("--catalog", "built-in"));

    CommandRun own = run(question);
    CommandRun plain = run(builtIn);

    assertThat(own.output())
        .contains("\"overlay\" : [\n      \"imported/offers/aws.json\"", "own-data", "own-1");
    assertThat(plain.output()).contains("\"overlay\" : [ ]").doesNotContain("own-data", "own-1");
  }

  private CommandRun run(List<String> args) {
    return CommandRun.of(args, "", Map.of("XDG_DATA_HOME", home.toString()));
  }
}
