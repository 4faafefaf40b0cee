package io.github.gpuadvisor.catalog.survey;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static Catalogs file(String name, String json) {
    return aCatalog().withFile(name, json);
  }

  @Test
  void countsRecordsByWhatTellsThemApart() {
    Census census =
        Census.of(
            aCatalog()
                .with(
                    aGpu().withId("a").build(),
                    aGpu().withId("b").withClass(GpuClass.EDGE).build(),
                    aGpu().withId("c").build())
                .with(
                    anOffer("a", 1).build(),
                    anOffer("a", 1).withProvider("two").withPricing(Offer.Pricing.SPOT).build())
                .with(aPurchase("a", 1), aPurchase("a", 2), aPurchase("b", 3))
                .build());

    assertThat(census.gpus()).isEqualTo(Map.of("nvidia", Map.of("datacenter", 2, "edge", 1)));
    assertThat(census.offers()).isEqualTo(Map.of("on-demand", 1, "spot", 1));
    assertThat(census.providers()).isEqualTo(2);
    assertThat(census.purchases()).isEqualTo(3);
    assertThat(census.cards()).isEqualTo(2);
    assertThat(census.sources()).isEqualTo(1);
  }

  @Test
  void countsTheFrozenCatalogAsItsFilesSay() {
    Census census = Census.of(CatalogReader.read(Path.of("src/test/resources/frozen-catalog")));

    assertThat(Census.sum(census.models())).isEqualTo(9);
    assertThat(census.systems()).isEqualTo(2);
    assertThat(census.engines()).isEqualTo(5);
  }

  @Test
  void coverageIsTheShareOfFilesWithAValueByGroup() {
    Coverage coverage =
        Coverage.ofGpus(
            aCatalog()
                .withFile("gpus/a.json", gpu("edge", "70", "8"))
                .withFile("gpus/b.json", gpu("edge", "null", "8"))
                .withFile("gpus/c.json", gpu("consumer", "90", "8"))
                .withFile("models/m.json", "{\"kind\": \"decoder\", \"layers\": 1}")
                .build());

    assertThat(coverage.groups()).isEqualTo(Map.of("consumer", 1, "edge", 2));
    assertThat(coverage.fields()).containsExactly("memory.capacityGB", "tdpWatts");
    assertThat(coverage.shares("tdpWatts")).isEqualTo(Map.of("consumer", 1.0, "edge", 0.5));
    assertThat(coverage.share("tdpWatts")).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(coverage.share("memory.capacityGB", "edge")).isEqualTo(1);
    assertThat(coverage.share("no.such")).isZero();
  }

  private static String gpu(String kind, String watts, String memory) {
    return """
    {"id": "x", "class": "%s", "tdpWatts": %s, "memory": {"capacityGB": %s}, "sources": {}}
    """
        .formatted(kind, watts, memory);
  }

  @Test
  void anObjectOfAModelIsOneFieldKnownOrNot() {
    Coverage coverage =
        Coverage.ofModels(
            aCatalog()
                .withFile(
                    "models/a.json",
                    "{\"kind\": \"decoder\", \"experts\": {\"count\": 8, \"shared\": null},"
                        + " \"groups\": []}")
                .withFile(
                    "models/b.json", "{\"kind\": \"decoder\", \"experts\": null, \"groups\": [1]}")
                .build());

    assertThat(coverage.fields()).containsExactly("experts", "groups");
    assertThat(coverage.share("experts", "decoder")).isEqualTo(0.5);
    assertThat(coverage.share("groups", "decoder")).isEqualTo(0.5);
  }

  @Test
  void aCatalogDoesNotDifferFromItself() {
    Catalog frozen = CatalogReader.read(Path.of("src/test/resources/frozen-catalog"));

    assertThat(CatalogDiff.of(frozen, frozen).isEmpty()).isTrue();
  }

  @Test
  void findsRecordsAddedRemovedAndChanged() {
    Catalog before =
        file("gpus/a.json", "{\"id\": \"a\", \"tdpWatts\": 70, \"slots\": 1, \"sources\": {}}")
            .withFile("gpus/b.json", "{\"id\": \"b\", \"sources\": {}}")
            .withFile("sources.json", "{\"s\": {\"title\": \"one\"}}")
            .build();
    Catalog after =
        file(
                "gpus/a.json",
                "{\"id\": \"a\", \"tdpWatts\": 75, \"slots\": null, \"sources\":"
                    + " {\"tdpWatts\": \"s\"}}")
            .withFile("gpus/c.json", "{\"id\": \"c\", \"sources\": {}}")
            .withFile("sources.json", "{\"s\": {\"title\": \"two\"}}")
            .build();

    CatalogDiff diff = CatalogDiff.of(before, after);

    assertThat(diff.records().keySet()).containsExactly("gpus", "sources");
    assertThat(diff.records().get("gpus").stream().map(change -> change.sign() + " " + change.id()))
        .containsExactly("CHANGED a", "REMOVED b", "ADDED c");
    assertThat(diff.records().get("gpus").get(0).fields().toString())
        .isEqualTo(
            "[FieldChange[field=slots, before=1, after=null], FieldChange[field=sources.tdpWatts,"
                + " before=null, after=s], FieldChange[field=tdpWatts, before=70, after=75]]");
  }

  @Test
  void groupsPricesByProviderAndSaysByHowMuchTheyMoved() {
    Catalog before =
        aCatalog()
            .with(
                anOffer("a", 1).withInstanceType("dearer").withPrice(10).build(),
                anOffer("a", 1).withInstanceType("same").build(),
                anOffer("a", 1).withInstanceType("gone").build())
            .with(aPurchase("a", 100))
            .build();
    Catalog after =
        aCatalog()
            .with(
                anOffer("a", 1).withInstanceType("dearer").withPrice(12.5).build(),
                anOffer("a", 1).withInstanceType("same").build(),
                anOffer("a", 1).withInstanceType("fresh").build())
            .with(aPurchase("a", 80))
            .build();

    Map<String, java.util.List<PriceChange>> prices = CatalogDiff.of(before, after).prices();

    assertThat(prices.keySet()).containsExactly("cards to buy", "test-cloud");
    assertThat(prices.get("cards to buy").get(0).percent()).isCloseTo(-20.0, within(1e-9));
    assertThat(prices.get("test-cloud"))
        .extracting(change -> change.row().split(" ", -1)[0], PriceChange::percent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("dearer", 25.0),
            org.assertj.core.groups.Tuple.tuple("fresh", null),
            org.assertj.core.groups.Tuple.tuple("gone", null));
  }

  @Test
  void aRowThatWasOnlyReadAgainIsNoDifference() {
    Catalog before = aCatalog().with(anOffer("a", 1).build()).build();
    Catalog after =
        aCatalog()
            .with(anOffer("a", 1).withDate(java.time.LocalDate.of(2026, 11, 20)).build())
            .build();

    assertThat(CatalogDiff.of(before, after).isEmpty()).isTrue();
  }

  @Test
  void aRowThatIsNoLongerSoldIsADifference() {
    Catalog before = aCatalog().with(anOffer("a", 1).build()).build();
    Catalog after = aCatalog().with(anOffer("a", 1).withState("retired").build()).build();

    assertThat(CatalogDiff.of(before, after).prices().get("test-cloud")).hasSize(1);
  }
}
