package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.rule.Verdicts.assertUnknown;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AtMostTest {
  private static final Accelerator GPU = aGpu().build();

  /** Three GPUs at work on two instances of two. */
  private static Estimate threeOfFour() {
    return Predicted.nothing()
        .on(aPlan().withDataParallel(3).on(GPU, anOffer("test-gpu", 2).build()))
        .estimate();
  }

  @Test
  void isNamedAfterWhatItBounds() {
    assertThat(AtMost.gpus().id()).isEqualTo("operations/max-gpus");
    assertThat(AtMost.nodes().id()).isEqualTo("operations/max-nodes");
    assertThat(AtMost.watts().id()).isEqualTo("operations/max-power");
  }

  @Test
  void asksNothingWithoutABound() {
    assertMet(AtMost.gpus().check(threeOfFour(), Asked.anything().request()));
    assertMet(AtMost.nodes().check(threeOfFour(), Asked.anything().request()));
    assertMet(AtMost.watts().check(threeOfFour(), Asked.anything().request()));
  }

  @Test
  void passesAtExactlyTheBound() {
    assertMet(AtMost.gpus().check(threeOfFour(), Asked.anything().atMostGpus(4).request()));
    assertMet(AtMost.nodes().check(threeOfFour(), Asked.anything().atMostNodes(2).request()));
    assertMet(AtMost.watts().check(threeOfFour(), Asked.anything().atMostWatts(1600).request()));
  }

  @Test
  void countsGpusOfAnInstanceWhole() {
    Verdict.Failed failed =
        assertFailed(
            AtMost.gpus().check(threeOfFour(), Asked.anything().atMostGpus(3).request()),
            "takes 4 GPUs, wanted ≤ 3",
            "--max-gpus 4");
    assertThat(failed.excess()).isEqualTo(4.0 / 3 - 1);
    assertFigures(failed.finding(), Map.of("actualGpus", 4.0, "mostGpus", 3.0));
  }

  @Test
  void countsMachines() {
    assertFailed(
        AtMost.nodes().check(threeOfFour(), Asked.anything().atMostNodes(1).request()),
        "takes 2 machines, wanted ≤ 1",
        "--max-nodes 2");
  }

  @Test
  void addsUpThePowerLimitsOfAllGpusPaidFor() {
    assertFailed(
        AtMost.watts().check(threeOfFour(), Asked.anything().atMostWatts(1599).request()),
        "takes 1,600 W, wanted ≤ 1,599",
        "--max-power 1600W");
  }

  @Test
  void roundsThePowerThatWouldDoUp() {
    Estimate estimate =
        Predicted.nothing().on(aPlan().on(aGpu().withWatts(70.2, null).build(), null)).estimate();
    assertFailed(
        AtMost.watts().check(estimate, Asked.anything().atMostWatts(50).request()),
        "takes 70 W, wanted ≤ 50",
        "--max-power 71W");
  }

  @Test
  void isUnknownWhereNobodyStatesThePowerLimit() {
    Estimate estimate =
        Predicted.nothing().on(aPlan().on(aGpu().withWatts(null, null).build(), null)).estimate();
    assertUnknown(
        AtMost.watts().check(estimate, Asked.anything().atMostWatts(50).request()), "tdpWatts");
  }

  @Test
  void countsOwnedGpusAsTheyAre() {
    Estimate owned = Predicted.nothing().on(aPlan().withDataParallel(3).on(GPU, null)).estimate();
    assertMet(AtMost.gpus().check(owned, Asked.anything().atMostGpus(3).request()));
  }
}
