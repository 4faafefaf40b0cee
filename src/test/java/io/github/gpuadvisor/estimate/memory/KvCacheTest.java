package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.workload.CachePrecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five ways in which a sequence keeps what it has seen. */
class KvCacheTest {
  private static Transformer shape(LayerGroup... groups) {
    return aModel().withGroups(groups).shape();
  }

  private static double bytes(Transformer shape, double context, double input, int tp) {
    return KvCache.sequencePerRank(shape, CachePrecision.BF16, context, input, tp).value();
  }

  private static double bytes(Transformer shape, double context) {
    return KvCache.sequence(shape, CachePrecision.BF16, context, 100).value();
  }

  @ParameterizedTest
  @CsvSource({"32, 524288", "8, 131072", "1, 16384"})
  void fullAttentionKeepsKeysAndValuesOfItsKvHeads(int kvHeads, double perToken) {
    Transformer shape = shape(Groups.full(32, 32, kvHeads, 128));

    assertThat(KvCache.perToken(shape, CachePrecision.BF16).value()).isEqualTo(perToken);
    assertThat(bytes(shape, 1600)).isEqualTo(1600 * perToken);
  }

  @Test
  void keysAndValuesMayDifferInWidth() {
    LayerGroup group = new LayerGroup(Attention.FULL, 10, 16, 4, 192, 128, null, null, null);

    assertThat(KvCache.perToken(shape(group), CachePrecision.BF16).value())
        .isEqualTo(10 * 4 * (192 + 128) * 2);
  }

  @Test
  void aWindowStopsGrowingWhereItIsFull() {
    Transformer shape = shape(Groups.window(24, 32, 8, 128, 4096));

    assertThat(bytes(shape, 2048)).isEqualTo(bytes(shape, 4096) / 2);
    assertThat(bytes(shape, 131_072)).isEqualTo(bytes(shape, 4096));
  }

  @Test
  void onlyTheFullLayersOfAMixedModelGrowOn() {
    Transformer mixed = shape(Groups.window(24, 32, 8, 128, 4096), Groups.full(8, 32, 8, 128));
    Transformer full = shape(Groups.full(8, 32, 8, 128));

    assertThat(bytes(mixed, 65_536) - bytes(mixed, 8192))
        .isEqualTo(bytes(full, 65_536) - bytes(full, 8192));
  }

  @Test
  void aLatentIsKeptOnceForAllHeads() {
    Transformer shape = shape(Groups.latent(61, 128, 192, 576));

    assertThat(KvCache.perToken(shape, CachePrecision.BF16).value()).isEqualTo(70_272);
    assertThat(bytes(shape, 1600)).isEqualTo(1600 * 70_272);
  }

  @Test
  void aRecurrentStateIsConstantAndKeptInThirtyTwoBit() {
    Transformer shape = shape(Groups.state(24, 1e6));

    assertThat(KvCache.perToken(shape, CachePrecision.BF16).value()).isZero();
    assertThat(bytes(shape, 16)).isEqualTo(24 * 1e6 * 4);
    assertThat(bytes(shape, 1_000_000)).isEqualTo(bytes(shape, 16));
    assertThat(KvCache.sequence(shape, CachePrecision.FP8, 16, 100).value())
        .isEqualTo(bytes(shape, 16));
  }

  @Test
  void aHybridBlockKeepsBothStateAndTokens() {
    LayerGroup both = new LayerGroup(Attention.FULL, 10, 8, 2, 64, 64, null, null, 1e5);

    assertThat(bytes(shape(both), 160)).isEqualTo(10 * (160 * 2 * 2 * 64 * 2 + 1e5 * 4));
  }

  @Test
  void crossAttentionKeepsTheEncodersTokensWhateverIsGenerated() {
    Transformer fixed = shape(Groups.cross(32, 20, 20, 64, 1500));
    Transformer asInput = shape(Groups.cross(32, 20, 20, 64, null));

    assertThat(bytes(fixed, 16, 7, 1)).isEqualTo(bytes(fixed, 4096, 900, 1));
    assertThat(bytes(fixed, 16, 7, 1)).isEqualTo(32.0 * 2 * 20 * 64 * 2 * 1500);
    assertThat(bytes(asInput, 16, 750, 1)).isEqualTo(bytes(fixed, 16, 7, 1) / 2);
    assertThat(KvCache.perToken(fixed, CachePrecision.BF16).value()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "4, 4", "8, 8", "16, 8", "32, 8"})
  void tensorParallelismDividesKvHeadsThenCopiesThem(int tp, double shards) {
    Transformer shape = shape(Groups.full(32, 64, 8, 128));

    assertThat(bytes(shape, 1600, 100, tp)).isEqualTo(bytes(shape, 1600) / shards);
  }

  @Test
  void tensorParallelismCopiesALatentToEveryRank() {
    Transformer shape = shape(Groups.latent(61, 128, 192, 576));

    assertThat(bytes(shape, 1600, 100, 8)).isEqualTo(bytes(shape, 1600));
  }

  @Test
  void tensorParallelismDividesAState() {
    Transformer shape = shape(Groups.state(24, 1e6));

    assertThat(bytes(shape, 1600, 100, 8)).isEqualTo(bytes(shape, 1600) / 8);
  }

  @ParameterizedTest
  @CsvSource({"FP32, 2", "FP16, 1", "FP8, 0.5", "INT8, 0.5", "Q8_0, 0.53125", "Q4_0, 0.28125"})
  void narrowerPrecisionsKeepLess(CachePrecision precision, double share) {
    Transformer shape = shape(Groups.full(32, 32, 8, 128));

    assertThat(KvCache.sequence(shape, precision, 1600, 100).value())
        .isEqualTo(bytes(shape, 1600) * share, within(1e-3));
  }

  @Test
  void tokensAreHandedOutInBlocksOfSixteen() {
    Transformer shape = shape(Groups.full(32, 32, 8, 128));

    assertThat(bytes(shape, 1)).isEqualTo(bytes(shape, 16)).isPositive();
    assertThat(bytes(shape, 17)).isEqualTo(bytes(shape, 32));
  }

  @Test
  void whatIsNoTransformerKeepsNothing() {
    assertThat(KvCache.sequence(null, CachePrecision.BF16, 1000, 100).value()).isZero();
    assertThat(KvCache.perToken(null, CachePrecision.BF16).value()).isZero();
  }
}
