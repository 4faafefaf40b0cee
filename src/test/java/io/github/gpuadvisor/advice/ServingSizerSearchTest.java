package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Inference.Figure;
import io.github.gpuadvisor.workload.Inference.Target;
import io.github.gpuadvisor.workload.Inference.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far the search for ways to serve a load goes, on GPUs of 80 GiB. */
class ServingSizerSearchTest {
  private static final Setup SETUP = aPlan().withEngine(anEngine()).setup();
  private static final Accelerator GPU = aGpu().build();

  private static Targets tpot(double seconds) {
    return new Targets(null, new Target(Figure.P95, seconds), null, null, null);
  }

  private static List<Candidate> on(Node node, Works works) {
    Inference work = works.serving();
    return new ServingSizer(GPU, SETUP, Asked.of(work).request(), work).on(node);
  }

  private static Node eight() {
    return Node.of(GPU, 8, null);
  }

  /** Four GPUs of each machine. */
  private static Node four(boolean joins) {
    return new Node(4, 100e9, 10e9, 4, joins, true);
  }

  private static List<Plan> plans(List<Candidate> found) {
    return found.stream().map(one -> one.deployment().plan()).toList();
  }

  /** 400 GB take more than four GPUs. */
  @Test
  void aCopySpansOnlyMachinesThatJoin() {
    Works large = Works.of(aModel().withParameters(200e9));
    assertThat(on(four(true), large))
        .isNotEmpty()
        .allMatch(one -> one.memory().fits())
        .allMatch(one -> one.deployment().plan().gpusPerReplica() > 4);
    List<Candidate> alone = on(four(false), large);
    assertThat(alone).hasSize(1);
    assertThat(alone.get(0).memory().fits()).isFalse();
    assertThat(alone.get(0).deployment().plan().gpus()).as("the nearest").isEqualTo(4);
  }

  @Test
  void whatIsFastEnoughNeedsNoDeeperPipeline() {
    assertThat(plans(on(eight(), Works.of(aModel()))))
        .extracting(Plan::pipelineParallel)
        .containsOnly(1);
  }

  @Test
  void whatIsTooSlowIsTriedDeeperAndNamedOnce() {
    List<Plan> found = plans(on(eight(), Works.of(aModel()).withUsers(4).withTargets(tpot(1e-6))));
    assertThat(found).extracting(Plan::pipelineParallel).contains(1, 2, 4, 8);
    assertThat(found).extracting(Plan::summary).doesNotHaveDuplicates();
  }

  /** One copy is too slow for so many; where several are fast enough, none need be deeper. */
  @Test
  void copiesThatAreFastEnoughNeedNoDeeperPipeline() {
    List<Plan> narrow =
        plans(on(eight(), Works.of(aModel()).withUsers(128).withTargets(tpot(0.030)))).stream()
            .filter(plan -> plan.tensorParallel() == 1)
            .toList();
    assertThat(narrow).extracting(Plan::pipelineParallel).containsOnly(1);
    assertThat(narrow).hasSize(2);
    assertThat(narrow.get(0).dataParallel()).isEqualTo(1);
    assertThat(narrow.get(1).dataParallel()).isGreaterThan(1);
  }

  @Test
  void aRateMayTakeMoreCopiesForItsSpeed() {
    Works arriving = Works.of(aModel()).withRate(2).withTargets(tpot(0.020));
    List<Plan> narrow =
        plans(on(eight(), arriving)).stream().filter(plan -> plan.gpusPerReplica() == 1).toList();
    assertThat(narrow).hasSize(2);
    assertThat(narrow.get(1).dataParallel()).isGreaterThan(narrow.get(0).dataParallel());
  }
}
