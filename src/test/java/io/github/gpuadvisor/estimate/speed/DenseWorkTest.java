package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aReader;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two blocks of decoder of width 1,000 behind four of encoder. A decoder's block has 8 million
 * parameters of feed-forward, 4 of attention to itself with ten heads of 100, and 3 of attention to
 * the encoder, which keeps keys and values of five heads.
 */
class DenseWorkTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double DECODER = 2 * (8e6 + 4e6 + 3e6);
  private static final double CROSS = 2 * 1e6;
  private static final double ENCODER = 4 * 12e6;

  private static Models reader(@Nullable Integer tokens) {
    return aReader(DECODER + ENCODER)
        .withGroups(Groups.full(2, 10, 10, 100), Groups.cross(2, 10, 5, 100, tokens))
        .withEncoder(4, tokens);
  }

  private static DenseWork work(@Nullable Integer tokens, double prompt) {
    Transformer shape = reader(tokens).shape();
    return DenseWork.of(shape, DECODER + ENCODER, EncoderPass.of(shape, prompt));
  }

  @Test
  void aGeneratedTokenPassesTheDecoderButNotWhatReadsTheEncoder() {
    assertThat(work(null, 100).generated()).isCloseTo(DECODER - CROSS, EXACT);
    assertThat(work(null, 100).prompt()).isCloseTo(ENCODER + CROSS, EXACT);
    assertThat(work(null, 100).encoder()).isCloseTo((ENCODER + CROSS) / (DECODER + ENCODER), EXACT);
  }

  /** 1,500 tokens of sound for a hundred of a prompt, and the prompt itself. */
  @Test
  void soundPassesTheEncoderFifteenTimesForEachTokenOfThePrompt() {
    assertThat(work(1500, 100).prompt()).isCloseTo(15 * (ENCODER + CROSS) + DECODER - CROSS, EXACT);
  }

  /** Four blocks are two decoders: fifteen times two, and one. */
  @Test
  void aPromptCostsAsManyDecodersAsItPassesBlocks() {
    Transformer shape = reader(1500).shape();
    assertThat(EncoderPass.of(shape, 100).passes(shape)).isCloseTo(31, EXACT);
  }

  @Test
  void activationsOfTheEncoderAreCountedAsThoseOfTheDecoder() {
    Plans plan = aPlan().withEngine(anEngine().withConstant("activationBytes", 1e4));
    double moved = matrices(plan);
    assertThat(moved - matrices(aPlan()))
        .isCloseTo(100 * 31 * 1e4 * 1000 * 2 / 1e12, withinPercentage(1e-6));
  }

  @Test
  void aGeneratedTokenReadsTheWeightsOfTheDecoderAlone() {
    MatrixWork matrices = stage(aPlan()).matrices;
    assertThat(matrices.readingBytes(1, 0)).isCloseTo(2 * (DECODER - CROSS), EXACT);
    assertThat(matrices.readingBytes(1, 100)).isCloseTo(2 * (DECODER + ENCODER), EXACT);
  }

  private static EngineStage stage(Plans plan) {
    Works work = Works.of(reader(1500)).withTokens(100, 10);
    return EngineStep.of(aGpu().build(), plan.build(), aNode(1), work.serving()).stage;
  }

  private static double matrices(Plans plan) {
    return stage(plan).parts(0, 0, 100, 50).matrices();
  }

  @Test
  void aStepTakesAsManySoundsAsFillItsBudget() {
    Plans plan = aPlan().withEngine(anEngine().withBudget(4096, 256));
    Works four = Works.of(reader(1500)).withTokens(4, 100);
    assertThat(StepBudget.of(four.serving(), plan.build()))
        .as("two sounds of 1,500, each with a prompt of four")
        .isEqualTo(2 * 4);
  }
}
