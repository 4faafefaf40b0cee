package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What GPUs are compared by where a question is asked again and again. */
class ReadingsTest {
  private static final ToDoubleFunction<Assessment> COST = Readings::cost;

  /** Three of the same speed at 2, 1 and 3 dollars; and one too small. */
  private static Readings readings() {
    Typing asked =
        Typing.about(
            aModel(),
            List.of(
                aGpu().withId("a").build(),
                aGpu().withId("b").build(),
                aGpu().withId("c").build(),
                aGpu().withId("small").withMemory(4).build()),
            anOffer("a", 1).withPrice(2).build(),
            anOffer("b", 1).withPrice(1).build(),
            anOffer("c", 1).withPrice(3).build(),
            anOffer("small", 1).withPrice(0.1).build());
    return new Readings(
        asked.advisor(),
        asked.reader(),
        "inference",
        Typing.settings("maxGpus=1"),
        "concurrency",
        List.of(asked.gpu("a"), asked.gpu("b"), asked.gpu("c"), asked.gpu("small")));
  }

  private static double cost(Predicted predicted) {
    return Readings.cost(Assessor.assess(predicted.estimate(), Asked.anything().request()));
  }

  private static String gpu(Assessment one) {
    return Objects.requireNonNull(one).estimate().deployment().gpu().id();
  }

  @Test
  void theOneWithTheLeastIsTheBestAndTheNextTheRunnerUp() {
    Readings readings = readings();
    assertThat(readings.best(1, COST)).isEqualTo(1);
    assertThat(gpu(readings.runnerUp(1, 1, COST))).isEqualTo("a");
    assertThat(gpu(readings.runnerUp(1, 0, COST))).as("whoever is beside it").isEqualTo("b");
  }

  @Test
  void ofEqualsTheFirstIsTheBest() {
    assertThat(readings().best(1, any -> 1)).isZero();
    assertThat(gpu(readings().runnerUp(1, 0, any -> 1))).isEqualTo("b");
  }

  @Test
  void aValueThatIsNoQuestionIsReadAsNothing() {
    assertThat(readings().best(-1, COST)).isEqualTo(-1);
    assertThat(readings().runnerUp(-1, 0, COST)).isNull();
    assertThat(readings().count(-1, 0)).isZero();
  }

  @Test
  void gpusArePaidForWhereTheyQualify() {
    assertThat(readings().count(1, 0)).isEqualTo(1);
    assertThat(readings().count(1, 3)).isZero();
  }

  @Test
  void whatIsRentedIsComparedByItsWorkAndWhatIsBoughtByItsPrice() {
    assertThat(cost(Predicted.nothing().costingPerHour(8).withOutput(2))).isEqualTo(4);
    assertThat(cost(Predicted.nothing().costingToBuy(900).withOutput(2))).isEqualTo(900);
    assertThat(cost(Predicted.nothing().costingPerHour(8)))
        .as("an unknown speed is dearest")
        .isEqualTo(Double.MAX_VALUE);
    assertThat(cost(Predicted.nothing().withOutput(2))).isEqualTo(Double.MAX_VALUE);
  }
}
