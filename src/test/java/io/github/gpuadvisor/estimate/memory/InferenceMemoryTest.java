package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceMemoryTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Inference WORK = Works.of(aModel()).withTokens(1600, 400).serving();

  /** Cache of one sequence of 2000 tokens. */
  private static final double SEQUENCE = 2000 * 131_072.0;

  private static MemoryEstimate of(Accelerator gpu, Plans plan, Inference work, int sequences) {
    return InferenceMemory.of(gpu, plan.build(), work, sequences);
  }

  private static MemoryEstimate of(Plans plan) {
    return of(GPU, plan, WORK, 1);
  }

  private static double buffers(MemoryEstimate memory) {
    return memory.activations().value();
  }

  @Test
  void addsUpOnOneDevice() {
    MemoryEstimate memory = of(GPU, aPlan(), WORK, 10);

    double activations = 2048 * (2 * 14_336 + 8 * 4096) * 2.0 + 256 * 128_000 * 24.0;
    assertThat(memory.weights().value()).isEqualTo(16e9);
    assertThat(memory.weightsPerGpu().value()).isEqualTo(16e9);
    assertThat(buffers(memory)).isEqualTo(activations);
    assertThat(memory.overhead()).isEqualTo(Bytes.ofGiB(0.5));
    assertThat(memory.kvCache().value()).isEqualTo(10 * SEQUENCE);
    assertThat(memory.requiredPerGpu().value())
        .isEqualTo(16e9 + activations + 0.5 * Bytes.GIB + 10 * SEQUENCE, within(1.0));
    assertThat(memory.usablePerGpu()).isEqualTo(Bytes.ofGiB(72));
    assertThat(memory.devicePerGpu()).isEqualTo(Bytes.ofGiB(80));
    assertThat(memory.fits()).isTrue();
  }

  @Test
  void tensorParallelismDividesWeightsAndCacheAndAddsCollectiveBuffers() {
    MemoryEstimate memory = of(GPU, aPlan().withTensorParallel(4), WORK, 10);

    assertThat(memory.weights().value()).isEqualTo(16e9);
    assertThat(memory.weightsPerGpu().value()).isEqualTo(4e9);
    assertThat(memory.kvCache().value()).isEqualTo(10 * SEQUENCE);
    assertThat(memory.overhead()).isEqualTo(Bytes.ofGiB(4));
    assertThat(memory.requiredPerGpu().value())
        .isEqualTo(4e9 + buffers(memory) + Bytes.GIB + 10 * SEQUENCE / 4, within(1.0));
  }

  @Test
  void kvHeadsBeyondTheirNumberAreHeldTwice() {
    MemoryEstimate eight = of(GPU, aPlan().withTensorParallel(8), WORK, 10);
    MemoryEstimate sixteen = of(GPU, aPlan().withTensorParallel(16), WORK, 10);

    double cacheEight =
        eight.requiredPerGpu().value() - eight.weightsPerGpu().value() - buffers(eight);
    double cacheSixteen =
        sixteen.requiredPerGpu().value() - sixteen.weightsPerGpu().value() - buffers(sixteen);
    assertThat(cacheSixteen).isEqualTo(cacheEight, within(1.0));
  }

  @Test
  void theFullestStageOfAPipelineHasWholeLayersAndOneEnd() {
    Inference work = Works.of(aModel().withLayers(33)).withTokens(1600, 400).serving();
    MemoryEstimate memory = of(GPU, aPlan().withPipelineParallel(2), work, 1);

    double end = 128_000.0 * 4096 * 2;
    assertThat(memory.weightsPerGpu().value())
        .isEqualTo((16e9 - 2 * end) * 17 / 33 + end, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void noSplitHoldsLessThanAllWeightsTogether(int degree) {
    assertThat(of(aPlan().withTensorParallel(degree)).weightsPerGpu().times(degree).value())
        .isEqualTo(16e9, within(1.0));
    assertThat(of(aPlan().withPipelineParallel(degree)).weightsPerGpu().times(degree).value())
        .isGreaterThanOrEqualTo(16e9);
  }

  @Test
  void copiesOfTheModelChangeNothingOnADevice() {
    assertThat(of(aPlan().withDataParallel(8))).isEqualTo(of(aPlan()));
  }

  @Test
  void countsTheSequencesThatFitAndNotOneMore() {
    Accelerator gpu = aGpu().withMemory(40).build();
    Plans plan = aPlan().withEngine(anEngine().withBudget(2048, 4096));
    int most = of(gpu, plan, WORK, 1).sequencesPerReplica();

    assertThat(most).isBetween(10, 1023);
    assertThat(of(gpu, plan, WORK, most).fits()).isTrue();
    assertThat(of(gpu, plan, WORK, most + 1).fits()).isFalse();
  }

  @Test
  void runsNoMoreSequencesThanTheEngineTakes() {
    Plans plan = aPlan().withEngine(anEngine().withBudget(2048, 7));

    assertThat(of(plan).sequencesPerReplica()).isEqualTo(7);
  }

  @Test
  void nothingFitsWhereTheWeightsDoNot() {
    MemoryEstimate memory = of(aGpu().withMemory(16).build(), aPlan(), WORK, 1);

    assertThat(memory.fits()).isFalse();
    assertThat(memory.sequencesPerReplica()).isZero();
    assertThat(memory.cacheAvailablePerGpu()).isEqualTo(Bytes.ZERO);
    assertThat(memory.shortfall().value()).isPositive();
    assertThat(memory.load()).isGreaterThan(1);
  }

  @Test
  void aSharedMemoryLeavesAQuarterToTheSystem() {
    MemoryEstimate memory = of(aGpu().withUnifiedMemory().build(), aPlan(), WORK, 1);

    assertThat(memory.usablePerGpu().gib()).isEqualTo(80 * 0.75 * 0.9, within(1e-9));
  }

  @Test
  void someEnginesTakeAShareOfWhatIsFreeOnceWeightsAreLoaded() {
    Plans plan = aPlan().withEngine(anEngine().withShare(Engine.Share.FREE, 0.9));

    double weights = 16e9;
    assertThat(of(plan).usablePerGpu().value())
        .isEqualTo(weights + 0.9 * (80 * Bytes.GIB - weights), within(1.0));
    assertThat(of(aGpu().withMemory(10).build(), plan, WORK, 1).usablePerGpu().gib())
        .as("no engine comes to hold more than most of a device")
        .isEqualTo(10 * 0.93, within(1e-9));
  }

  @Test
  void anotherShareOfMemoryMayBeGiven() {
    assertThat(InferenceMemory.of(GPU, aPlan().build(), WORK, 1, 0.5).usablePerGpu())
        .isEqualTo(Bytes.ofGiB(40));
  }

  @Test
  void aLongerContextNeverNeedsLess() {
    double before = 0;
    for (int context = 16; context < 500_000; context *= 2) {
      double now = of(GPU, aPlan(), WORK.withContext(context), 4).requiredPerGpu().value();
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void whatIsNoTransformerIsHeldWholeOnEachDevice() {
    Inference work = Works.of(aVisionModel()).serving();
    MemoryEstimate memory = of(GPU, aPlan(), work, 1);

    assertThat(memory.weightsPerGpu().value()).isEqualTo(2e9);
    assertThat(buffers(memory)).isEqualTo(2e9);
    assertThat(memory.kvCache()).isEqualTo(Bytes.ZERO);
    assertThat(buffers(of(GPU, aPlan(), Works.of(aVisionModel().withParameters(1e6)).serving(), 1)))
        .isEqualTo(Bytes.GIB);
  }
}
