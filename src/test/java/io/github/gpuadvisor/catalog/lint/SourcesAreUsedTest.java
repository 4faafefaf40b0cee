package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesAreUsedTest {
  private final Lint check = new SourcesAreUsed();

  @Test
  void findsASourceThatNothingNames() {
    assertThat(Found.by(check, aCatalog())).containsExactly("test: no fact names this source");
  }

  @Test
  void isSilentWhereAnythingNamesIt() {
    assertThat(Found.by(check, aCatalog().with(aGpu().build()))).isEmpty();
    assertThat(Found.by(check, aCatalog().with(anOffer("x", 1).build()))).isEmpty();
    assertThat(Found.by(check, aCatalog().with(aPurchase("x", 1)))).isEmpty();
    assertThat(Found.by(check, aCatalog().with(aSystem(null).build()))).isEmpty();
    assertThat(
            Found.by(
                check,
                aCatalog()
                    .with(aGpu().withSources(Map.of()).withConflict("slots", "test").build())))
        .isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog());
  }
}
