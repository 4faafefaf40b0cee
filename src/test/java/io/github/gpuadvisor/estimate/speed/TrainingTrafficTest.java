package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.workload.Checkpointing;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Bytes over rates, worked out on paper: 100 GB/s in a machine, 10 GB/s beyond it. */
class TrainingTrafficTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double PARAMETERS = 8e9;
  private static final double LINK = 100e9;
  private static final double NETWORK = 10e9;
  private static final double TOKENS = 2048;

  /** Activations of one micro batch in 16 bit, 4,096 wide. */
  private static final double ACTIVATIONS = TOKENS * 4096 * 2;

  private static TrainingTraffic traffic(Plans of, Node node, Transformer shape) {
    Plan plan = of.withEngine(anEngine().withConstant("trainLinkMicros", 5)).build();
    TrainingRates rates = new TrainingRates(plan.era().constants(GPU), 500e12, 500e12, 2e12);
    return new TrainingTraffic(plan, node, shape, rates, PARAMETERS, PARAMETERS / 2);
  }

  private static TrainingTraffic traffic(Plans of, int gpus) {
    return traffic(of, aNode(gpus), aModel().shape());
  }

  @Test
  void oneGpuMovesNothing() {
    TrainingTraffic alone = traffic(aTrainingPlan(), aNode(1), aMixture().shape());
    assertThat(alone.dataParallel(4)).isZero();
    assertThat(alone.tensorParallel(TOKENS)).isZero();
    assertThat(alone.experts(TOKENS)).isZero();
    assertThat(alone.pipeline(TOKENS)).isZero();
  }

  @Test
  void gradientsGoOutAndWeightsComeBackOverTheLink() {
    double seconds = traffic(aTrainingPlan().withDataParallel(8), 8).dataParallel(4);
    assertThat(seconds).isCloseTo(2 * 2 * (PARAMETERS / 2) * 7 / 8 / LINK, EXACT);
  }

  @Test
  void shardedWeightsAreGatheredTwiceInEveryMicroBatch() {
    double seconds = traffic(aTrainingPlan().withDataParallel(8).withZero(3), 8).dataParallel(4);
    double moved = 2 * PARAMETERS * 4 + PARAMETERS / 2;
    assertThat(seconds).isCloseTo(2 * moved * 7 / 8 / LINK, EXACT);
  }

  @Test
  void ranksOfOneMachineWithTheSamePartShareItsNetwork() {
    double alone =
        traffic(aTrainingPlan().withDataParallel(16).withTensorParallel(8), 8).dataParallel(1);
    assertThat(alone).isCloseTo(2 * 2 * (PARAMETERS / 2) / 8 * 15 / 16 / NETWORK, EXACT);

    double four =
        traffic(aTrainingPlan().withDataParallel(16).withTensorParallel(2), 8).dataParallel(1);
    assertThat(four).isCloseTo(2 * 2 * (PARAMETERS / 2) / 2 * 15 / 16 / (4 * NETWORK), EXACT);
  }

  @Test
  void togetherTheyAreNoFasterThanTheLink() {
    Node wide = new Node(16, LINK, NETWORK, 16, true, true);
    double seconds =
        traffic(aTrainingPlan().withDataParallel(32), wide, aModel().shape()).dataParallel(1);
    assertThat(seconds).isCloseTo(2 * 2 * (PARAMETERS / 2) * 31 / 32 / LINK, EXACT);
  }

  @Test
  void fourReductionsInEachLayerWaitForEachOther() {
    double seconds = traffic(aTrainingPlan().withTensorParallel(4), 8).tensorParallel(TOKENS);
    double each = ACTIVATIONS * 2 * 3 / 4 / LINK + 5e-6 * 2;
    assertThat(seconds).isCloseTo(4 * 32 * each, EXACT);
  }

  @Test
  void aForwardPassThatIsRepeatedReducesTwiceMoreAndAStageItsOwnLayersAlone() {
    double seconds =
        traffic(
                aTrainingPlan()
                    .withTensorParallel(4)
                    .withPipelineParallel(2)
                    .withCheckpointing(Checkpointing.FULL),
                8)
            .tensorParallel(TOKENS);
    double each = ACTIVATIONS * 2 * 3 / 4 / LINK + 5e-6 * 2;
    assertThat(seconds).isCloseTo(6 * 16 * each, EXACT);
  }

  @Test
  void ranksBeyondTheMachineReduceOverTheNetwork() {
    double seconds = traffic(aTrainingPlan().withTensorParallel(16), 8).tensorParallel(TOKENS);
    double each = ACTIVATIONS * 2 * 15 / 16 / NETWORK + 5e-6 * 4;
    assertThat(seconds).isCloseTo(4 * 32 * each, EXACT);
  }

  @Test
  void tokensGoToTheirExpertsAndBackInBothDirections() {
    TrainingTraffic spread =
        traffic(
            aTrainingPlan().withDataParallel(4).withExpertParallel(4).withTensorParallel(2),
            aNode(8),
            aMixture().shape());
    double bytes = ACTIVATIONS / 2;
    assertThat(spread.experts(TOKENS)).isCloseTo(4 * 32 * 4 * bytes * 3 / 4 / LINK, EXACT);
  }

  @Test
  void expertsOfAStageOnSeveralMachinesAreReachedOverTheNetwork() {
    TrainingTraffic wide =
        traffic(
            aTrainingPlan()
                .withDataParallel(4)
                .withExpertParallel(4)
                .withTensorParallel(4)
                .withPipelineParallel(2),
            aNode(8),
            aMixture().shape());
    double bytes = ACTIVATIONS / 4;
    assertThat(wide.experts(TOKENS)).isCloseTo(4 * 16 * 4 * bytes * 3 / 4 / NETWORK, EXACT);
  }

  @Test
  void stagesHandActivationsAndGradientsOnInEachOfTheirParts() {
    double seconds =
        traffic(
                aTrainingPlan().withPipelineParallel(4).withTensorParallel(2).withInterleaving(2),
                8)
            .pipeline(TOKENS);
    assertThat(seconds).isCloseTo(2 * 2 * (ACTIVATIONS / 2) / LINK, EXACT);

    double beyond =
        traffic(aTrainingPlan().withPipelineParallel(8).withTensorParallel(2), 8).pipeline(TOKENS);
    assertThat(beyond).isCloseTo(2 * (ACTIVATIONS / 2) / NETWORK, EXACT);
  }

  @Test
  void anOptimizerThatIsShardedReadsAndWritesItsShardAlone() {
    double whole = 30 * (PARAMETERS / 2) / 2e12;
    Plans eight = aTrainingPlan().withDataParallel(8);
    assertThat(traffic(eight.withZero(0), 8).optimizer()).isCloseTo(whole, EXACT);
    assertThat(traffic(eight.withZero(null), 8).optimizer()).isCloseTo(whole, EXACT);
    assertThat(traffic(eight.withZero(1), 8).optimizer()).isCloseTo(whole / 8, EXACT);
    assertThat(traffic(eight.withTensorParallel(2).withZero(0), 8).optimizer())
        .isCloseTo(whole / 2, EXACT);
  }
}
