package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Inference.Figure;
import io.github.gpuadvisor.workload.Inference.Target;
import io.github.gpuadvisor.workload.Inference.Targets;
import io.github.gpuadvisor.workload.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingSizerTest {
  private static final Setup SETUP = aPlan().withEngine(anEngine()).setup();
  private static final Targets FAST =
      new Targets(null, new Target(Figure.P95, 0.030), null, null, null);

  private static List<Candidate> candidates(Gpus gpu, int nodeGpus, Request request) {
    Accelerator built = gpu.build();
    return new ServingSizer(built, SETUP, request, (Inference) request.workload())
        .on(Node.of(built, nodeGpus, null));
  }

  private static Request serving(Works works) {
    return Asked.of(works.serving()).request();
  }

  /** The candidate with one copy less, sized as the sizer does. */
  private static Candidate oneCopyLess(Candidate candidate, Inference work) {
    Deployment deployment = candidate.deployment();
    Plan plan = deployment.plan().withReplicas(deployment.plan().dataParallel() - 1);
    Deployment smaller =
        new Deployment(
            deployment.gpu(),
            plan,
            deployment.node(),
            ServingPlans.nodes(plan, deployment.node().gpus()),
            null);
    MemoryEstimate memory = Estimator.memory(deployment.gpu(), plan, work);
    return new Candidate(smaller, memory, Estimator.performance(smaller, work, memory));
  }

  private static boolean fastEnough(Candidate candidate, Request request) {
    return Assessor.fastEnough(
        Estimator.of(candidate.deployment(), candidate.memory(), candidate.performance(), null),
        request);
  }

  @Test
  void oneUserTakesOneCopyOfEachSplit() {
    List<Candidate> found = candidates(aGpu(), 8, serving(Works.of(aModel())));
    assertThat(found)
        .extracting(one -> one.deployment().plan().tensorParallel())
        .containsExactly(1, 2, 4, 8);
    assertThat(found).allMatch(one -> one.deployment().plan().dataParallel() == 1);
    assertThat(found).allMatch(one -> one.memory().fits());
  }

  @Test
  void eachSplitTakesTheFewestStagesThatHoldTheModel() {
    Inference work = Works.of(aModel()).serving();
    Gpus small = aGpu().withMemory(12);
    for (Candidate one : candidates(small, 8, Asked.of(work).request())) {
      Plan plan = one.deployment().plan();
      for (int stages = 1; stages < plan.pipelineParallel(); stages++) {
        Plan fewer = ServingPlans.plan(SETUP, plan.cache(), plan.tensorParallel(), stages, 1);
        assertThat(InferenceMemory.of(small.build(), fewer, work, 1).fits())
            .as("%s in %s stages", plan.summary(), stages)
            .isFalse();
      }
    }
  }

  /** Enough copies for all caches, and none to spare. */
  @Test
  void manyUsersTakeTheFewestCopiesThatHoldTheirCaches() {
    Inference work = Works.of(aModel()).withContext(65_536).withUsers(100).serving();
    List<Candidate> found = candidates(aGpu(), 8, Asked.of(work).request());
    assertThat(found).isNotEmpty();
    for (Candidate one : found) {
      int each = one.memory().sequencesPerReplica();
      int copies = one.deployment().plan().dataParallel();
      assertThat(copies * each).isGreaterThanOrEqualTo(100);
      assertThat((copies - 1) * each).isLessThan(100);
      assertThat(one.memory().fits()).isTrue();
    }
    assertThat(found.get(0).deployment().plan().dataParallel()).isGreaterThan(1);
  }

  @Test
  void starvedCopiesAreNotTakenForWantOfADeeperPipeline() {
    Inference work = Works.of(aModel()).withContext(65_536).withUsers(100).serving();
    List<Candidate> found = candidates(aGpu(), 8, Asked.of(work).request());
    assertThat(found)
        .filteredOn(one -> one.deployment().plan().tensorParallel() == 1)
        .extracting(one -> one.deployment().plan().pipelineParallel())
        .contains(1, 2);
  }

  @Test
  void spareCopiesComeOnTop() {
    Works works = Works.of(aModel()).withSpareReplicas(2);
    assertThat(candidates(aGpu(), 8, serving(works)))
        .allMatch(one -> one.deployment().plan().dataParallel() == 3);
  }

  @Test
  void aTargetTakesTheFewestCopiesThatMeetIt() {
    Request request = serving(Works.of(aModel()).withUsers(128).withTargets(FAST));
    List<Candidate> more =
        candidates(aGpu(), 8, request).stream()
            .filter(one -> one.deployment().plan().dataParallel() > 1)
            .filter(one -> fastEnough(one, request))
            .toList();
    assertThat(more).isNotEmpty();
    for (Candidate one : more) {
      assertThat(fastEnough(oneCopyLess(one, (Inference) request.workload()), request))
          .as(one.deployment().key())
          .isFalse();
    }
  }

  @Test
  void aRateTakesTheFewestCopiesThatKeepUp() {
    Request request = serving(Works.of(aModel()).withRate(20));
    List<Candidate> found = candidates(aGpu(), 8, request);
    assertThat(found).isNotEmpty().allMatch(one -> fastEnough(one, request));
    Candidate single = found.get(0);
    assertThat(single.deployment().plan().gpusPerReplica()).isEqualTo(1);
    assertThat(single.deployment().plan().dataParallel()).isGreaterThan(1);
    assertThat(fastEnough(oneCopyLess(single, (Inference) request.workload()), request)).isFalse();
  }

  @Test
  void aTargetThatNoNumberOfCopiesMeetsLeavesTheSmallest() {
    Targets hopeless = new Targets(null, new Target(Figure.P95, 1e-6), null, null, null);
    assertThat(
            candidates(aGpu(), 8, serving(Works.of(aModel()).withUsers(4).withTargets(hopeless))))
        .isNotEmpty()
        .allMatch(one -> one.deployment().plan().dataParallel() == 1);
  }

  @Test
  void keepsToTheGpusAllowed() {
    Request request =
        Asked.of(Works.of(aModel()).withUsers(128).withTargets(FAST).serving())
            .atMostGpus(4)
            .request();
    assertThat(candidates(aGpu(), 8, request))
        .isNotEmpty()
        .allMatch(one -> one.deployment().plan().gpus() <= 4);
  }

  @Test
  void whatFitsNowhereIsShownAsTheNearestWithoutASpeedYet() {
    List<Candidate> found =
        candidates(aGpu().withMemory(2), 2, serving(Works.of(aModel().withParameters(500e9))));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).memory().fits()).isFalse();
    assertThat(found.get(0).performance()).isNull();
  }

  @Test
  void theSpeedOfWhatDoesNotFitIsPredictedWhenItIsLookedAt() {
    Request request = serving(Works.of(aModel().withParameters(500e9)));
    Candidate misfit = candidates(aGpu().withMemory(2), 2, request).get(0);
    Assessment judged =
        Assessor.assess(Estimator.of(misfit.deployment(), misfit.memory(), null, null), request);
    Nearest nearest = new Nearest(judged, request);
    assertThat(nearest.first()).extracting(Failure::requirement).containsExactly("memory/fits");
    assertThat(nearest.assessment().estimate().performance()).isNotNull();
    assertThat(nearest.assessment()).isSameAs(nearest.assessment());
  }

  @Test
  void copiesStandOnAsFewMachinesAsHoldThemWhole() {
    Request request = serving(Works.of(aModel()).withSpareReplicas(4));
    for (Candidate one : candidates(aGpu(), 8, request)) {
      int copiesOnOne = 8 / one.deployment().plan().gpusPerReplica();
      assertThat(one.deployment().nodes()).isEqualTo((5 + copiesOnOne - 1) / copiesOnOne);
    }
  }
}
