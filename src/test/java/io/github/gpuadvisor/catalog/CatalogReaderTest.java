package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.SmallCatalog.ENGINE;
import static io.github.gpuadvisor.catalog.SmallCatalog.GPU;
import static io.github.gpuadvisor.catalog.SmallCatalog.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict reading, on a small copy of the shipped catalog with one thing wrong. */
class CatalogReaderTest {
  private SmallCatalog small;

  @BeforeEach
  void copyAFewFiles(@TempDir Path folder) throws IOException {
    small = SmallCatalog.in(folder);
  }

  @Test
  void readsASmallCatalog() {
    Catalog catalog = small.read();

    assertThat(catalog.gpus()).extracting(Accelerator::id).containsExactly("h100-sxm-80gb");
    assertThat(catalog.modelIds()).containsExactly("llama-3.1-70b");
    assertThat(catalog.engines()).extracting(Engine::id).containsExactly("vllm");
    assertThat(catalog.offers()).isEmpty();
  }

  @Test
  void namesFileLineAndNearKeyOfAnUnknownKey() throws IOException {
    small.edit(GPU, "\"tdpWatts\": 700", "\"tdpWatt\": 700, \"tdpWatts\": 700");

    small.assertRefused(GPU + ":", "tdpWatt: unknown key", "near: tdpWatts");
  }

  @Test
  void namesAMissingKey() throws IOException {
    small.edit(GPU, "\"bandwidthGBps\": 3350,", "");

    small.assertRefused(GPU + ":", "memory.bandwidthGBps: is missing");
  }

  @Test
  void refusesADuplicateKey() throws IOException {
    small.edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": 700, \"tdpWatts\": 350");

    small.assertRefused(GPU + ":", "tdpWatts");
  }

  @Test
  void refusesAWrongType() throws IOException {
    small.edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": \"700 W\"");

    small.assertRefused(GPU + ":", "tdpWatts: must be a number");
  }

  @Test
  void refusesAnUnknownVendor() throws IOException {
    small.edit(GPU, "\"vendor\": \"nvidia\"", "\"vendor\": \"nvidea\"");

    small.assertRefused(GPU + ":", "vendor: must be one of the vendors");
  }

  @Test
  void refusesMemoryOfNothing() throws IOException {
    small.edit(GPU, "\"capacityGB\": 80", "\"capacityGB\": 0");

    small.assertRefused(GPU + ":", "memory.capacityGB: must be above zero");
  }

  @Test
  void readsModelsToTheEndAtOnce() throws IOException {
    small.edit(MODEL, "\"attention\": \"full\"", "\"attention\": \"fool\"");

    small.assertRefused(MODEL + ":", "layerGroups[0].attention: must be full, window");
  }

  @Test
  void refusesAnUnknownPrecision() throws IOException {
    small.edit(MODEL, "\"checkpointPrecision\": \"bf16\"", "\"checkpointPrecision\": \"bf61\"");

    small.assertRefused(MODEL + ":", "checkpointPrecision: unknown precision bf61");
  }

  @Test
  void refusesTwoFilesWithTheSameId() throws IOException {
    Files.copy(small.file(GPU), small.file("gpus/nvidia/other.json"));

    small.assertRefused("h100-sxm-80gb");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPU, MODEL, ENGINE, "profiles/balanced.json"})
  void refusesAFolderWithNothingOfOneKind(String only) throws IOException {
    Files.delete(small.file(only));

    small.assertRefused("needs files in each of gpus/, models/, engines/ and profiles/");
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(small.file("sources.json"));

    small.assertRefused("sources.json is missing");
  }

  @Test
  void aCatalogNeedsNoSystems() {
    assertThat(small.read().systems()).isEmpty();
  }

  @Test
  void readsExceptionsWhereThereAreAny() throws IOException {
    assertThat(small.read().exceptions()).isEmpty();

    Files.writeString(
        small.file("exceptions.json"),
        "[{\"check\": \"a-b\", \"where\": \"c\", \"reason\": \"d\"}]");
    Catalog catalog = small.read();
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(small.folder())));

    assertThat(catalog.exceptions()).containsExactly(new Excepted("a-b", "c", "d"));
    assertThat(index.exceptions()).isEqualTo(catalog.exceptions());
  }

  @Test
  void refusesAnExceptionWithoutAReason() throws IOException {
    Files.writeString(small.file("exceptions.json"), "[\n{\"check\": \"a-b\", \"where\": \"c\"}]");
    small.assertRefused("exceptions.json:2: reason: is missing");

    Files.writeString(small.file("exceptions.json"), "{}");
    small.assertRefused("exceptions.json:1: must be a list of exceptions");
  }

  @Test
  void handsOutTheFilesAsTheyStand() throws IOException {
    Catalog catalog = small.read();
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(small.folder())));

    assertThat(catalog.files()).containsKeys("catalog.json", GPU, MODEL, ENGINE);
    assertThat(index.files().keySet()).isEqualTo(catalog.files().keySet());
    assertThat(Facts.of(index.files().get(GPU)).value("memory.capacityGB").content())
        .isEqualTo(80.0);
  }

  @Test
  void theDigestChangesWithAnyByte() throws IOException {
    String before = small.read().sha256();
    small.edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": 701");

    assertThat(small.read().sha256()).isNotEqualTo(before).hasSize(64);
  }
}
