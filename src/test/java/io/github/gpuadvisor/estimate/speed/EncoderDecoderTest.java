package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aReader;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two blocks of decoder and two of encoder, of width 1000 with ten heads of 100 and a feed-forward
 * of 4000: 12 and 8 million parameters a block, without a vocabulary.
 */
class EncoderDecoderTest {
  private static final double DECODER = 2 * 16e6;
  private static final double CROSS = 2 * 2e6;
  private static final double ENCODER = 2 * 12e6;

  /** Half of what the test chip promises. */
  private static final double RATE = 250e12;

  private static Models reader(@Nullable Integer encoderTokens) {
    return aReader(DECODER + ENCODER)
        .withGroups(Groups.full(2, 10, 10, 100), Groups.cross(2, 10, 10, 100, encoderTokens))
        .withEncoder(2, encoderTokens);
  }

  private static EngineStep step(Gpus gpu, Models model, int inputTokens) {
    return Objects.requireNonNull(
        EngineStep.of(
            gpu.build(),
            aPlan().build(),
            aNode(8),
            Works.of(model).withTokens(inputTokens, 100).serving()));
  }

  private static Gpus endlessMemory() {
    return aGpu().withBandwidth(1e15);
  }

  @Test
  void aGeneratedTokenReadsTheDecoderAlone() {
    EngineStep step = step(aGpu().withTflops(Dtype.BF16, 1e12), reader(null), 100);

    double kept = 100 * 2 * 2000 * 2;

    assertThat(step.seconds(1, 0, 0, 0))
        .isEqualTo(((DECODER - CROSS) * 2 + kept) / 1e12, within(1e-12));
  }

  @Test
  void aTextPassesTheEncoderAndLeavesItsKeysAndValues() {
    EngineStep step = step(endlessMemory(), reader(null), 100);
    double products = 100 * 2 * (ENCODER + CROSS) / RATE;
    double attention = 100 * 2 * (2.0 * 10 * 200) * 100 / RATE;

    assertThat(step.seconds(0, 0, 100, 50)).isEqualTo(products + attention, within(1e-12));
  }

  @Test
  void soundFillsTheEncoderHoweverShortThePrompt() {
    double four = step(endlessMemory(), reader(1500), 4).seconds(0, 0, 4, 0);
    double products = 2 * (1500 * (ENCODER + CROSS) + 4 * (DECODER - CROSS)) / RATE;
    double attention = 1500 * 2 * (2.0 * 10 * 200) * 1500 / RATE;
    double reading = 4 * 2 * (2.0 * 10 * 200) * 1500 / RATE;

    assertThat(four).isEqualTo(products + attention + reading, within(1e-12));
  }

  @Test
  void aDecoderPassesPromptsAsItPassesAnswers() {
    EncoderPass none = EncoderPass.of(Objects.requireNonNull(aModel().build().transformer()), 100);

    assertThat(none.passes(Objects.requireNonNull(aModel().build().transformer()))).isOne();
    assertThat(none.decodes()).isTrue();
  }

  @Test
  void aStepTakesSoundThatFillsNoMoreThanItsBudget() {
    Works work = Works.of(reader(1500)).withTokens(4, 100);
    int budget = StepBudget.of(work.serving(), aPlan().build());
    int whole = aPlan().build().era().memory().batchedTokens();
    assertThat(budget).isEqualTo(4 * Math.max(1, whole / 1500));
    assertThat(StepBudget.of(Works.of(aModel()).serving(), aPlan().build())).isEqualTo(whole);
  }
}
