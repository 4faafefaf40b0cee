package io.github.gpuadvisor.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.memory.KvCache;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token keeps, by models whose figures are published. */
class CacheMustHoldTest {
  private static final int BLOCK = 16;
  private static final double INPUT = 1024;

  static Stream<String> slidingWindowModels() {
    return Question.SHIPPED.modelIds().stream()
        .filter(id -> Question.SHIPPED.model(id).transformer() != null)
        .filter(id -> !windows(id).isEmpty());
  }

  @Test
  void llama3170bKeeps327680BytesPerTokenIn16Bit() {
    assertThat(bytesPerToken("llama-3.1-70b")).isEqualTo(327_680);
  }

  @Test
  void deepseekV3Keeps70272BytesPerToken() {
    assertThat(bytesPerToken("deepseek-v3")).isEqualTo(70_272);
  }

  @ParameterizedTest
  @CsvSource({"llama-3.1-70b, 327680", "deepseek-v3, 70272"})
  void theEstimateStatesTheCacheOfAToken(String model, double bytes) {
    Estimate estimate = Question.serve(model, "gpu=h200-sxm-141gb", "count=8").estimate();
    assertThat(estimate.memory().cachePerToken().value()).isEqualTo(bytes);
  }

  @Test
  void gemma3IsAmongTheModelsWithWindows() {
    assertThat(slidingWindowModels())
        .contains("gemma-3-4b", "gemma-3-12b", "gemma-3-27b")
        .hasSizeGreaterThan(5);
  }

  /** Past the widest window a token adds what full attention keeps, and nothing else. */
  @ParameterizedTest
  @MethodSource("slidingWindowModels")
  void slidingWindowModelsStopGrowingWhereTheirWindowsDo(String id) {
    Transformer shape = Question.SHIPPED.model(id).transformer();
    int widest = windows(id).stream().mapToInt(LayerGroup::window).max().orElseThrow();
    int full = (widest + BLOCK - 1) / BLOCK * BLOCK;
    double growing = 0;
    double windowed = 0;
    for (LayerGroup group : shape.groups()) {
      double each = group.count() * group.elementsPerToken() * CachePrecision.BF16.bytes();
      growing += endless(group) ? each : 0;
      windowed += group.attention() == Attention.WINDOW ? each : 0;
    }
    assertThat(sequence(shape, full + 4096.0) - sequence(shape, full)).isEqualTo(4096 * growing);
    int narrowest = windows(id).stream().mapToInt(LayerGroup::window).min().orElseThrow();
    int inside = narrowest / BLOCK * BLOCK;
    assertThat(sequence(shape, inside) - sequence(shape, inside - BLOCK))
        .as("inside every window all blocks grow")
        .isEqualTo(BLOCK * (growing + windowed));
  }

  /** Five of six layers of Gemma 3 look back 1,024 tokens. */
  @Test
  void gemma327bKeepsASixthOfItsLayersForALongContext() {
    Transformer shape = Question.SHIPPED.model("gemma-3-27b").transformer();
    double all = KvCache.perToken(shape, CachePrecision.BF16).value();
    double atTheWindow = sequence(shape, 1024);
    assertThat(atTheWindow).isEqualTo(1024 * all);
    assertThat(sequence(shape, 131_072) / (131_072 * all)).isBetween(0.15, 0.18);
  }

  private static boolean endless(LayerGroup group) {
    return group.attention() == Attention.FULL
        || group.attention() == Attention.LATENT
        || (group.attention() == Attention.WINDOW && group.window() == null);
  }

  private static List<LayerGroup> windows(String id) {
    return Question.SHIPPED.model(id).transformer().groups().stream()
        .filter(group -> group.attention() == Attention.WINDOW && group.window() != null)
        .toList();
  }

  private static double sequence(Transformer shape, double context) {
    return KvCache.sequence(shape, CachePrecision.BF16, context, INPUT).value();
  }

  private static double bytesPerToken(String model) {
    Transformer shape = Question.SHIPPED.model(model).transformer();
    return KvCache.perToken(shape, CachePrecision.BF16).value();
  }
}
