package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingPlansTest {
  private static final Model MODEL = aModel().withHeads(64, 8).withLayers(80).build();

  private static List<List<Plan>> groups(Plans plans, int nodeGpus, int mostGpus) {
    return ServingPlans.of(plans.setup(), MODEL, CachePrecision.FP8, nodeGpus, mostGpus);
  }

  private static List<Plan> all(int nodeGpus, int mostGpus) {
    List<Plan> plans = new ArrayList<>();
    groups(aPlan(), nodeGpus, mostGpus).forEach(plans::addAll);
    return plans;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 8", "2, 16", "4, 16", "8, 8", "8, 64", "72, 144"})
  void everyPlanIsOneValidCopyWithinBounds(int nodeGpus, int mostGpus) {
    assertThat(all(nodeGpus, mostGpus))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(
            plan -> {
              assertThat(plan.gpus()).isEqualTo(plan.tensorParallel() * plan.pipelineParallel());
              assertThat(plan.gpus()).isLessThanOrEqualTo(mostGpus);
              assertThat(plan.dataParallel()).isEqualTo(1);
              assertThat(plan.zeroStage()).isNull();
              assertThat(Degrees.refusal(MODEL, plan.engine(), plan.tensorParallel())).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4", "8"})
  void tensorParallelismNeverLeavesAMachine(int nodeGpus) {
    assertThat(all(nodeGpus, 64))
        .allSatisfy(plan -> assertThat(plan.tensorParallel()).isLessThanOrEqualTo(nodeGpus));
  }

  @Test
  void aCopySpansOnlyWholeMachinesOfFourGpusAndMore() {
    assertThat(all(2, 64)).allSatisfy(plan -> assertThat(plan.gpus()).isLessThanOrEqualTo(2));
    assertThat(all(8, 64))
        .filteredOn(plan -> plan.gpus() > 8)
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan.tensorParallel()).isEqualTo(8));
  }

  @Test
  void aCopyThatCannotFillItsMachineDoesNotSpanSeveral() {
    Model twentyHeads = aModel().withHeads(20, 4).withLayers(80).build();
    List<Plan> plans = new ArrayList<>();
    ServingPlans.of(aPlan().setup(), twentyHeads, CachePrecision.BF16, 8, 64)
        .forEach(plans::addAll);

    assertThat(plans)
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan.gpus()).isLessThanOrEqualTo(8));
  }

  @Test
  void groupsHaveOneTensorDegreeAndGrowTheirPipeline() {
    assertThat(groups(aPlan(), 8, 16))
        .hasSize(4)
        .allSatisfy(
            group -> {
              assertThat(group)
                  .extracting(Plan::tensorParallel)
                  .containsOnly(group.get(0).tensorParallel());
              assertThat(group).extracting(Plan::pipelineParallel).isSorted().startsWith(1);
            });
  }

  @Test
  void aLayerSplitterHasOneGroupOfLongerAndLongerSplits() {
    assertThat(groups(aPlan().withEngine(aLayerSplitter()), 4, 4))
        .singleElement()
        .satisfies(
            group ->
                assertThat(group).extracting(Plan::pipelineParallel).containsExactly(1, 2, 3, 4));
  }

  @Test
  void plansCarryTheSetupAndTheCache() {
    assertThat(all(8, 8))
        .allSatisfy(
            plan -> {
              assertThat(plan.cache()).isEqualTo(CachePrecision.FP8);
              assertThat(plan.precision()).isEqualTo(aPlan().setup().precision());
              assertThat(plan.era().id()).isEqualTo("test");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 8, 1",
    "1, 8, 8, 1",
    "1, 9, 8, 2",
    "3, 2, 8, 1",
    "3, 3, 8, 2",
    "16, 1, 8, 2",
    "16, 3, 8, 6",
    "12, 2, 8, 4"
  })
  void aCopyNeverStraddlesMachinesThatCouldHoldIt(
      int gpusPerCopy, int copies, int nodeGpus, int nodes) {
    assertThat(
            ServingPlans.nodes(
                aPlan().withPipelineParallel(gpusPerCopy).withDataParallel(copies).build(),
                nodeGpus))
        .isEqualTo(nodes);
  }
}
