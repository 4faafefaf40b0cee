package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPlansTest {
  private static final Model MODEL = aModel().withHeads(64, 8).withLayers(80).build();
  private static final Workload WORK = Works.of(MODEL).withGlobalBatch(64).training();

  private static List<Plan> plans(
      Workload work, int gpus, int nodeGpus, TrainingPlans.Fixed fixed) {
    List<Plan> plans = new ArrayList<>();
    TrainingPlans.each(aPlan().setup(), work, gpus, nodeGpus, fixed, plans::add);
    return plans;
  }

  private static List<Plan> plans(int gpus, int nodeGpus) {
    return plans(WORK, gpus, nodeGpus, TrainingPlans.Fixed.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "6, 2", "8, 8", "24, 8", "64, 8", "1024, 8"})
  void everyPlanUsesExactlyTheGpusGiven(int gpus, int nodeGpus) {
    assertThat(plans(gpus, nodeGpus))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(
            plan -> {
              assertThat(plan.tensorParallel() * plan.pipelineParallel() * plan.dataParallel())
                  .isEqualTo(gpus);
              assertThat(plan.tensorParallel()).isLessThanOrEqualTo(Math.min(8, nodeGpus));
              assertThat(plan.pipelineParallel()).isLessThanOrEqualTo(80);
              assertThat(Degrees.refusal(MODEL, plan.engine(), plan.tensorParallel())).isNull();
            });
  }

  @Test
  void noReplicaIsWithoutWorkInAStep() {
    assertThat(plans(256, 8))
        .isNotEmpty()
        .allSatisfy(
            plan -> assertThat(plan.dataParallel() * plan.microBatch()).isLessThanOrEqualTo(64));
  }

  @Test
  void fullShardingDoesNotGoWithAPipeline() {
    assertThat(plans(64, 8))
        .filteredOn(plan -> plan.zeroStage() == 3)
        .isNotEmpty()
        .extracting(Plan::pipelineParallel)
        .containsOnly(1);
  }

  @Test
  void stagesInterleaveLayerByLayerWhereTheMicroBatchesComeInRounds() {
    assertThat(plans(64, 8))
        .filteredOn(plan -> plan.pipelineParallel() == 4 && plan.microBatch() == 1)
        .filteredOn(plan -> 64 / plan.dataParallel() % 4 == 0)
        .isNotEmpty()
        .extracting(Plan::interleaving)
        .containsOnly(MODEL.transformer().layers() / 4);
    assertThat(plans(64, 8))
        .filteredOn(plan -> plan.pipelineParallel() == 1)
        .extracting(Plan::interleaving)
        .containsOnly(1);
  }

  @Test
  void interleavingAndExpertsAreAsStated() {
    assertThat(plans(WORK, 64, 8, new TrainingPlans.Fixed(4, 4, 4, 1, 2, 2)))
        .isNotEmpty()
        .allSatisfy(
            plan -> {
              assertThat(plan.interleaving()).isEqualTo(2);
              assertThat(plan.expertParallel()).isEqualTo(2);
            });
  }

  @Test
  void nothingIsShardedWithoutDataParallelism() {
    assertThat(plans(8, 8))
        .filteredOn(plan -> plan.dataParallel() == 1)
        .isNotEmpty()
        .extracting(Plan::zeroStage)
        .containsOnly(0);
  }

  @Test
  void takesWhatIsAlreadyDecided() {
    Workload work =
        Works.of(MODEL)
            .withGlobalBatch(64)
            .withMicroBatch(2)
            .withCheckpointing(Checkpointing.NONE)
            .fineTuning(Method.FULL);

    assertThat(plans(work, 16, 8, TrainingPlans.Fixed.of(4, 2, null, 2)))
        .singleElement()
        .satisfies(
            plan -> {
              assertThat(plan.tensorParallel()).isEqualTo(4);
              assertThat(plan.pipelineParallel()).isEqualTo(2);
              assertThat(plan.dataParallel()).isEqualTo(2);
              assertThat(plan.zeroStage()).isEqualTo(2);
              assertThat(plan.microBatch()).isEqualTo(2);
              assertThat(plan.checkpointing()).isEqualTo(Checkpointing.NONE);
            });
  }

  @Test
  void takesTheCopiesThatAreAlreadyDecided() {
    assertThat(plans(WORK, 16, 8, TrainingPlans.Fixed.of(null, null, 4, null)))
        .isNotEmpty()
        .extracting(Plan::dataParallel)
        .containsOnly(4);
  }

  @Test
  void triesBothCheckpointingModesAndSeveralMicroBatchesWhereFree() {
    assertThat(plans(8, 8))
        .extracting(Plan::checkpointing)
        .contains(Checkpointing.SELECTIVE, Checkpointing.FULL);
    assertThat(plans(8, 8)).extracting(Plan::microBatch).contains(1, 2, 4, 8);
  }

  @Test
  void hasNoPlanForGpusThatNoSplitUsesUp() {
    assertThat(plans(WORK, 7, 8, TrainingPlans.Fixed.of(2, null, null, null))).isEmpty();
  }

  /** One micro batch size of each split, sharding and checkpointing is looked at: the smallest. */
  @Test
  void whoNeedsNoLargerMicroBatchIsOfferedNone() {
    List<Plan> first = new ArrayList<>();
    TrainingPlans.each(
        aPlan().setup(),
        WORK,
        16,
        8,
        TrainingPlans.Fixed.NOTHING,
        plan -> {
          first.add(plan);
          return false;
        });
    assertThat(first).isNotEmpty().allMatch(plan -> plan.microBatch() == 1);
    assertThat(first)
        .containsExactlyElementsOf(
            plans(16, 8).stream().filter(plan -> plan.microBatch() == 1).toList());
  }
}
