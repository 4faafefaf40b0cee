package io.github.gpuadvisor.estimate.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known cache sizes of shipped models. */
class ShippedKvCacheTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  private static Transformer shape(String model) {
    return Objects.requireNonNull(CATALOG.model(model).transformer());
  }

  private static double bytes(String model, double context) {
    return KvCache.sequence(shape(model), CachePrecision.BF16, context, context / 2).value();
  }

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-70b, BF16, 327680",
    "llama-3.1-70b, FP8, 163840",
    "llama-3.1-8b, BF16, 131072",
    "llama-3.1-405b, BF16, 516096",
    "llama-2-7b, BF16, 524288",
    "deepseek-v3, BF16, 70272",
    "deepseek-r1, BF16, 70272"
  })
  void aTokenTakesWhatIsPublished(String model, CachePrecision precision, double bytes) {
    assertThat(KvCache.perToken(shape(model), precision).value()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"gemma-3-27b", "gemma-2-9b", "gpt-oss-120b"})
  void slidingWindowModelsGrowByTheirFullLayersAlone(String model) {
    double full = 0;
    for (LayerGroup group : shape(model).groups()) {
      full += group.attention() == Attention.FULL ? group.count() * group.elementsPerToken() : 0;
    }

    assertThat(full).isPositive();
    assertThat(bytes(model, 65_536) - bytes(model, 32_768)).isEqualTo(32_768 * full * 2);
    assertThat(KvCache.perToken(shape(model), CachePrecision.BF16).value()).isGreaterThan(full * 2);
  }

  @Test
  void noModelEverKeepsLessOfALongerContext() {
    assertThat(CATALOG.modelIds())
        .filteredOn(id -> CATALOG.model(id).transformer() != null)
        .hasSizeGreaterThan(60)
        .allSatisfy(
            id -> {
              double before = 0;
              for (double context = 1; context < 2e6; context *= 1.7) {
                double now = bytes(id, context);
                assertThat(now).as("%s at %.0f tokens", id, context).isGreaterThanOrEqualTo(before);
                before = now;
              }
            });
  }
}
