package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.SmallCatalog.ENGINE;
import static io.github.gpuadvisor.catalog.SmallCatalog.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines of a catalog: constants of their own, or those of another. */
class EngineReaderTest {
  private SmallCatalog small;

  @BeforeEach
  void copyAFewFiles(@TempDir Path folder) throws IOException {
    small = SmallCatalog.in(folder);
  }

  @Test
  void refusesAFamilyWithAConstantThatTheEngineDoesNotHave() throws IOException {
    small.edit(ENGINE, "\"families\": {", "\"families\": {\"made-up\": {\"computeCeiling\": 5},");

    small.assertRefused(ENGINE + ":", "may only override the constants of speed");
  }

  @Test
  void refusesAFamilyWithAConstantThatNoModelKnows() throws IOException {
    small.edit(ENGINE, "\"families\": {", "\"families\": {\"made-up\": {\"gemm17\": 0.87},");

    small.assertRefused(ENGINE + ":", "unknown constant gemm17");
  }

  @Test
  void refusesAnUnknownShareOfMemory() throws IOException {
    small.edit(ENGINE, "\"share\": \"total\"", "\"share\": \"most\"");

    small.assertRefused(ENGINE + ":", "share");
  }

  private void addBorrower(String lender) throws IOException {
    String tgi = Files.readString(SHIPPED.resolve("engines/tgi.json"));
    Files.writeString(
        small.file("engines/tgi.json"),
        tgi.replace("\"constantsOf\": \"vllm\"", "\"constantsOf\": \"" + lender + "\""));
  }

  @Test
  void anEngineWithoutConstantsTakesThoseOfTheSameEraElseTheNewest() throws IOException {
    addBorrower("vllm");

    Catalog catalog = small.read();
    Engine vllm = Objects.requireNonNull(catalog.engine("vllm"));
    Engine tgi = Objects.requireNonNull(catalog.engine("tgi"));

    assertThat(tgi.newest().speed()).isEqualTo(vllm.eraOf("2024").speed());
    assertThat(tgi.newest().memory()).isNotEqualTo(vllm.eraOf("2024").memory());
  }

  @Test
  void refusesConstantsOfAnEngineThatIsNotThere() throws IOException {
    addBorrower("nobody");

    small.assertRefused("engine tgi takes the constants of nobody");
  }

  @Test
  void refusesConstantsBesideThoseOfAnotherEngine() throws IOException {
    small.edit(ENGINE, "\"constantsOf\": null", "\"constantsOf\": \"jax\"");

    small.assertRefused(ENGINE + ":", "speed: must be null where constantsOf names another engine");
  }
}
