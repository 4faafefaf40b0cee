package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemsTest {
  private static final Path FROZEN = Path.of("src/test/resources/frozen-catalog");
  private static final Catalog CATALOG = CatalogReader.read(FROZEN);

  private static NamedSystem read(String from, String to) throws IOException {
    String text = Files.readString(FROZEN.resolve("systems/frontier.json"));
    String edited = text.replace(from, to);
    assertThat(edited).isNotEqualTo(text);
    return SystemReader.read(Fields.of(Json.read(edited, "frontier.json"), "frontier.json"));
  }

  @Test
  void readsWhatTheFileSays() {
    NamedSystem frontier = CATALOG.system("frontier");

    assertThat(frontier.kind()).isEqualTo(NamedSystem.Kind.SUPERCOMPUTER);
    assertThat(frontier.gpuCount()).isEqualTo(37632);
    assertThat(frontier.peakPflops()).containsOnlyKeys(Dtype.FP64);
    assertThat(frontier.measuredPflops().hpcg()).isNull();
    assertThat(frontier.conflicts()).hasSize(1);
  }

  @Test
  void listsSystemsById() {
    assertThat(CATALOG.systems())
        .extracting(NamedSystem::id)
        .containsExactly("frontier", "hgx-h200-8gpu");
  }

  @Test
  void survivesPacking() throws IOException {
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(FROZEN)));

    assertThat(index.systems()).hasSize(2).containsExactlyElementsOf(CATALOG.systems());
    assertThat(index.systemNames().resolve("OLCF-5").id()).isEqualTo("frontier");
  }

  @ParameterizedTest
  @CsvSource({
    "frontier, frontier, id",
    "FRONTIER, frontier, id",
    "olcf-5, frontier, alias",
    "OLCF 5, frontier, alias",
    "HGX H200, hgx-h200-8gpu, alias",
    "NVIDIA HGX H200 8-GPU, hgx-h200-8gpu, alias"
  })
  void namesMeanTheirSystem(String typed, String id, String matchedBy) {
    Resolution found = CATALOG.systemNames().resolve(typed);

    assertThat(found.id()).isEqualTo(id);
    assertThat(found.matchedBy()).isEqualTo(matchedBy);
  }

  @Test
  void offersNearNamesForAMistypedOne() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> CATALOG.systemNames().resolve("frontir"))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("unknown-system");
              assertThat(e.candidates()).containsExactly("frontier");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\": \"supercomputer\"|\"kind\": \"toaster\"|kind: must be supercomputer",
        "\"nodeCount\": 9408|\"nodeCount\": 0|nodeCount: must be 1 or more",
        "\"hpl\": 1353|\"hpl\": 0|measuredPflops.hpl: must be above zero",
        "\"hostTB\": 4600|\"hostGB\": 4600|memory.hostTB: is missing",
        "\"fp4\": null|\"fp4\": null, \"fp2\": 1|peakPflops.fp2: unknown key"
      })
  void namesFileLineAndKeyOfWhatIsWrong(String from, String to, String what) {
    assertThatThrownBy(() -> read(from, to))
        .isInstanceOf(DocumentException.class)
        .hasMessageContainingAll("frontier.json:", what);
  }
}
