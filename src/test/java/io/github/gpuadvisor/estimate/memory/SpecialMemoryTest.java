package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

/** Rules of single engines and of single kinds of models. */
class SpecialMemoryTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Inference TEXT = Works.of(aModel()).serving();

  private static final Inference IMAGES =
      Works.of(
              aVisionModel()
                  .withKind(Model.Kind.DIFFUSION)
                  .withSample(new Model.Sample("image", 1000.0, 512, 50)))
          .serving();

  private static MemoryEstimate images(int batch) {
    return InferenceMemory.of(GPU, aPlan().build(), IMAGES, batch);
  }

  private static MemoryEstimate text(Accelerator gpu, Plans plan) {
    return InferenceMemory.of(gpu, plan.build(), TEXT, 1);
  }

  @Test
  void anImageOf512PixelsTakesAboutAGibibyteBesideTheWeights() {
    double one = images(1).activations().gib();

    assertThat(one).isBetween(1.0, 1.2);
    assertThat(images(8).activations().gib()).isEqualTo(8 * one, within(1e-9));
    assertThat(images(8).requiredPerGpu().gib() - images(1).requiredPerGpu().gib())
        .isEqualTo(7 * one, within(1e-9));
  }

  @Test
  void onlySoManyImagesFitAtOnce() {
    MemoryEstimate memory = images(1);

    assertThat(memory.sequencesPerReplica())
        .isEqualTo((int) (memory.cacheAvailablePerGpu().value() / memory.activations().value()));
    assertThat(images(memory.sequencesPerReplica()).fits()).isTrue();
    assertThat(images(memory.sequencesPerReplica() + 1).fits()).isFalse();
  }

  @Test
  void aLayerSplitterLeavesTheEmbeddingTableToTheHost() {
    double table = 2.0 * 128_000 * 4096;

    assertThat(text(GPU, aPlan().withEngine(aLayerSplitter())).weightsPerGpu().value())
        .isEqualTo(16e9 - table, within(1e3));
    assertThat(
            text(aGpu().withUnifiedMemory().build(), aPlan().withEngine(aLayerSplitter()))
                .weightsPerGpu()
                .value())
        .isEqualTo(16e9, within(1e3));
  }

  @Test
  void aLayerSplitterStoresWhatIsNoExpertInEightBit() {
    Models model = aModel().withParameters(8e9).withExperts(4, 2, 2048);
    Inference work = Works.of(model).serving();
    Plans plan = aPlan().withPrecision(Precision.MXFP4);
    double experts = 32.0 * 4 * 3 * 2048 * 4096;

    assertThat(InferenceMemory.of(GPU, plan.build(), work, 1).weights().value())
        .isEqualTo((experts * 4.25 + (8e9 - experts) * 16) / 8, within(1e3));
    assertThat(
            InferenceMemory.of(GPU, plan.withEngine(aLayerSplitter()).build(), work, 1)
                .weights()
                .value())
        .isEqualTo((experts * 4.25 + (8e9 - experts) * 8.5) / 8, within(1e3));
  }

  private static double kept(Plans plan) {
    return TrainingMemory.of(
            GPU,
            plan.build(),
            Works.of(aVisionModel().withSample(new Model.Sample("image", 8.22, 224, null)))
                .withGlobalBatch(64)
                .training(),
            1)
        .activations()
        .value();
  }

  /** 256 images of ResNet-50 filled a V100 of 16 GB in 16 bit, 128 in 32 bit (Lambda). */
  @Test
  void trainingKeepsWhatANetworkWritesForEveryImage() {
    Plans plan = Plans.aTrainingPlan();

    assertThat(256 * kept(plan.withMicroBatch(1))).isBetween(10e9, 14e9);
    assertThat(kept(plan.withMicroBatch(64)))
        .isEqualTo(64 * kept(plan.withMicroBatch(1)), within(1.0));
    assertThat(kept(plan.withPrecision(Precision.FP32)))
        .isEqualTo(2 * kept(Plans.aTrainingPlan()), within(1.0));
  }

  @Test
  void aRecommenderHoldsWhatItsSamplesLookUp() {
    Models recommender =
        aVisionModel()
            .withKind(Model.Kind.RECOMMENDER)
            .withSample(new Model.Sample("query", 0.1, null, null, 1e4));
    Inference work = Works.of(recommender).serving();

    assertThat(InferenceMemory.of(GPU, aPlan().build(), work, 1000).activations().value())
        .as("tables are no activations")
        .isEqualTo(1000 * 1e4 * 2, within(1.0));
  }
}
