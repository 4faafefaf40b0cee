package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import org.junit.jupiter.api.Test;

class AliasesAreUniqueTest {
  private final Lint check = new AliasesAreUnique();

  private static Catalogs gpus(String... aliasesOfPcie) {
    return aCatalog()
        .with(
            aGpu().withId("x100-sxm-80gb").withMemory(80).withAliases("X100 SXM5").build(),
            aGpu().withId("x100-pcie-80gb").withMemory(80).withAliases(aliasesOfPcie).build());
  }

  @Test
  void isSilentWhereEachNameIsOfOneFile() {
    assertThat(Found.by(check, gpus("X100 PCIe", "X100-PCIE-80GB"))).isEmpty();
  }

  @Test
  void findsANameInTwoFiles() {
    assertThat(Found.by(check, gpus("x100-sxm5")))
        .containsExactly("x100-pcie-80gb: 'x100-sxm5' also names x100-sxm-80gb");
  }

  @Test
  void findsAnAliasThatIsAnothersId() {
    assertThat(Found.by(check, gpus("X100-SXM-80GB")))
        .containsExactly("x100-pcie-80gb: 'X100-SXM-80GB' also names x100-sxm-80gb");
  }

  @Test
  void findsAFamilysBareName() {
    assertThat(Found.by(check, gpus("X100")))
        .singleElement()
        .asString()
        .startsWith("x100-pcie-80gb: 'X100' is a family's name");
  }

  @Test
  void looksAtModelsAndSystems() {
    assertThat(
            Found.by(
                check,
                aCatalog()
                    .with(
                        aModel().withId("one").withAliases("both").build(),
                        aModel().withId("two").withAliases("both").build())
                    .with(
                        aSystem(null).withId("first").withAliases("Twin").build(),
                        aSystem(null).withId("second").withAliases("TWIN").build())))
        .containsExactly("two: 'both' also names one", "second: 'TWIN' also names first");
  }

  @Test
  void looksAtEngines() {
    assertThat(
            Found.by(
                check,
                aCatalog()
                    .with(
                        anEngine().withId("one").withAliases("runner").build(),
                        anEngine().withId("two").withAliases("Runner").build())))
        .containsExactly("two: 'Runner' also names one");
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, gpus("X100"));
  }
}
