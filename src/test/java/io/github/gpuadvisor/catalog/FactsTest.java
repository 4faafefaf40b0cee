package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Json;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Facts FACTS =
      Facts.of(
          Json.read(
              """
              {"id": "x", "note": null, "memory": {"capacityGB": 8, "kind": null},
               "groups": [{"count": 2}], "none": [], "link": {"kind": "pcie"},
               "sources": {"memory.capacityGB": "a", "link": "b"}}
              """,
              "x.json"));

  @Test
  void opensObjectsAndKeepsLists() {
    assertThat(FACTS.paths())
        .containsExactly(
            "id", "note", "memory.capacityGB", "memory.kind", "groups", "none", "link.kind");
    assertThat(FACTS.value("memory.capacityGB").content()).isEqualTo(8.0);
    assertThat(FACTS.value("no.such").isNull()).isTrue();
  }

  @Test
  void nullAndAnEmptyListAreUnknown() {
    assertThat(FACTS.paths())
        .filteredOn(FACTS::known)
        .containsExactly("id", "memory.capacityGB", "groups", "link.kind");
  }

  @Test
  void namesNeedNoSource() {
    assertThat(FACTS.paths())
        .filteredOn(FACTS::needsSource)
        .containsExactly("memory.capacityGB", "groups", "link.kind");
  }

  @Test
  void aSourceOfAnObjectIsOneOfItsFacts() {
    assertThat(FACTS.paths())
        .filteredOn(FACTS::hasSource)
        .containsExactly("memory.capacityGB", "link.kind");
    assertThat(FACTS.has("link")).isTrue();
    assertThat(FACTS.has("lin")).isFalse();
  }
}
