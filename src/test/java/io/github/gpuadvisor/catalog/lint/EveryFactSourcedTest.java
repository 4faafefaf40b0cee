package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import org.junit.jupiter.api.Test;

class EveryFactSourcedTest {
  private static final String SOURCES =
      "{\"memory\": \"test\", \"tdpWatts\": \"test\", \"denseTflops.fp16\": \"test\"}";

  private final Lint check = new EveryFactSourced();

  private static Catalogs gpu(String watts, String fp8, String sources) {
    return aCatalog()
        .withFile(
            "gpus/nvidia/x1.json",
            """
            {"id": "x1", "name": "X1", "class": "edge", "vendor": "nvidia", "aliases": ["x"],
             "conflicts": [], "memory": {"capacityGB": 8, "unified": false}, "tdpWatts": %s,
             "denseTflops": {"fp16": 10, "fp8": %s}, "sources": %s}
            """
                .formatted(watts, fp8, sources));
  }

  @Test
  void isSilentWhereFactsNameASourceByPathOrByObject() {
    assertThat(Found.by(check, gpu("70", "null", SOURCES))).isEmpty();
  }

  @Test
  void asksForNoSourceOfWhatIsUnknown() {
    String watts = SOURCES.replace("\"tdpWatts\": \"test\", ", "");

    assertThat(Found.by(check, gpu("null", "null", watts))).isEmpty();
  }

  @Test
  void findsEveryFactWithoutASource() {
    assertThat(Found.by(check, gpu("70", "20", "{\"memory.capacityGB\": \"test\"}")))
        .containsExactly(
            "x1: memory.unified names no source",
            "x1: tdpWatts names no source",
            "x1: denseTflops.fp16 names no source",
            "x1: denseTflops.fp8 names no source");
  }

  @Test
  void findsASourceOfWhatIsNoFactOrUnknown() {
    assertThat(Found.by(check, gpu("null", "null", SOURCES)))
        .containsExactly("x1: a source is named for tdpWatts, which is unknown");
    assertThat(
            Found.by(
                check, gpu("70", "null", SOURCES.replace("memory", "memory\": \"test\", \"*"))))
        .containsExactly("x1: a source is named for *, which is no fact");
  }

  @Test
  void looksAtModelsSystemsAndTheHardwareOfEngines() {
    Catalogs catalog =
        aCatalog()
            .withFile(
                "models/meta/m.json",
                "{\"id\": \"m\", \"layers\": 2, \"layerGroups\": [], \"sources\": {}}")
            .withFile(
                "systems/s.json",
                "{\"id\": \"s\", \"note\": \"n\", \"nodeCount\": 2, \"sources\": {}}")
            .withFile("engines/e.json", "{\"id\": \"e\", \"hardware\": [1], \"sources\": {}}")
            .withFile("offers/o.json", "{\"provider\": \"o\", \"offers\": [1]}");

    assertThat(Found.by(check, catalog))
        .containsExactlyInAnyOrder(
            "m: layers names no source",
            "s: nodeCount names no source",
            "e: hardware names no source");
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(
        check, gpu("70", "null", SOURCES.replace("\"tdpWatts\": \"test\", ", "")));
  }
}
