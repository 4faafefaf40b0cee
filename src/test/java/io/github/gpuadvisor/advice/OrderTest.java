package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Parts.offer;
import static io.github.gpuadvisor.advice.Parts.pace;
import static io.github.gpuadvisor.advice.Parts.rented;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static Failure missed(double by) {
    return new Failure("cost/budget", new Statement("stated"), by, null);
  }

  private static Assessment of(
      Predicted predicted, double score, int unjudged, Failure... failures) {
    return new Assessment(
        predicted.estimate(),
        List.of(pace(score)),
        new Interval(score, score, score),
        List.of(failures),
        unjudged);
  }

  private static Predicted fitting(double usdPerHour) {
    return Predicted.nothing().costingPerHour(usdPerHour);
  }

  private static Predicted tooLarge(double usdPerHour) {
    return Predicted.nothing().needing(90, 80).costingPerHour(usdPerHour);
  }

  /** Whatever order they come in. */
  private static void assertNearestFirst(Assessment... ordered) {
    List<Assessment> turned = new ArrayList<>(Arrays.asList(ordered));
    Collections.reverse(turned);
    turned.sort(Order::byFailures);
    assertThat(turned).containsExactly(ordered);
  }

  @Test
  void theBetterScoreComesFirstThenTheNameThatDoes() {
    Assessment good = rented(1, offer("z", 1, 1), pace(0.9));
    Assessment first = rented(1, offer("a", 1, 1), pace(0.5));
    Assessment second = rented(1, offer("b", 1, 1), pace(0.5));
    List<Assessment> all = new ArrayList<>(List.of(second, first, good));
    all.sort(Order::byScore);
    assertThat(all).containsExactly(good, first, second);
  }

  @Test
  void fewerRequirementsMissedAreNearerThanSmallerOnes() {
    assertNearestFirst(
        of(fitting(1), 0.1, 0, missed(9)),
        of(fitting(1), 0.9, 0, missed(0.1), missed(0.1)),
        of(fitting(1), 0.9, 1, missed(0.1), missed(0.1)));
  }

  @Test
  void whatWasNotJudgedIsFartherThanWhatWas() {
    assertNearestFirst(
        of(fitting(1), 0.1, 0, missed(9), missed(9)), of(fitting(1), 0.9, 1, missed(0.1)));
  }

  @Test
  void ofAsManyTheLeastMissedIsNearer() {
    assertNearestFirst(of(fitting(9), 0.1, 0, missed(0.1)), of(fitting(1), 0.9, 0, missed(0.2)));
  }

  @Test
  void ofWhatMemoryDoesNotHoldTheCheaperIsNearer() {
    assertNearestFirst(of(tooLarge(1), 0.1, 0, missed(0.2)), of(tooLarge(9), 0.9, 0, missed(0.2)));
  }

  @Test
  void ofWhatMemoryHoldsTheBetterIsNearerWhateverItCosts() {
    assertNearestFirst(of(fitting(9), 0.9, 0, missed(0.2)), of(fitting(1), 0.1, 0, missed(0.2)));
    Predicted unpriced = Predicted.nothing().needing(90, 80);
    assertNearestFirst(of(unpriced, 0.9, 0, missed(0.2)), of(tooLarge(1), 0.1, 0, missed(0.2)));
  }

  private static Eliminated out(String gpu, Failure... failures) {
    return Eliminated.outright(aGpu().withId(gpu).build(), List.of(failures));
  }

  @Test
  void ofGpusLeftOutTheNearestComesFirstThenTheNameThatDoes() {
    Eliminated near = out("z", missed(0.1));
    Eliminated first = out("a", missed(0.5));
    Eliminated second = out("b", missed(0.5));
    List<Eliminated> all = new ArrayList<>(List.of(second, first, near));
    all.sort(Order::byDistance);
    assertThat(all).containsExactly(near, first, second);
  }

  private static double distance(Assessment nearest) {
    Estimate estimate = nearest.estimate();
    return Eliminated.after(
            estimate.deployment().gpu(), new Nearest(nearest, Asked.anything().request()))
        .distance();
  }

  @Test
  void theDistanceOfADeploymentGrowsWithWhatItMisses() {
    assertThat(
            List.of(
                distance(of(fitting(1), 0.5, 0, missed(0.1))),
                distance(of(fitting(1), 0.5, 0, missed(5))),
                distance(of(fitting(1), 0.5, 0, missed(0.1), missed(0.1))),
                distance(of(tooLarge(1), 0.5, 1, missed(0.1))),
                distance(of(tooLarge(1), 0.5, 1, missed(0.2))),
                distance(of(fitting(1), 0.5, 0, missed(0.1), missed(0.1), missed(0.1)))))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatWasPlannedHasANearestDeployment() {
    assertThat(out("a", missed(1)).isPlanned()).isFalse();
    Assessment one = of(fitting(1), 0.5, 0, missed(0.1));
    Nearest nearest = new Nearest(one, Asked.anything().request());
    assertThat(Eliminated.after(aGpu().build(), nearest).isPlanned()).isTrue();
  }
}
