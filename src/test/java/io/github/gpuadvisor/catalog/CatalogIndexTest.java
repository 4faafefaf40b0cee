package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the jar ships is what the JSON files say, record by record. */
class CatalogIndexTest {
  private static final Path FOLDER = Path.of("catalog");

  private static void assertSame(Catalog index, Catalog json) {
    assertThat(index.version()).isEqualTo(json.version());
    assertThat(index.sha256()).isEqualTo(json.sha256()).hasSize(64);
    assertThat(index.gpus()).hasSizeGreaterThan(60).containsExactlyElementsOf(json.gpus());
    assertThat(index.modelIds())
        .hasSizeGreaterThan(60)
        .containsExactlyElementsOf(json.modelIds())
        .allSatisfy(id -> assertThat(index.model(id)).isEqualTo(json.model(id)));
    assertThat(index.offers()).isNotEmpty().containsExactlyElementsOf(json.offers());
    assertThat(index.gpus())
        .allSatisfy(
            gpu -> assertThat(index.purchasesOf(gpu.id())).isEqualTo(json.purchasesOf(gpu.id())));
    assertThat(index.engines()).isNotEmpty().containsExactlyElementsOf(json.engines());
    assertThat(index.profiles()).isNotEmpty().isEqualTo(json.profiles());
    assertThat(index.systems()).containsExactlyElementsOf(json.systems());
    assertThat(index.sources()).isNotEmpty().isEqualTo(json.sources());
  }

  @Test
  void packingKeepsEveryRecord() throws IOException {
    CatalogFiles files = CatalogFiles.read(FOLDER);

    assertSame(CatalogIndex.read(IndexWriter.pack(files)), CatalogReader.read(files));
  }

  @Test
  void theBuiltInCatalogIsTheFolder() {
    assertSame(CatalogIndex.builtIn(), CatalogReader.read(FOLDER));
  }

  @Test
  void packingTwiceGivesTheSameBytes() throws IOException {
    assertThat(IndexWriter.pack(CatalogFiles.read(FOLDER)))
        .isEqualTo(IndexWriter.pack(CatalogFiles.read(FOLDER)));
  }

  @Test
  void findsModelsByEveryNameWithoutReadingThem() throws IOException {
    Catalog json = CatalogReader.read(FOLDER);
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(FOLDER)));

    assertThat(json.modelIds())
        .allSatisfy(
            id ->
                assertThat(json.model(id).aliases())
                    .allSatisfy(
                        alias -> assertThat(index.modelNames().resolve(alias).id()).isEqualTo(id)));
  }

  @Test
  void refusesBytesThatAreNoIndex() {
    assertThatThrownBy(() -> CatalogIndex.read(new byte[] {1, 2, 3, 4, 5}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not an index");
  }
}
