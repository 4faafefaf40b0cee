package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.deployment.TrainingPlans;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Request;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSizerTest {
  private static final double DAY = 86_400;
  private static final Accelerator GPU = aGpu().build();
  private static final Setup SETUP = aPlan().withEngine(anEngine()).setup();
  private static final Node EIGHT = Node.of(GPU, 8, null);

  private static Request training(@Nullable Double deadline, @Nullable Integer maxGpus) {
    Asked asked =
        Asked.of(
            Works.of(aModel()).withTrainingTokens(100e9).withDeadlineSeconds(deadline).training());
    return (maxGpus == null ? asked : asked.atMostGpus(maxGpus)).request();
  }

  private static TrainingSizer sizer(Request request) {
    return new TrainingSizer(GPU, SETUP, request);
  }

  private static double seconds(Candidate candidate) {
    return candidate.performance().durationSeconds().value();
  }

  private static List<Integer> gpus(List<Candidate> candidates) {
    return candidates.stream().map(one -> one.deployment().plan().gpus()).toList();
  }

  @Test
  void withoutADeadlineTakesWholeMachinesInPowersOfTwo() {
    assertThat(gpus(sizer(training(null, 64)).on(EIGHT))).containsExactly(8, 16, 32, 64);
  }

  @Test
  void moreMachinesAreFaster() {
    List<Double> times =
        sizer(training(null, 128)).on(EIGHT).stream().map(TrainingSizerTest::seconds).toList();
    assertThat(times).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 5, 7, 10, 18, 60})
  void aDeadlineIsMetByTheFewestMachines(double days) {
    Request request = training(days * DAY, null);
    OptionalInt fewest =
        sizer(request).on(EIGHT).stream()
            .filter(one -> seconds(one) <= days * DAY)
            .mapToInt(one -> one.deployment().nodes())
            .min();
    OptionalInt possible =
        IntStream.rangeClosed(1, 64)
            .filter(
                nodes -> {
                  Candidate one =
                      sizer(request).best(EIGHT, nodes * 8, TrainingPlans.Fixed.NOTHING);
                  return one != null && one.memory().fits() && seconds(one) <= days * DAY;
                })
            .findFirst();
    assertThat(fewest).isEqualTo(possible);
    assertThat(fewest).isPresent();
  }

  /** Between two powers of two the number allowed is the most there is. */
  @Test
  void aDeadlineIsMetByTheMostMachinesAllowedWhereNoFewerDo() {
    Candidate three = sizer(training(null, null)).best(EIGHT, 24, TrainingPlans.Fixed.NOTHING);
    Candidate two = sizer(training(null, null)).best(EIGHT, 16, TrainingPlans.Fixed.NOTHING);
    double between = (seconds(three) + seconds(two)) / 2;
    List<Candidate> inTime =
        sizer(training(between, 24)).on(EIGHT).stream()
            .filter(one -> seconds(one) <= between)
            .toList();
    assertThat(gpus(inTime)).containsExactly(24);
  }

  @Test
  void stopsAtTheFirstSizeThatIsFastEnough() {
    assertThat(gpus(sizer(training(400 * DAY, null)).on(EIGHT))).containsExactly(8);
  }

  @Test
  void everyPlanFitsAndIsTheFastestThatDoes() {
    Request request = training(null, 16);
    for (Candidate one : sizer(request).on(EIGHT)) {
      assertThat(one.memory().fits()).isTrue();
      TrainingPlans.each(
          SETUP,
          request.workload(),
          one.deployment().plan().gpus(),
          8,
          TrainingPlans.Fixed.NOTHING,
          plan -> {
            if (Estimator.memory(GPU, plan, request.workload()).fits()) {
              double other =
                  Estimator.performance(
                          new Deployment(GPU, plan, EIGHT, one.deployment().nodes(), null),
                          request.workload(),
                          one.memory())
                      .trainingTokensPerSecond()
                      .value();
              assertThat(other)
                  .as(plan.summary())
                  .isLessThanOrEqualTo(one.performance().trainingTokensPerSecond().value());
            }
            return true;
          });
    }
  }

  @Test
  void machinesThatDoNotJoinWorkAlone() {
    Node alone = new Node(8, 100e9, 1e9, 8, false, true);
    assertThat(gpus(sizer(training(null, 64)).on(alone))).containsExactly(8);
  }

  @Test
  void fineTuningStopsAtSixtyFourGpus() {
    Request request = Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.FULL)).request();
    assertThat(gpus(sizer(request).on(EIGHT))).containsExactly(8, 16, 32, 64);
  }

  @Test
  void whatFitsNowhereIsShownAsTheNearest() {
    Request request =
        Asked.of(Works.of(aModel().withParameters(1e12)).fineTuning(FineTuning.Method.FULL))
            .atMostGpus(8)
            .request();
    List<Candidate> found = sizer(request).on(EIGHT);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).memory().fits()).isFalse();
  }

  /** Shards of state are smaller on more GPUs. */
  @Test
  void ofSizesThatDoNotFitTheNearestIsTheOneThatLacksLeast() {
    Request request =
        Asked.of(Works.of(aModel().withParameters(1e13)).fineTuning(FineTuning.Method.FULL))
            .atMostGpus(64)
            .request();
    List<Candidate> found = sizer(request).on(EIGHT);
    assertThat(gpus(found)).containsExactly(64);
    Candidate eight = sizer(request).best(EIGHT, 8, TrainingPlans.Fixed.NOTHING);
    assertThat(found.get(0).memory().load()).isLessThan(eight.memory().load());
  }

  @Test
  void aDeadlineIsMetOnItsVeryDay() {
    Candidate sixteen = sizer(training(null, null)).best(EIGHT, 16, TrainingPlans.Fixed.NOTHING);
    assertThat(gpus(sizer(training(seconds(sixteen), null)).on(EIGHT))).containsExactly(8, 16);
  }
}
