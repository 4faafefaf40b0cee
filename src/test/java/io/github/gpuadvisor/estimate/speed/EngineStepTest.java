package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each term of a step, worked out on paper. */
class EngineStepTest {
  private static final double EMBEDDING = 128_000.0 * 4096;
  private static final double BLOCKS = 8e9 - 2 * EMBEDDING;

  /** A chip whose matrix products take no time, and one whose memory takes none. */
  private static Gpus endlessCompute() {
    return aGpu().withTflops(Dtype.BF16, 1e12);
  }

  private static Gpus endlessMemory() {
    return aGpu().withBandwidth(1e15);
  }

  private static EngineStep step(Gpus gpu, Plans plan, Models model) {
    return step(gpu, plan, model, aNode(8));
  }

  private static EngineStep step(Gpus gpu, Plans plan, Models model, Node node) {
    return EngineStep.of(
        gpu.build(), plan.build(), node, Works.of(model).withTokens(1000, 100).serving());
  }

  private static double decode(EngineStep step, double sequences, double context) {
    return step.seconds(sequences, context, 0, 0);
  }

  @Test
  void readsEveryWeightButTheEmbeddingTable() {
    assertThat(decode(step(endlessCompute(), aPlan(), aModel()), 1, 0))
        .isEqualTo((8e9 - EMBEDDING) * 2 / 1e12, within(1e-9));
    assertThat(decode(step(endlessCompute(), aPlan(), aModel().withTiedEmbeddings()), 1, 0))
        .isEqualTo(8e9 * 2 / 1e12, within(1e-9));
  }

  @Test
  void narrowerWeightsAreReadFaster() {
    double sixteen = decode(step(endlessCompute(), aPlan(), aModel()), 1, 0);
    double eight =
        decode(step(endlessCompute(), aPlan().withWeightOnly(Precision.FP8), aModel()), 1, 0);

    assertThat(eight).isEqualTo((BLOCKS + EMBEDDING * 2) / 1e12, within(1e-9));
    assertThat(eight).isLessThan(sixteen);
  }

  @Test
  void leavesOutTheEmbeddingTableInTheWidthThatItIsStoredIn() {
    double output = EMBEDDING * 6.5625 / 8;

    assertThat(
            decode(step(endlessCompute(), aPlan().withWeightOnly(Precision.Q4_0), aModel()), 1, 0))
        .isEqualTo((BLOCKS * 4.5 / 8 + output) / 1e12, within(1e-6));
  }

  @Test
  void multipliesEveryTokenWithTheBlocksAndTheOutputMatrix() {
    assertThat(decode(step(endlessMemory(), aPlan(), aModel()), 100, 0))
        .isEqualTo(2 * 100 * (BLOCKS + EMBEDDING) / 250e12, within(1e-9));
  }

  @Test
  void aPromptMeetsTheOutputMatrixOnce() {
    assertThat(step(endlessMemory(), aPlan(), aModel()).seconds(0, 0, 500, 0))
        .isEqualTo(2 * (500 * BLOCKS + EMBEDDING) / 250e12, within(1e-9));
  }

  @Test
  void computeAndMemoryJoinInASoftMaximum() {
    double memory = decode(step(endlessCompute(), aPlan(), aModel()), 64, 0);
    double compute = decode(step(endlessMemory(), aPlan(), aModel()), 64, 0);

    assertThat(decode(step(aGpu(), aPlan(), aModel()), 64, 0))
        .isEqualTo(Math.hypot(memory, compute), within(1e-9));
    assertThat(
            decode(
                step(aGpu(), aPlan().withEngine(anEngine().withConstant("softness", 1)), aModel()),
                64,
                0))
        .isEqualTo(memory + compute, within(1e-9));
  }

  @Test
  void readsTheCacheOfEverySequence() {
    EngineStep step = step(aGpu(), aPlan(), aModel());

    assertThat(decode(step, 10, 1600) - decode(step, 10, 0))
        .isEqualTo(10 * 1600 * 131_072.0 / 1e12, within(1e-9));
  }

