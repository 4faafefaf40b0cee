package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans on a GPU of 24 GiB, of which some 20 hold weights. */
class ServingChoiceTest {
  /** 16 GB in 16 bit: one GPU holds it. */
  private static final double SMALL = 8e9;

  /** 30 GB: two GPUs hold it. */
  private static final double MIDDLE = 15e9;

  /** 120 GB: eight GPUs hold it, four do not. */
  private static final double LARGE = 60e9;

  private static final double HUGE = 9e12;

  private record Stated(
      @Nullable Integer count,
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data) {
    static final Stated NOTHING = new Stated(null, null, null, null);
  }

  private static Plan plan(Engines engine, Gpus gpu, Models model, Stated stated) {
    Pinned pinned =
        new Pinned(
            gpu.build(),
            stated.count(),
            stated.tensor(),
            stated.pipeline(),
            stated.data(),
            null,
            null,
            null,
            null,
            Pinned.InHost.NOTHING);
    return new ServingChoice(aPlan().withEngine(engine).setup(), Works.of(model).serving(), pinned)
        .plan();
  }

  /** Tensor × pipeline × copies. */
  private static String split(Engines engine, Models model, Stated stated) {
    Plan plan = plan(engine, aGpu().withMemory(24), model, stated);
    return plan.tensorParallel() + "×" + plan.pipelineParallel() + "×" + plan.dataParallel();
  }

  private static Models of(double parameters) {
    return aModel().withParameters(parameters);
  }

  /** Two heads over two: no more than two GPUs share a layer. */
  private static Models narrow(double parameters) {
    return of(parameters).withHeads(2, 2);
  }

  private static int machine(int domain) {
    return ServingChoice.node(aGpu().withLink("nvlink", 100, domain).build(), 1000).gpus();
  }

  @Test
  void aMachineHasEightGpusUnlessItIsARack() {
    assertThat(machine(2)).isEqualTo(8);
    assertThat(machine(8)).isEqualTo(8);
    assertThat(machine(16)).isEqualTo(16);
    assertThat(machine(72)).isEqualTo(72);
    assertThat(machine(73)).as("several racks").isEqualTo(8);
    assertThat(ServingChoice.node(aGpu().withLink("nvlink", 100, 16).build(), 4).gpus())
        .as("no more than there are")
        .isEqualTo(4);
    assertThat(ServingChoice.node(aGpu().withUnifiedMemory().build(), 4).gpus()).isEqualTo(1);
  }

  @Test
  void theFewestGpusThatHoldTheModelAreTakenInsideOneMachine() {
    assertThat(split(anEngine(), of(SMALL), Stated.NOTHING)).isEqualTo("1×1×1");
    assertThat(split(anEngine(), of(MIDDLE), Stated.NOTHING)).isEqualTo("2×1×1");
    assertThat(split(anEngine(), narrow(LARGE), Stated.NOTHING))
        .as("a whole machine, of two wide and four deep")
        .isEqualTo("2×4×1");
  }

  @Test
  void whereNoneHoldsItTheLargestIsTaken() {
    assertThat(split(anEngine(), narrow(HUGE), Stated.NOTHING))
        .as("what is narrower than a machine stays inside one")
        .isEqualTo("1×8×1");
    assertThat(split(anEngine(), of(HUGE), Stated.NOTHING))
        .as("what is as wide spans 32 of them, a layer each")
        .isEqualTo("8×32×1");
  }

  /** 90 GB: five GPUs hold it, which are no power of two. */
  @Test
  void whatSplitsByLayersTakesAnyNumber() {
    assertThat(split(aLayerSplitter(), of(45e9), Stated.NOTHING)).isEqualTo("1×5×1");
    assertThat(split(anEngine(), narrow(45e9).withHeads(1, 1), Stated.NOTHING)).isEqualTo("1×8×1");
  }

  @Test
  void whatIsStatedIsKept() {
    assertThat(split(anEngine(), of(SMALL), new Stated(null, 2, null, null))).isEqualTo("2×1×1");
    assertThat(split(anEngine(), of(SMALL), new Stated(null, null, 2, null))).isEqualTo("1×2×1");
    assertThat(split(anEngine(), of(LARGE), new Stated(null, null, 3, null)))
        .as("stages that nobody would choose: six GPUs hold 20 GB each, three do not hold 40")
        .isEqualTo("2×3×1");
  }

  @Test
  void whatIsStatedMustBeValid() {
    assertRefused(of(SMALL), new Stated(null, 3, null, null), "tensor parallel 3: ");
    assertRefused(of(SMALL), new Stated(null, null, 33, null), "pipeline parallel 33: ");
    assertRefused(
        of(SMALL),
        new Stated(null, 16, null, null),
        "no valid plan of Test test-model with these degrees");
  }

  private static void assertRefused(Models model, Stated stated, String message) {
    assertThatThrownBy(() -> split(anEngine(), model, stated))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void memoryThatIsSharedWithTheProcessorIsOfOneMachine() {
    Gpus unified = aGpu().withUnifiedMemory();
    assertThat(plan(anEngine(), unified, aModel(), new Stated(1, null, null, null)).gpus())
        .isEqualTo(1);
    assertThat(plan(anEngine(), unified, aModel(), Stated.NOTHING).gpus()).isEqualTo(1);
    assertThatThrownBy(() -> plan(anEngine(), unified, aModel(), new Stated(2, null, null, null)))
        .hasMessageContaining("several do not work as one machine");
  }

  @Test
  void aCountByLayersIsOneCopyOfAsManyStagesAsItHasLayers() {
    assertThat(split(aLayerSplitter(), of(SMALL), new Stated(4, null, null, null)))
        .isEqualTo("1×4×1");
    assertThat(split(aLayerSplitter(), of(SMALL), new Stated(64, null, null, null)))
        .as("32 layers make 32 stages")
        .isEqualTo("1×32×2");
    assertThat(split(aLayerSplitter(), of(SMALL), new Stated(4, null, 2, null))).isEqualTo("1×2×2");
    assertThat(split(aLayerSplitter(), aVisionModel(), new Stated(4, null, null, null)))
        .as("without layers there is nothing to split")
        .isEqualTo("1×1×4");
  }

  /** Of each of two copies' eight GPUs, stages of one take two: four copies where two were. */
  @Test
  void copiesWithinCopiesMultiply() {
    assertThat(split(anEngine(), of(SMALL), new Stated(16, 1, 2, 2))).isEqualTo("1×2×8");
  }

  @Test
  void aCountHasAsFewStagesAsHoldACopy() {
    assertThat(split(anEngine(), of(SMALL), new Stated(4, 1, null, null))).isEqualTo("1×1×4");
    assertThat(split(anEngine(), of(MIDDLE), new Stated(4, 1, null, null))).isEqualTo("1×2×2");
  }

  @Test
  void aCountThatHoldsNoCopyIsOneSplitOverAll() {
    Stated four = new Stated(4, 1, null, null);
    assertThat(split(anEngine(), of(HUGE), four)).isEqualTo("1×4×1");
    assertThat(split(anEngine().withoutPipelines(), of(HUGE), four))
        .as("where nothing splits it, copies")
        .isEqualTo("1×1×4");
    assertThat(split(anEngine(), aVisionModel().withParameters(HUGE), four)).isEqualTo("1×1×4");
  }
}
