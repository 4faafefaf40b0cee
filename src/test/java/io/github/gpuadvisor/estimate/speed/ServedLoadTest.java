package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.simulation.Demand;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

/** What each copy is asked for, and what all of them do together. */
class ServedLoadTest {
  private static final double STEADY = 1e-3;

  private static Works work() {
    return Works.of(aModel()).withTokens(1000, 200);
  }

  private static MemoryEstimate memory(Plans plan, Inference work) {
    return InferenceMemory.of(aGpu().build(), plan.build(), work, 1);
  }

  private static Performance of(Plans plan, Inference work) {
    return InferenceSpeed.of(aGpu().build(), plan.build(), aNode(8), work, memory(plan, work));
  }

  @Test
  void usersAreSharedAmongTheCopies() {
    Demand asked = InferenceSpeed.demand(work().withUsers(10).serving(), 4, 100);
    assertThat(asked).isEqualTo(new Demand(1000, 0, 200, 3, null, null));
  }

  @Test
  void aRateIsSharedAmongTheCopies() {
    Demand asked = InferenceSpeed.demand(work().withRate(10).serving(), 4, 100);
    assertThat(asked).isEqualTo(new Demand(1000, 0, 200, null, 2.5, null));
  }

  @Test
  void tokensFoundInTheCacheAreReadAndNotWorkedOn() {
    Demand asked = InferenceSpeed.demand(work().withCachedInput(0.25).serving(), 1, 100);
    assertThat(asked).isEqualTo(new Demand(750, 250, 200, 1, null, null));
  }

  @Test
  void asManyAsFitMeansWhatMemoryHoldsAndNeverNone() {
    Inference most = work().withLoad(Inference.Load.most()).serving();
    assertThat(InferenceSpeed.demand(most, 2, 37).concurrency()).isEqualTo(37);
    assertThat(InferenceSpeed.demand(most, 2, 0).concurrency()).isEqualTo(1);
  }

  @Test
  void aBurstIsSharedAmongTheCopiesAndEachCountsToItsLastAnswer() {
    Inference burst = work().withLoad(Inference.Load.concurrency(8).ofRequests(64)).serving();
    assertThat(InferenceSpeed.demand(burst, 2, 100).requests()).isEqualTo(32);

    Inference half = work().withLoad(Inference.Load.concurrency(4).ofRequests(32)).serving();
    double one = of(aPlan(), half).requestsPerSecond().value();
    double two = of(aPlan().withDataParallel(2), burst).requestsPerSecond().value();
    assertThat(two / one).isEqualTo(2, within(1e-9));
  }

  @Test
  void asManyAsFitDoWhatThatManyUsersWould() {
    Inference most = work().withLoad(Inference.Load.most()).serving();
    int fit = memory(aPlan(), most).sequencesPerReplica();
    assertThat(fit).isBetween(2, 1024);

    Performance seen = of(aPlan(), most);
    assertThat(seen.requestsPerSecond().value() * seen.e2e().mean().value())
        .isEqualTo(fit, within(fit * STEADY));
    Performance copies = of(aPlan().withDataParallel(3), most);
    assertThat(copies.requestsPerSecond().value() / seen.requestsPerSecond().value())
        .isEqualTo(3, within(STEADY));
  }

  @Test
  void aCopyUnderARateIsBusyForItsShareOfTheTime() {
    double slow = of(aPlan(), work().withRate(0.1).serving()).utilization();
    double twice = of(aPlan(), work().withRate(0.2).serving()).utilization();
    assertThat(slow).isBetween(0.01, 0.9);
    assertThat(twice / slow).isEqualTo(2, within(0.3));
    assertThat(of(aPlan(), work().withRate(1e4).serving()).utilization()).isEqualTo(1);
    assertThat(of(aPlan(), work().withUsers(1).serving()).utilization()).isEqualTo(1);
  }

  @Test
  void aLongPromptIsReadInPiecesOfTheStepsBudget() {
    Plans plan = aPlan().withEngine(Engines.anEngine().withBudget(400, 256));
    EngineStep step = EngineStep.of(aGpu().build(), plan.build(), aNode(8), work().serving());
    double seconds = 2 * step.seconds(0, 0, 400, 400) + step.seconds(0, 0, 200, 1000 - 100);

    assertThat(of(plan, work().serving()).prefillTokensPerSecond().value())
        .isEqualTo(1000 / seconds, within(1e-6));
    assertThat(
            of(plan.withDataParallel(2), work().withUsers(2).serving())
                .prefillTokensPerSecond()
                .value())
        .isEqualTo(2000 / seconds, within(1e-6));
  }

  @Test
  void anAnswerOfOneTokenHasNoTimePerToken() {
    Performance one = of(aPlan(), work().withTokens(1000, 1).serving());
    assertThat(one.tpot()).isNull();
    assertThat(one.outputTokensPerSecondPerUser()).isNull();

    Performance two = of(aPlan(), work().withTokens(1000, 2).serving());
    assertThat(two.tpot()).isNotNull();
    assertThat(two.outputTokensPerSecondPerUser()).isNotNull();
  }
}
