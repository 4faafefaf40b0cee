package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** 100 GB/s inside a machine of eight, of which half is reached, and a quarter of 10 beyond it. */
class ReductionTest {
  private static final Percentage EXACT = withinPercentage(1e-9);

  private static Plans plan() {
    return aPlan().withEngine(anEngine().withConstant("link", 0.5).withConstant("network", 0.25));
  }

  private static SpeedConstants constants(Plan plan) {
    return plan.era().constants(aGpu().build());
  }

  private static Reduction reduction(Plans of) {
    Plan plan = of.build();
    return new Reduction(plan, aNode(8), aModel().shape(), constants(plan));
  }

  @Test
  void ranksReachTheirShareOfTheLinkAndOfTheNetwork() {
    SpeedConstants constants = constants(plan().build());
    assertThat(Wire.bytesPerSecond(aNode(8), 8, constants)).isCloseTo(50e9, EXACT);
    assertThat(Wire.bytesPerSecond(aNode(8), 9, constants)).isCloseTo(2.5e9, EXACT);
  }

  /** Three stages of 32 layers: the fullest has eleven. */
  @Test
  void theFullestStageReducesTwiceForEachOfItsLayers() {
    assertThat(reduction(plan().withTensorParallel(2)).count).isEqualTo(64);
    assertThat(reduction(plan().withTensorParallel(2).withPipelineParallel(3)).count).isEqualTo(22);
  }

  @Test
  void aTokenMovesItsActivationsOutAndBack() {
    assertThat(reduction(plan().withTensorParallel(4)).secondsPerToken)
        .isCloseTo(4096 * 2 * 2 * 3.0 / 4 / 50e9, EXACT);
  }
}
