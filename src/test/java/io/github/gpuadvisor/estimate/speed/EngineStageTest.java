package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What a stage does beside its products, and how stages follow one another. */
class EngineStageTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final Percentage NEARLY = withinPercentage(1e-6);
  private static final double WEIGHT_BYTES = 2 * (8e9 - 128_000.0 * 4096);

  private static EngineStep step(Gpus gpu, Plans plan, Models model) {
    return EngineStep.of(
        gpu.build(), plan.build(), aNode(8), Works.of(model).withTokens(1000, 100).serving());
  }

  private static EngineStep step(Plans plan) {
    return step(aGpu(), plan, aModel());
  }

  private static Plans with(String constant, double value) {
    return aPlan().withEngine(anEngine().withConstant(constant, value));
  }

  /** Products and attention that take no time. */
  private static Gpus endlessCompute() {
    return aGpu().withTflops(Dtype.BF16, 1e12).withTflops(Dtype.FP16, 1e12);
  }

  @Test
  void activationsAreReadAndWrittenByTheDevicesTogether() {
    double two =
        step(with("activationBytes", 10).withTensorParallel(2)).stage.parts(10, 0, 6, 0).matrices();
    double none = step(aPlan().withTensorParallel(2)).stage.parts(10, 0, 6, 0).matrices();

    assertThat(two - none).isCloseTo(16 * 10 * 4096 * 32 / 1e12 / 2, NEARLY);
  }

  @Test
  void cachesAreReadAtTheirShareOfTheBandwidth() {
    assertThat(step(with("cache", 0.5)).stage.parts(10, 1600, 0, 0).cache())
        .isCloseTo(10 * 1600 * 131_072.0 / 500e9, EXACT);
  }

  /** Each of 32 heads in 32 layers writes 4 bytes for a token and each one before it. */
  @Test
  void scoresThatLeaveTheChipPassTheMemory() {
    double moved = step(with("attentionBytes", 4)).stage.parts(0, 0, 512, 1000).attention();
    double kept = step(aPlan()).stage.parts(0, 0, 512, 1000).attention();

    assertThat(moved - kept).isCloseTo(512 * 32 * 32 * 1000 * 4.0 / 1e12, EXACT);
  }

  /** 250 TFLOPS with wide sums, of which half are reached, and twice that with narrow ones. */
  @Test
  void attentionGainsFromNarrowSumsAsProductsDo() {
    Gpus halved = aGpu().withTflops(Dtype.FP16, 250).withTflops(Dtype.BF16, 250);
    EngineStep step = step(halved, with("halfAccumulation", 1), aModel());

    assertThat(step.stage.parts(0, 0, 512, 1000).attention())
        .isCloseTo(32 * 4.0 * 32 * 128 * 512 * 1000 / 250e12, EXACT);
  }

  @Test
  void stagesShareLaunchesAndTheScheduler() {
    Engines engine = anEngine().withConstant("layerMicros", 5).withConstant("stepMicros", 400);
    Plans four = aPlan().withEngine(engine).withPipelineParallel(4);

    assertThat(step(four).stage.parts(10, 0, 0, 0).launch())
        .isCloseTo((32 * 5e-6 + 400e-6) / 4, EXACT);
  }

  @Test
  void aPipelineWorksOnAPartOfThePromptInEachStage() {
    Plans four = aPlan().withPipelineParallel(4);
    EngineStage stage = step(four).stage;

    assertThat(step(four).seconds(0, 0, 1000, 500))
        .isCloseTo(4 * stage.seconds(0, 0, 250, 500), EXACT);
  }

  /**
   * Two pieces of 512 tokens, then the second device with the last: three turns, each handed on.
   */
  @Test
  void piecesOfAPromptAreHandedOn() {
    Engines slow = aLayerSplitter().withConstant("hopMicros", 2000);
    Plans two = aPlan().withEngine(slow).withPipelineParallel(2);
    double turn = WEIGHT_BYTES / 2 / 1e12 + 2000e-6;

    assertThat(step(endlessCompute(), two, aModel()).seconds(0, 0, 1024, 0))
        .isCloseTo(3 * turn, NEARLY);
    Plans alone = aPlan().withEngine(slow);
    assertThat(step(endlessCompute(), alone, aModel()).seconds(0, 0, 1024, 0))
        .as("one device hands nothing on")
        .isCloseTo(2 * WEIGHT_BYTES / 1e12, NEARLY);
  }

  @Test
  void eachPieceIsAPartOfThePromptAndOfTheSequences() {
    Plans two = aPlan().withEngine(aLayerSplitter()).withPipelineParallel(2);
    EngineStage stage = step(two).stage;

    assertThat(step(two).seconds(8, 1600, 1024, 500))
        .isCloseTo(3 * stage.seconds(4, 1600, 512, 500), EXACT);
  }

  @Test
  void withoutSixteenBitAttentionRunsInTheFormatOfThePlan() {
    Gpus eight = aGpu().without(Dtype.BF16).without(Dtype.FP16).without(Dtype.FP32);
    EngineStep step = step(eight, aPlan().withPrecision(Precision.FP8), aModel());

    assertThat(step.stage.parts(0, 0, 512, 1000).attention())
        .isCloseTo(32 * 4.0 * 32 * 128 * 512 * 1000 / 500e12, EXACT);
    assertThat(
            step(aGpu(), aPlan().withPrecision(Precision.FP8), aModel())
                .stage
                .parts(0, 0, 512, 1000)
                .attention())
        .isCloseTo(32 * 4.0 * 32 * 128 * 512 * 1000 / 250e12, EXACT);
  }

  @Test
  void productsAndReadingOfAMixtureAreCountedWithItsExperts() {
    MatrixWork matrices = step(aGpu(), aPlan(), aMixture()).stage.matrices;
    double experts = 64 * 3.0 * 4096 * 2304 * 32;
    double embedding = 128_000.0 * 4096;
    double blocks = 6e9 - 2 * embedding;
    double touched = 1 - Math.pow(1 - 4.0 / 64, 16);

    assertThat(matrices.computeSeconds(10, 6))
        .isCloseTo(2 * (16 * blocks + 11 * embedding) / 250e12, EXACT);
    assertThat(matrices.readingSeconds(10, 6))
        .isCloseTo(2 * (60e9 - experts - embedding + experts * touched) / 1e12, EXACT);
  }

  /** Ten operations at 50 TFLOPS for each of 8 billion weights, of which the table is not read. */
  @Test
  void packedWeightsAreUnpackedAfterTheyAreRead() {
    double embedding = 128_000.0 * 4096;
    double stored = 8e9 - 2 * embedding + 2 * 2 * embedding;
    double each = 1 / 1e12 + 10 * 8e9 / stored / 50e12;
    Plans packed = with("unpacking", 10).withWeightOnly(Precision.FP8);

    assertThat(step(packed).stage.matrices.readingSeconds(1, 0))
        .isCloseTo((stored - 2 * embedding) * each, EXACT);
  }

  @Test
  void aSharperMaximumIsCloserToTheLargerOfTheTwo() {
    double bytes = WEIGHT_BYTES / 1e12;
    double products = 64 * WEIGHT_BYTES / 250e12;

    assertThat(step(with("softness", 3)).seconds(64, 0, 0, 0))
        .isCloseTo(Math.cbrt(Math.pow(bytes, 3) + Math.pow(products, 3)), EXACT);
  }

  @Test
  void onlyAPlanWithWeightsOnTheHostNamesItsPart() {
    assertThat(step(aPlan()).breakdown(10, 1600, 0, 0))
        .extracting(Basis.Part::name)
        .containsExactly(
            "matrix products",
            "weights read",
            "both, overlapped",
            "KV cache read",
            "prefill attention",
            "all-reduce",
            "launch and scheduling");
    Plans half = aPlan().withEngine(aLayerSplitter()).withHost(new Host(16, 0, 50));
    assertThat(step(half).breakdown(10, 1600, 0, 0))
        .last()
        .satisfies(
            part -> {
              assertThat(part.name()).isEqualTo("host's memory");
              assertThat(part.seconds()).isCloseTo(0.16, EXACT);
            });
  }
}
