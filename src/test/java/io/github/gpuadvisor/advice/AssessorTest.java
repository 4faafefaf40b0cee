package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference.Targets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessorTest {
  private static final Estimate SERVED =
      Predicted.nothing()
          .withOutput(100)
          .withOutputPerUser(30)
          .costingPerHour(5)
          .drawing(700)
          .estimate();

  @Test
  void theScoreIsTheWeightedSumOfTheContributions() {
    Assessment one = Assessor.assess(SERVED, Asked.anything().request());
    assertThat(one.contributions())
        .extracting(Contribution::criterion, Contribution::weight)
        .containsExactly(
            tuple("cost/per-token", 0.4),
            tuple("speed/pace", 0.3),
            tuple("energy/per-token", 0.2),
            tuple("operations/few-parts", 0.1));
    double sum = 0;
    for (Contribution contribution : one.contributions()) {
      sum += contribution.weight() * contribution.value();
      assertThat(contribution.amount()).isEqualTo(contribution.weight() * contribution.value());
    }
    assertThat(one.score()).isEqualTo(sum);
    assertThat(one.contributions().get(1).value()).isEqualTo(0.5);
    assertThat(one.contributions().get(3).value()).isEqualTo(1);
  }

  @Test
  void aFindingIsMadeWhenItIsRead() {
    Assessment one = Assessor.assess(SERVED, Asked.anything().request());

    assertThat(one.contributions().get(1).finding().sentence())
        .isEqualTo("30 tokens/s for each user; 30 counts 0.5");
    assertThat(one.contributions().get(3).finding().figures()).containsKey("gpus");
  }

  @Test
  void aScoreIsNeverMadeOfWhatIsNoNumber() {
    Estimate broken =
        Predicted.nothing()
            .withOutput(100)
            .withOutputPerUser(30)
            .costingPerHour(Double.NaN)
            .estimate();

    assertThatThrownBy(() -> Assessor.assess(broken, Asked.anything().request()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rating lies between 0 and 1: NaN");
  }

  @Test
  void aCriterionWithoutAWeightAddsNothing() {
    Assessment one =
        Assessor.assess(SERVED, Asked.anything().weighing(Map.of("speed/pace", 1.0)).request());
    assertThat(one.score()).isEqualTo(0.5);
    assertThat(one.contributions()).extracting(Contribution::weight).contains(0.0, 0.0, 0.0);
  }

  /** Speed may be a quarter more or less: 30 tokens/s are 24 to 37.5. */
  @Test
  void theRangeIsTheScoreAtTheEndsOfTheSpeed() {
    Assessment one =
        Assessor.assess(SERVED, Asked.anything().weighing(Map.of("speed/pace", 1.0)).request());
    assertThat(one.scoreRange().low()).isEqualTo(24.0 / 54, within(1e-9));
    assertThat(one.scoreRange().value()).isEqualTo(one.score());
    assertThat(one.scoreRange().high()).isEqualTo(37.5 / 67.5, within(1e-9));
  }

  @Test
  void qualifiesWhereNothingFails() {
    Assessment one = Assessor.assess(SERVED, Asked.anything().within("6/h").request());
    assertThat(one.qualifies()).isTrue();
    assertThat(one.excess()).isZero();
  }

  @Test
  void namesEveryRequirementThatFailsMemoryFirst() {
    Estimate large =
        Predicted.nothing()
            .needing(120, 80)
            .on(Predicted.rented(4))
            .withOutput(100)
            .costingPerHour(20)
            .estimate();
    Assessment one =
        Assessor.assess(large, Asked.anything().within("10/h").atMostGpus(2).request());
    assertThat(one.failures())
        .extracting(Failure::requirement)
        .containsExactly("memory/fits", "cost/budget", "operations/max-gpus");
    assertThat(one.excess()).isEqualTo(1, within(1e-9));
    assertThat(one.qualifies()).isFalse();
  }

  @Test
  void judgesNoSpeedWhereMemoryDoesNotHoldTheWork() {
    Estimate large = Predicted.nothing().needing(120, 80).costingPerHour(20).estimate();
    Targets fast = new Targets(null, null, null, 30.0, null);
    Asked asked = Asked.of(Works.of(aModel()).withTargets(fast).serving());
    Assessment one = Assessor.assess(large, asked.request());
    assertThat(one.failures()).extracting(Failure::requirement).containsExactly("memory/fits");
    assertThat(one.unjudged()).isEqualTo(1);
    assertThat(one.missed()).isEqualTo(2);
  }

  @Test
  void whatCannotBeJudgedDoesNotQualify() {
    Assessment one =
        Assessor.assess(Predicted.nothing().estimate(), Asked.anything().within("10/h").request());
    assertThat(one.failures())
        .containsExactly(
            new Failure(
                "cost/budget",
                new Statement("cannot be judged: price unknown"),
                Double.MAX_VALUE,
                null));
  }

  @Test
  void anEliminatedGpuIsNearerWithFewerFailuresThenWithSmallerOnes() {
    Failure small = new Failure("cost/budget", new Statement("x"), 0.1, null);
    Failure large = new Failure("cost/budget", new Statement("x"), 5.0, null);
    Failure hopeless = new Failure("compute/engine", new Statement("x"), Double.MAX_VALUE, null);
    List<Double> distances =
        List.of(
                List.of(small),
                List.of(large),
                List.of(hopeless),
                List.of(small, small),
                List.of(hopeless, small))
            .stream()
            .map(failures -> Eliminated.outright(SERVED.deployment().gpu(), failures).distance())
            .toList();
    assertThat(distances).isSorted().doesNotHaveDuplicates();
  }
}
