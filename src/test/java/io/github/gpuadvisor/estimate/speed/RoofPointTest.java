package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.TrainingSteps.ATTENTION;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Training;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** One user, 1,000 tokens of prompt and 240 of answer: 1,120 behind it half way through. */
class RoofPointTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double EMBEDDING = 128_000.0 * 4096;
  private static final double BLOCKS = 8e9 - 2 * EMBEDDING;
  private static final double WEIGHT_BYTES = 2 * (BLOCKS + EMBEDDING);

  /** Keys and values: 2 · 32 layers · 8 heads · 128 · 2 bytes of each token. */
  private static final double CACHE_BYTES = 1120 * 131_072.0;

  private static Inference work(Models model) {
    return Works.of(model).withTokens(1000, 240).serving();
  }

  private static List<RoofPoint> serving(Plans plan, Inference work) {
    Deployment on = plan.on(aGpu().build(), null);
    MemoryEstimate memory = InferenceMemory.of(on.gpu(), on.plan(), work, 1);
    Performance seen = InferenceSpeed.of(on.gpu(), on.plan(), on.node(), work, memory);
    return RoofPoint.of(on, work, memory, seen);
  }

  private static EngineStep step(Plans plan, Inference work) {
    Deployment on = plan.on(aGpu().build(), null);
    return EngineStep.of(on.gpu(), on.plan(), on.node(), work);
  }

  @Test
  void aStepIsPlacedByWhatItComputesMovesAndTakes() {
    RoofPoint point = new RoofPoint("decode", 100e12, 1e12, 4);
    assertThat(point.intensity()).isEqualTo(100);
    assertThat(point.rate()).isEqualTo(25e12);
  }

  @Test
  void decodingReadsAllWeightsForOneToken() {
    RoofPoint decode = serving(aPlan(), work(aModel())).get(0);

    assertThat(decode.name()).isEqualTo("decode");
    assertThat(decode.flops()).isCloseTo(2 * (BLOCKS + EMBEDDING), EXACT);
    assertThat(decode.bytes()).isCloseTo(WEIGHT_BYTES + CACHE_BYTES, EXACT);
    assertThat(decode.seconds())
        .isCloseTo(step(aPlan(), work(aModel())).seconds(1, 1120, 0, 0), EXACT);
  }

  @Test
  void aPromptReadsThemOnceForAllOfItsTokens() {
    RoofPoint prefill = serving(aPlan(), work(aModel())).get(1);

    assertThat(prefill.name()).isEqualTo("prefill");
    assertThat(prefill.flops()).isCloseTo(2 * (1000 * BLOCKS + EMBEDDING), EXACT);
    assertThat(prefill.bytes()).isCloseTo(WEIGHT_BYTES, EXACT);
    assertThat(prefill.seconds())
        .isCloseTo(step(aPlan(), work(aModel())).seconds(0, 0, 1000, 500), EXACT);
  }

  @Test
  void eachOfTwoDevicesDoesHalf() {
    RoofPoint decode = serving(aPlan().withTensorParallel(2), work(aModel())).get(0);
    assertThat(decode.flops()).isCloseTo(BLOCKS + EMBEDDING, EXACT);
    assertThat(decode.bytes()).isCloseTo((WEIGHT_BYTES + CACHE_BYTES) / 2, EXACT);
  }

  /** Half of the blocks: weights, caches and work of one token stay there, a prompt's travel. */
  @Test
  void whatTheHostWorksOnIsNotTheDevices() {
    Plans half = aPlan().withEngine(aLayerSplitter()).withHost(new Host(16, 0, 50));
    List<RoofPoint> points = serving(half, work(aModel()));

    assertThat(points.get(0).bytes())
        .isCloseTo(2 * (BLOCKS / 2 + EMBEDDING) + CACHE_BYTES / 2, EXACT);
    assertThat(points.get(0).flops()).isCloseTo(2 * (BLOCKS / 2 + EMBEDDING), EXACT);
    assertThat(points.get(1).bytes()).isCloseTo(WEIGHT_BYTES, EXACT);
    assertThat(points.get(1).flops()).isCloseTo(2 * (1000 * BLOCKS + EMBEDDING), EXACT);
  }

  /** Experts of sixteen of 32 layers: half of what one token is sent to. */
  @Test
  void expertsOfTheHostAreReadAndMultipliedThere() {
    Plans half = aPlan().withEngine(aLayerSplitter()).withHost(new Host(0, 16, 50));
    RoofPoint decode = serving(half, work(aMixture())).get(0);
    double one = 3.0 * 4096 * 2304 * 32;
    double rest = 60e9 - 64 * one - EMBEDDING;

    assertThat(decode.bytes()).isCloseTo(2 * (rest + 64 * one / 16 / 2) + CACHE_BYTES, EXACT);
    assertThat(decode.flops()).isCloseTo(2 * (6e9 - EMBEDDING - 4 * one / 2), EXACT);
  }

  /** Each token is sent to 4 of 64 experts. */
  @Test
  void ofExpertsOnlyThoseThatAreTouchedAreRead() {
    double experts = 2 * 64 * 3.0 * 4096 * 2304 * 32;
    double rest = 2 * (60e9 - EMBEDDING) - experts;
    Plans two = aPlan().withTensorParallel(2);

    assertThat(serving(two, work(aMixture())).get(0).bytes())
        .isCloseTo((rest + experts / 16 + CACHE_BYTES) / 2, EXACT);
    assertThat(step(two, work(aMixture())).stage.matrices.readingBytes(10, 6))
        .isCloseTo(rest + experts * (1 - Math.pow(1 - 4.0 / 64, 16)), EXACT);
  }

  @Test
  void onlyWhatIsAskedForIsPlaced() {
    assertThat(serving(aPlan(), Works.of(aModel()).withTokens(1000, 0).serving()))
        .extracting(RoofPoint::name)
        .containsExactly("prefill");
    assertThat(serving(aPlan(), Works.of(aModel()).withTokens(0, 240).serving()))
        .extracting(RoofPoint::name)
        .containsExactly("decode");
  }

  private static List<RoofPoint> training(Gpus gpu, Plans plan, Training work) {
    Inference other = work(aModel());
    MemoryEstimate memory = InferenceMemory.of(aGpu().build(), aPlan().build(), other, 1);
    Performance seen =
        InferenceSpeed.of(aGpu().build(), aPlan().build(), Plans.aNode(1), other, memory);
    return RoofPoint.of(plan.on(gpu.build(), null), work, memory, seen);
  }

  private static Training training() {
    return Works.of(aModel()).withSequence(2048).withGlobalBatch(64).training();
  }

  @Test
  void trainingPlacesTheWorkThatItCannotDoWithout() {
    Plans plan =
        aTrainingPlan()
            .withEngine(
                anEngine().withConstant("elementwise", 10).withConstant("trainWeightBytes", 2));
    RoofPoint point = training(aGpu(), plan, training()).get(0);
    double activations = 2048 * 4096 * 32 * 10.0;
    double weights = 2 * 3 * BLOCKS;

    assertThat(point.name()).isEqualTo("training step");
    assertThat(point.bytes()).isCloseTo(64 * (activations + weights), EXACT);
    assertThat(point.flops())
        .isCloseTo(64 * 2048 * 3 * (2 * (BLOCKS + EMBEDDING) + ATTENTION), EXACT);
    assertThat(training(aGpu(), aTrainingPlan(), training()).get(0).bytes())
        .as("nothing is counted as moved")
        .isOne();
  }

  @Test
  void whatIsNotWorkedOutTokenByTokenHasNoPlace() {
    Model encoder = aModel().withKind(Model.Kind.ENCODER).build();
    assertThat(serving(aPlan(), Works.of(encoder).serving())).isEmpty();
    assertThat(serving(aPlan(), Works.of(aVisionModel()).serving())).isEmpty();
    assertThat(training(aGpu(), aTrainingPlan(), Works.of(encoder).training())).isEmpty();
    assertThat(training(aGpu().withBandwidth(null), aTrainingPlan(), training())).isEmpty();
  }
}
