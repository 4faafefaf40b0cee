package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict reading, on a small copy of the shipped catalog with one thing wrong. */
class CatalogReaderTest {
  private static final Path SHIPPED = Path.of("catalog");
  private static final String GPU = "gpus/nvidia/h100-sxm-80gb.json";
  private static final String MODEL = "models/meta/llama-3.1-70b.json";
  private static final String ENGINE = "engines/vllm.json";

  private static final List<String> FILES =
      List.of("catalog.json", "sources.json", GPU, MODEL, ENGINE, "profiles/balanced.json");

  @TempDir private Path folder;

  @BeforeEach
  void copyAFewFiles() throws IOException {
    for (String file : FILES) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(SHIPPED.resolve(file), copy);
    }
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = before.replace(from, to);
    assertThat(after).as("edit of " + file).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> CatalogReader.read(folder))
        .isInstanceOf(CatalogException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void readsASmallCatalog() {
    Catalog catalog = CatalogReader.read(folder);

    assertThat(catalog.gpus()).extracting(Accelerator::id).containsExactly("h100-sxm-80gb");
    assertThat(catalog.modelIds()).containsExactly("llama-3.1-70b");
    assertThat(catalog.engines()).extracting(Engine::id).containsExactly("vllm");
    assertThat(catalog.offers()).isEmpty();
  }

  @Test
  void namesFileLineAndNearKeyOfAnUnknownKey() throws IOException {
    edit(GPU, "\"tdpWatts\": 700", "\"tdpWatt\": 700, \"tdpWatts\": 700");

    assertRefused(GPU + ":", "tdpWatt: unknown key", "near: tdpWatts");
  }

  @Test
  void namesAMissingKey() throws IOException {
    edit(GPU, "\"bandwidthGBps\": 3350,", "");

    assertRefused(GPU + ":", "memory.bandwidthGBps: is missing");
  }

  @Test
  void refusesADuplicateKey() throws IOException {
    edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": 700, \"tdpWatts\": 350");

    assertRefused(GPU + ":", "tdpWatts");
  }

  @Test
  void refusesAWrongType() throws IOException {
    edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": \"700 W\"");

    assertRefused(GPU + ":", "tdpWatts: must be a number");
  }

  @Test
  void refusesAnUnknownVendor() throws IOException {
    edit(GPU, "\"vendor\": \"nvidia\"", "\"vendor\": \"nvidea\"");

    assertRefused(GPU + ":", "vendor: must be one of the vendors");
  }

  @Test
  void refusesMemoryOfNothing() throws IOException {
    edit(GPU, "\"capacityGB\": 80", "\"capacityGB\": 0");

    assertRefused(GPU + ":", "memory.capacityGB: must be above zero");
  }

  @Test
  void readsModelsToTheEndAtOnce() throws IOException {
    edit(MODEL, "\"attention\": \"full\"", "\"attention\": \"fool\"");

    assertRefused(MODEL + ":", "layerGroups[0].attention: must be full, window");
  }

  @Test
  void refusesAnUnknownPrecision() throws IOException {
    edit(MODEL, "\"checkpointPrecision\": \"bf16\"", "\"checkpointPrecision\": \"bf61\"");

    assertRefused(MODEL + ":", "checkpointPrecision: unknown precision bf61");
  }

  @Test
  void refusesAFamilyWithAConstantThatTheEngineDoesNotHave() throws IOException {
    edit(ENGINE, "\"families\": {", "\"families\": {\"made-up\": {\"computeCeiling\": 5},");

    assertRefused(ENGINE + ":", "may only override the constants of speed");
  }

  @Test
  void refusesAFamilyWithAConstantThatNoModelKnows() throws IOException {
    edit(ENGINE, "\"families\": {", "\"families\": {\"made-up\": {\"gemm17\": 0.87},");

    assertRefused(ENGINE + ":", "unknown constant gemm17");
  }

  @Test
  void refusesAnUnknownShareOfMemory() throws IOException {
    edit(ENGINE, "\"share\": \"total\"", "\"share\": \"most\"");

    assertRefused(ENGINE + ":", "share");
  }

  @Test
  void refusesTwoFilesWithTheSameId() throws IOException {
    Files.copy(folder.resolve(GPU), folder.resolve("gpus/nvidia/other.json"));

    assertRefused("h100-sxm-80gb");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPU, MODEL, ENGINE, "profiles/balanced.json"})
  void refusesAFolderWithNothingOfOneKind(String only) throws IOException {
    Files.delete(folder.resolve(only));

    assertRefused("needs files in each of gpus/, models/, engines/ and profiles/");
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(folder.resolve("sources.json"));

    assertRefused("sources.json is missing");
  }

  @Test
  void aCatalogNeedsNoSystems() {
    assertThat(CatalogReader.read(folder).systems()).isEmpty();
  }

  @Test
  void readsExceptionsWhereThereAreAny() throws IOException {
    assertThat(CatalogReader.read(folder).exceptions()).isEmpty();

    Files.writeString(
        folder.resolve("exceptions.json"),
        "[{\"check\": \"a-b\", \"where\": \"c\", \"reason\": \"d\"}]");
    Catalog catalog = CatalogReader.read(folder);
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(folder)));

    assertThat(catalog.exceptions()).containsExactly(new Excepted("a-b", "c", "d"));
    assertThat(index.exceptions()).isEqualTo(catalog.exceptions());
  }

  @Test
  void refusesAnExceptionWithoutAReason() throws IOException {
    Files.writeString(
        folder.resolve("exceptions.json"), "[\n{\"check\": \"a-b\", \"where\": \"c\"}]");
    assertRefused("exceptions.json:2: reason: is missing");

    Files.writeString(folder.resolve("exceptions.json"), "{}");
    assertRefused("exceptions.json:1: must be a list of exceptions");
  }

  @Test
  void handsOutTheFilesAsTheyStand() throws IOException {
    Catalog catalog = CatalogReader.read(folder);
    Catalog index = CatalogIndex.read(IndexWriter.pack(CatalogFiles.read(folder)));

    assertThat(catalog.files()).containsKeys("catalog.json", GPU, MODEL, ENGINE);
    assertThat(index.files().keySet()).isEqualTo(catalog.files().keySet());
    assertThat(Facts.of(index.files().get(GPU)).value("memory.capacityGB").content())
        .isEqualTo(80.0);
  }

  @Test
  void theDigestChangesWithAnyByte() throws IOException {
    String before = CatalogReader.read(folder).sha256();
    edit(GPU, "\"tdpWatts\": 700", "\"tdpWatts\": 701");

    assertThat(CatalogReader.read(folder).sha256()).isNotEqualTo(before).hasSize(64);
  }

  private void addBorrower(String lender) throws IOException {
    String tgi = Files.readString(SHIPPED.resolve("engines/tgi.json"));
    Files.writeString(
        folder.resolve("engines/tgi.json"),
        tgi.replace("\"constantsOf\": \"vllm\"", "\"constantsOf\": \"" + lender + "\""));
  }

  @Test
  void anEngineWithoutConstantsTakesThoseOfTheSameEraElseTheNewest() throws IOException {
    addBorrower("vllm");

    Catalog catalog = CatalogReader.read(folder);
    Engine vllm = Objects.requireNonNull(catalog.engine("vllm"));
    Engine tgi = Objects.requireNonNull(catalog.engine("tgi"));

    assertThat(tgi.newest().speed()).isEqualTo(vllm.eraOf("2024").speed());
    assertThat(tgi.newest().memory()).isNotEqualTo(vllm.eraOf("2024").memory());
  }

  @Test
  void refusesConstantsOfAnEngineThatIsNotThere() throws IOException {
    addBorrower("nobody");

    assertRefused("engine tgi takes the constants of nobody");
  }

  @Test
  void refusesConstantsBesideThoseOfAnotherEngine() throws IOException {
    edit(ENGINE, "\"constantsOf\": null", "\"constantsOf\": \"jax\"");

    assertRefused(ENGINE + ":", "speed: must be null where constantsOf names another engine");
  }
}
