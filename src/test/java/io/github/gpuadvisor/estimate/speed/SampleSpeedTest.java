package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Steps take 2,048 tokens at most; images take 100 GFLOPs at 250 TFLOPS, a batch a millisecond. */
class SampleSpeedTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final Bytes NONE = new Bytes(0);
  private static final Inference.Load MOST = Inference.Load.most();

  private static Plans plan() {
    return aPlan().withEngine(anEngine().withConstant("sampleStepMicros", 1000));
  }

  private static Performance of(Plans plan, Inference work, int fit) {
    MemoryEstimate memory =
        new MemoryEstimate(
            NONE, NONE, NONE, NONE, null, null, NONE, NONE, NONE, NONE, NONE, NONE, fit);
    return InferenceSpeed.of(aGpu().build(), plan.build(), aNode(8), work, memory);
  }

  private static Works prompts() {
    return Works.of(aModel()).withTokens(512, 0);
  }

  private static double reading(double tokens) {
    return EngineStep.of(aGpu().build(), plan().build(), aNode(8), prompts().serving())
        .seconds(0, 0, tokens, 256);
  }

  private static Works images() {
    return Works.of(aVisionModel());
  }

  private static double batch(int images) {
    return 1e-3 + images * 100e9 / 250e12;
  }

  @Test
  void promptsFillTheBudgetOfAStep() {
    Performance seen = of(plan(), prompts().withLoad(MOST).serving(), 100);

    assertThat(seen.prefillTokensPerSecond().value()).isCloseTo(2048 / reading(2048), EXACT);
    assertThat(seen.itemsPerSecond().value()).isCloseTo(4 / reading(2048), EXACT);
    assertThat(seen.e2e().mean().value()).isCloseTo(reading(512), EXACT);
    Performance two = of(plan().withDataParallel(2), prompts().withLoad(MOST).serving(), 100);
    assertThat(two.prefillTokensPerSecond().value()).isCloseTo(2 * 2048 / reading(2048), EXACT);
  }

  @Test
  void fewUsersSendFewerPromptsAtOnce() {
    Performance three = of(plan(), prompts().withUsers(3).serving(), 100);
    assertThat(three.prefillTokensPerSecond().value()).isCloseTo(3 * 512 / reading(1536), EXACT);

    Performance nine = of(plan(), prompts().withUsers(9).serving(), 100);
    assertThat(nine.prefillTokensPerSecond().value()).isCloseTo(2048 / reading(2048), EXACT);
  }

  @Test
  void imagesOfNobodyInParticularComeInFullBatches() {
    Performance seen = of(plan(), images().withLoad(MOST).serving(), 1000);
    assertThat(seen.itemsPerSecond().value()).isCloseTo(64 / batch(64), EXACT);
    assertThat(seen.e2e().mean().value()).as("alone").isCloseTo(batch(1), EXACT);
    assertThat(seen.prefillTokensPerSecond()).as("images are no tokens").isNull();

    Performance tight = of(plan(), images().withLoad(MOST).serving(), 10);
    assertThat(tight.itemsPerSecond().value()).isCloseTo(10 / batch(10), EXACT);
    Performance none = of(plan(), images().withLoad(MOST).serving(), 0);
    assertThat(none.itemsPerSecond().value()).isCloseTo(1 / batch(1), EXACT);
  }

  @Test
  void usersShareABatchHoweverManyTheyAre() {
    Performance seen = of(plan().withDataParallel(2), images().withUsers(200).serving(), 1000);
    assertThat(seen.itemsPerSecond().value()).isCloseTo(200 / batch(100), EXACT);
    assertThat(seen.e2e().mean().value()).isCloseTo(batch(100), EXACT);
  }

  /** A hundred cameras send more frames than a batch of 64 takes. */
  @Test
  void framesOfManyStreamsComeOneBatchAfterAnother() {
    Job cameras = new Job(Job.Unit.FRAME, null, null, 100, null, null);
    Performance seen = of(plan(), images().withLoad(MOST).withJob(cameras).serving(), 1000);
    assertThat(seen.itemsPerSecond().value()).isCloseTo(64 / batch(64), EXACT);
    assertThat(seen.e2e().mean().value()).isCloseTo(2 * batch(64), EXACT);

    Job few = new Job(Job.Unit.FRAME, null, null, 10, null, null);
    Performance ten = of(plan(), images().withLoad(MOST).withJob(few).serving(), 1000);
    assertThat(ten.itemsPerSecond().value()).isCloseTo(10 / batch(10), EXACT);
    assertThat(ten.e2e().mean().value()).isCloseTo(batch(10), EXACT);
  }

  @Test
  void textsThatAreReadAreCountedInTokensToo() {
    Models reader = aModel().withKind(Model.Kind.ENCODER);
    Performance seen = of(plan(), Works.of(reader).withTokens(128, 0).withUsers(8).serving(), 1000);
    assertThat(seen.prefillTokensPerSecond().value())
        .isCloseTo(128 * seen.itemsPerSecond().value(), EXACT);
  }
}
