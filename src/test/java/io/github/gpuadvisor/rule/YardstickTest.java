package io.github.gpuadvisor.rule;

import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YardstickTest {
  @Test
  void aFallingValueIsOneAtNothingAndHalfAtTheReference() {
    assertThat(Yardstick.falling(0, 7)).isEqualTo(1);
    assertThat(Yardstick.falling(7, 7)).isEqualTo(0.5);
    assertThat(Yardstick.falling(21, 7)).isEqualTo(0.25);
  }

  @Test
  void aRisingValueIsZeroAtNothingAndHalfAtTheReference() {
    assertThat(Yardstick.rising(0, 7)).isZero();
    assertThat(Yardstick.rising(7, 7)).isEqualTo(0.5);
    assertThat(Yardstick.rising(21, 7)).isEqualTo(0.75);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.1, 1, 30, 1e6, 1e15})
  void valuesStayBetweenZeroAndOneAndMoveOneWay(double amount) {
    for (double reference : new double[] {1e-6, 1, 1e6}) {
      assertThat(Yardstick.falling(amount, reference)).isBetween(0.0, 1.0);
      assertThat(Yardstick.rising(amount, reference)).isBetween(0.0, 1.0);
      assertThat(Yardstick.falling(amount * 2 + 1, reference))
          .isLessThanOrEqualTo(Yardstick.falling(amount, reference));
      assertThat(Yardstick.rising(amount * 2 + 1, reference))
          .isGreaterThanOrEqualTo(Yardstick.rising(amount, reference));
    }
  }

  /** 8 billion parameters: 16 GB read in 4.78 ms for each token of one user. */
  @Test
  void servesOneUserAtTheSpeedOfItsMemory() {
    Inference work = Works.of(aModel()).withTokens(1, 1_000_000).serving();
    assertThat(Yardstick.perSecond(work)).isCloseTo(3.35e12 / 16e9, withinPercentage(0.1));
  }

  /** No more than 64 users count: beyond, nobody's batch pays. */
  @Test
  void countsAtMostSixtyFourUsersAtOnce() {
    Inference sixtyFour = Works.of(aModel()).withUsers(64).serving();
    Inference thousand = Works.of(aModel()).withUsers(1000).serving();
    assertThat(Yardstick.perSecond(thousand)).isEqualTo(Yardstick.perSecond(sixtyFour));
    assertThat(Yardstick.perSecond(sixtyFour))
        .isGreaterThan(Yardstick.perSecond(Works.of(aModel()).withUsers(32).serving()));
  }

  @Test
  void takesARateAsSixteenUsers() {
    assertThat(Yardstick.perSecond(Works.of(aModel()).withRate(3).serving()))
        .isEqualTo(Yardstick.perSecond(Works.of(aModel()).withUsers(16).serving()));
  }

  @Test
  void trainsAtSixFlopsForEachParameterAndToken() {
    double expected = 990e12 / (6 * 8e9);
    assertThat(Yardstick.perSecond(Works.of(aModel()).training())).isEqualTo(expected);
    assertThat(Yardstick.perSecond(Works.of(aModel()).fineTuning(FineTuning.Method.LORA)))
        .isEqualTo(expected);
  }

  @Test
  void countsTheActiveParametersOfAMixture() {
    double dense = Yardstick.perSecond(Works.of(aModel().withParameters(8e9)).training());
    double mixture =
        Yardstick.perSecond(
            Works.of(aModel().withParameters(80e9).withActiveParameters(8e9)).training());
    assertThat(mixture).isEqualTo(dense);
  }

  @Test
  void readsAPromptAtTwoFlopsForEachParameterAndToken() {
    Inference work = Works.of(aModel()).withTokens(500, 0).serving();
    assertThat(Yardstick.perSecond(work)).isCloseTo(990e12 / (2 * 8e9 * 500), within(1e-6));
  }

  @Test
  void worksThroughSamplesAtTheirOperations() {
    Inference work = Works.of(aVisionModel()).serving();
    assertThat(Yardstick.perSecond(work)).isEqualTo(990e12 / 100e9);
  }

  @Test
  void repeatsTheStepsOfADiffusionModel() {
    Inference work =
        Works.of(
                aVisionModel()
                    .withKind(Model.Kind.DIFFUSION)
                    .withSample(new Model.Sample("image", 100.0, 1024, 50)))
            .serving();
    assertThat(Yardstick.perSecond(work)).isEqualTo(990e12 / (100e9 * 50));
  }

  @Test
  void countsTwoFlopsForEachParameterWhereASampleStatesNone() {
    Inference work = Works.of(aVisionModel().withSample(null)).serving();
    assertThat(Yardstick.perSecond(work)).isEqualTo(990e12 / (2 * 1e9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void aRatingOutsideZeroToOneIsRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Criterion.Rating(value, new Statement("x")))
        .withMessageContaining("between 0 and 1");
  }
}
