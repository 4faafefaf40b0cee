package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

class InferenceSpeedTest {
  private static Performance of(Gpus gpu, Plans plan, Inference work) {
    return InferenceSpeed.of(
        gpu.build(),
        plan.build(),
        aNode(8),
        work,
        InferenceMemory.of(gpu.build(), plan.build(), work, 1));
  }

  private static Performance of(Inference work) {
    return of(aGpu(), aPlan(), work);
  }

  private static Works work() {
    return Works.of(aModel()).withTokens(1000, 200);
  }

  @Test
  void oneUserWaitsForItsOwnPromptAlone() {
    Performance seen = of(work().serving());
    EngineStep step = EngineStep.of(aGpu().build(), aPlan().build(), aNode(8), work().serving());

    double prefill = step.seconds(0, 0, 1000, 500);
    assertThat(seen.ttft().mean().value()).isEqualTo(prefill, within(1e-9));
    assertThat(seen.ttft().p99()).isEqualTo(prefill, within(1e-9));
    assertThat(seen.prefillTokensPerSecond().value()).isEqualTo(1000 / prefill, within(1e-6));
    assertThat(seen.tpot().mean().value()).isEqualTo(step.seconds(1, 1100, 0, 0), within(1e-5));
    assertThat(seen.trainingTokensPerSecond()).isNull();
    assertThat(seen.stepSeconds()).isNull();
  }

  @Test
  void countsBeyondAnIntStayPositive() {
    Inference work = Works.of(aModel()).withTokens(1_000_000, 200).withUsers(5000).serving();
    Performance one = of(Works.of(aModel()).withTokens(1_000_000, 200).serving());
    Performance many = of(aGpu(), aPlan().withDataParallel(5000), work);

    assertThat(many.prefillTokensPerSecond().value() / one.prefillTokensPerSecond().value())
        .isEqualTo(5000, within(1e-6));
  }

  @Test
  void perUserAndTotalRatesAgreeWithTimes() {
    Performance seen = of(work().withUsers(16).serving());

    assertThat(seen.outputTokensPerSecondPerUser().value())
        .isEqualTo(1 / seen.tpot().mean().value(), within(1e-6));
    assertThat(seen.requestsPerSecond().value())
        .isEqualTo(16 / seen.e2e().mean().value(), within(1e-3));
    assertThat(seen.outputTokensPerSecond().value())
        .isEqualTo(200 * seen.requestsPerSecond().value(), within(1e-6));
  }

  @Test
  void moreUsersGetMoreInAllAndLessEach() {
    double total = 0;
    double each = Double.MAX_VALUE;
    for (int users = 1; users <= 64; users *= 4) {
      Performance seen = of(work().withUsers(users).serving());
      assertThat(seen.outputTokensPerSecond().value()).as("%d users", users).isGreaterThan(total);
      assertThat(seen.outputTokensPerSecondPerUser().value())
          .as("%d users", users)
          .isLessThan(each);
      total = seen.outputTokensPerSecond().value();
      each = seen.outputTokensPerSecondPerUser().value();
    }
  }

  @Test
  void twoCopiesServeTwiceTheUsersAtTheSamePace() {
    Performance one = of(work().withUsers(8).serving());
    Performance two = of(aGpu(), aPlan().withDataParallel(2), work().withUsers(16).serving());

    assertThat(two.tpot()).isEqualTo(one.tpot());
    assertThat(two.outputTokensPerSecond().value() / one.outputTokensPerSecond().value())
        .isEqualTo(2, within(1e-3));
  }

  @Test
  void aCachedPromptIsNotWorkedOnAgain() {
    Performance cold = of(work().serving());
    Performance warm = of(work().withCachedInput(0.8).serving());

    assertThat(warm.ttft().mean().value()).isLessThan(cold.ttft().mean().value());
  }

  @Test
  void noPromptHasNoTimeToItsFirstToken() {
    Performance seen = of(work().withTokens(0, 128).serving());

    assertThat(seen.ttft()).isNull();
    assertThat(seen.prefillTokensPerSecond()).isNull();
    assertThat(seen.tpot()).isNotNull();
  }

  @Test
  void noAnswerIsPrefillAlone() {
    Performance seen = of(work().withTokens(512, 0).serving());

    assertThat(seen.outputTokensPerSecond()).isNull();
    assertThat(seen.tpot()).isNull();
    assertThat(seen.prefillTokensPerSecond()).isNotNull();
    assertThat(seen.requestsPerSecond()).isEqualTo(seen.itemsPerSecond());
  }

  @Test
  void whatIsNoTransformerIsCountedInSamples() {
    Performance seen = of(Works.of(aVisionModel()).serving());

    assertThat(seen.itemsPerSecond().value()).isEqualTo(250e12 / 100e9, within(1e-6));
    assertThat(seen.ttft()).isNull();
    assertThat(seen.outputTokensPerSecond()).isNull();
  }

  @Test
  void stepsOfADiffusionModelMultiplyItsWork() {
    Model.Sample sample = new Model.Sample("image", 100.0, 1024, 30);

    assertThat(
            of(Works.of(aVisionModel().withKind(Model.Kind.DIFFUSION).withSample(sample)).serving())
                .itemsPerSecond()
                .value())
        .isEqualTo(250e12 / 100e9 / 30, within(1e-6));
  }

  @Test
  void isUnknownWhereAFactIsMissing() {
    assertThat(of(aGpu().withBandwidth(null), aPlan(), work().serving())).isNull();
    assertThat(
            of(
                Works.of(aVisionModel().withSample(new Model.Sample("image", null, null, null)))
                    .serving()))
        .isNull();
  }

  @Test
  void aRateThatIsKeptUpWithIsServed() {
    Performance seen = of(work().withRate(0.5).serving());

    assertThat(seen.requestsPerSecond().value()).isEqualTo(0.5, within(0.06));
    assertThat(seen.outputTokensPerSecond().value()).isEqualTo(100, within(12.0));
  }

  @Test
  void aRateBeyondReachIsNotPromised() {
    Performance seen = of(work().withRate(1e6).serving());

    assertThat(seen.requestsPerSecond().value()).isLessThan(1000);
  }
}
