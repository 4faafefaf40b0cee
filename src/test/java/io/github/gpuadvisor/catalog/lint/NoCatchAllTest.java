package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NoCatchAllTest {
  private final Lint check = new NoCatchAll();

  private static Catalogs gpu(int paths, String... ids) {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < paths; i++) {
      sources.put("path" + i, ids[i % ids.length]);
    }
    return aCatalog().with(aGpu().withId("x").withSources(sources).build());
  }

  @Test
  void findsOneSourceInALump() {
    assertThat(Found.by(check, gpu(1, "sheet")))
        .containsExactly("x: all facts rest on sheet in a lump");
    assertThat(Found.by(check, gpu(4, "sheet"))).hasSize(1);
    assertThat(
            Found.by(
                check,
                aCatalog().with(aSystem(null).withSources(Map.of("memory", "sheet")).build())))
        .hasSize(1);
  }

  @Test
  void isSilentWhereFactsAreNamedOneByOneOrSourcesAreSeveral() {
    assertThat(Found.by(check, gpu(5, "sheet"))).isEmpty();
    assertThat(Found.by(check, gpu(2, "sheet", "page"))).isEmpty();
    assertThat(Found.by(check, gpu(0))).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, gpu(1, "sheet"));
  }
}