  @Test
  void prefillAttentionLooksBackOnWhatWentBefore() {
    EngineStep step = step(aGpu(), aPlan(), aModel());

    assertThat(step.seconds(0, 0, 512, 1000) - step.seconds(0, 0, 512, 0))
        .isEqualTo(32 * 4.0 * 32 * 128 * 512 * 1000 / 250e12, within(1e-9));
  }

  @Test
  void aWindowLooksBackNoFurtherThanItReaches() {
    EngineStep step =
        step(aGpu(), aPlan(), aModel().withGroups(Groups.window(32, 32, 8, 128, 512)));

    assertThat(step.seconds(0, 0, 512, 100_000)).isEqualTo(step.seconds(0, 0, 512, 512));
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "16", "64", "512"})
  void aMixtureReadsTheDistinctExpertsThatItsTokensTouch(int tokens) {
    double experts = 3.0 * 4096 * 2304 * 64 * 32 * 2;
    double rest = 60e9 * 2 - experts - EMBEDDING * 2;
    double touched = 1 - Math.pow(1 - 4.0 / 64, tokens);

    assertThat(decode(step(endlessCompute(), aPlan(), aMixture()), tokens, 0))
        .isEqualTo((rest + experts * touched) / 1e12, within(1e-6));
  }

  /** With an exponent of a half, sixteen tokens choose as four independent ones would. */
  @Test
  void tokensThatShareExpertsTouchFewer() {
    Plans sharing = aPlan().withEngine(anEngine().withConstant("routing", 0.5));

    assertThat(decode(step(endlessCompute(), sharing, aMixture()), 16, 0))
        .isEqualTo(decode(step(endlessCompute(), aPlan(), aMixture()), 4, 0), within(1e-9));
    assertThat(decode(step(endlessCompute(), sharing, aMixture()), 1, 0))
        .isEqualTo(decode(step(endlessCompute(), aPlan(), aMixture()), 1, 0), within(1e-9));
  }

  @Test
  void aMixtureMultipliesItsActiveParametersAlone() {
    assertThat(decode(step(endlessMemory(), aPlan(), aMixture()), 100, 0))
        .isEqualTo(2 * 100 * (6e9 - EMBEDDING) / 250e12, within(1e-6));
  }

  @Test
  void launchesAndSchedulingCostTime() {
    Engines engine =
        anEngine()
            .withConstant("layerMicros", 5)
            .withConstant("sequenceMicros", 80)
            .withConstant("stepMicros", 4000);

    assertThat(
            decode(step(aGpu(), aPlan().withEngine(engine), aModel()), 10, 0)
                - decode(step(aGpu(), aPlan(), aModel()), 10, 0))
        .isEqualTo(32 * 5e-6 + 10 * 80e-6 + 4000e-6, within(1e-9));
  }

  @Test
  void isUnknownWhereAFactIsMissing() {
    assertThat(step(aGpu().withBandwidth(null), aPlan(), aModel())).isNull();
    assertThat(step(aGpu().without(Dtype.BF16), aPlan(), aModel())).isNull();
    assertThat(step(aGpu(), aPlan(), aVisionModel())).isNull();
  }

  @Test
  void namesItsBottleneck() {
    EngineStep step = step(aGpu(), aPlan(), aModel());
    Engines slow = anEngine().withConstant("stepMicros", 1e6);
    Node far = new Node(8, 1e6, 1e6, 8, true, true);

    assertThat(step.bottleneck(1, 1000, 0, 0)).isEqualTo("memory-bandwidth");
    assertThat(step.bottleneck(0, 0, 8192, 4096)).isEqualTo("compute");
    assertThat(step(aGpu(), aPlan().withEngine(slow), aModel()).bottleneck(1, 1000, 0, 0))
        .isEqualTo("overhead");
    assertThat(
            step(aGpu(), aPlan().withTensorParallel(8), aModel(), far).bottleneck(64, 1000, 0, 0))
        .isEqualTo("interconnect");
  }
}
