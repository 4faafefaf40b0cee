package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Inference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What users of a served model see, and what its steps go to. */
class ServedTimesTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final Percentage STEADY = withinPercentage(0.1);
  private static final Bytes NONE = new Bytes(0);

  private static Works work(int in, int out) {
    return Works.of(aModel()).withTokens(in, out);
  }

  /** On devices that hold so many sequences. */
  private static Performance of(Plans plan, Works work, int fit) {
    MemoryEstimate memory =
        new MemoryEstimate(
            NONE, NONE, NONE, NONE, null, null, NONE, NONE, NONE, NONE, NONE, NONE, fit);
    return InferenceSpeed.of(aGpu().build(), plan.build(), aNode(8), work.serving(), memory);
  }

  /** Requests a second times the seconds of one. */
  private static double inFlight(Performance seen) {
    return seen.requestsPerSecond().value() * seen.e2e().mean().value();
  }

  @Test
  void whatARequestTakesOutsideOfStepsIsWaitedFor() {
    Plans slow = aPlan().withEngine(anEngine().withConstant("requestMicros", 500_000));
    Performance plain = of(aPlan(), work(1000, 240), 100);
    Performance late = of(slow, work(1000, 240), 100);

    assertThat(late.ttft().mean().value() - plain.ttft().mean().value())
        .isEqualTo(0.5, within(1e-9));
    assertThat(late.e2e().mean().value() - plain.e2e().mean().value()).isEqualTo(0.5, within(1e-9));
    assertThat(late.tpot()).isEqualTo(plain.tpot());
  }

  @Test
  void whereNothingFitsItIsAsIfWhatIsAskedForDid() {
    assertThat(inFlight(of(aPlan(), work(1000, 240).withUsers(4), 0))).isCloseTo(4, STEADY);
    assertThat(inFlight(of(aPlan(), work(1000, 240).withLoad(Inference.Load.most()), 0)))
        .isCloseTo(1, STEADY);
  }

  /** Half way through its answer a request has 1,120 tokens behind it. */
  @Test
  void partsAreThoseOfAStepHalfWayThrough() {
    Performance seen = of(aPlan(), work(1000, 240), 100);
    assertThat(seen.basis().parts())
        .filteredOn(part -> part.name().equals("KV cache read"))
        .singleElement()
        .extracting(Basis.Part::seconds)
        .satisfies(seconds -> assertThat(seconds).isCloseTo(1120 * 131_072.0 / 1e12, EXACT));
  }

  /** Beside each token of an answer of 8 stand a thousand of a prompt of 8,000. */
  @Test
  void longPromptsOfShortAnswersKeepTheUnitsBusy() {
    assertThat(of(aPlan(), work(8000, 8).withUsers(8), 100).bottleneck()).isEqualTo("compute");
    assertThat(of(aPlan(), work(8000, 8).withUsers(8).withCachedInput(0.999), 100).bottleneck())
        .as("eight of them, where the rest is found in the cache")
        .isEqualTo("memory-bandwidth");
    assertThat(of(aPlan(), work(100, 1000), 100).bottleneck()).isEqualTo("memory-bandwidth");
  }

  @Test
  void twoCopiesKeepUpWithTwiceTheRateThatIsBeyondOne() {
    double one = of(aPlan(), work(1000, 240).withRate(1e4), 100).requestsPerSecond().value();
    double two =
        of(aPlan().withDataParallel(2), work(1000, 240).withRate(2e4), 100)
            .requestsPerSecond()
            .value();
    assertThat(two / one).isCloseTo(2, STEADY);
  }

  /** Nobody comes after the second of two, however rarely they come. */
  @Test
  void aBurstIsDoneWhenItsLastAnswerIs() {
    Inference.Load two = Inference.Load.rate(0.01).ofRequests(2);
    Performance seen = of(aPlan(), work(1000, 240).withLoad(two), 100);
    assertThat(seen.requestsPerSecond().value()).isGreaterThan(0.02);
  }

  @Test
  void theBasisNamesWhoseConstantsWereTaken() {
    assertThat(of(aPlan(), work(1000, 240), 100).basis().profile())
        .isEqualTo("test-engine@test, engine-wide constants; chip family not measured");
    Plans half = aPlan().withEngine(aLayerSplitter()).withHost(new Host(16, 0, 50));
    assertThat(of(half, work(1000, 240), 100).basis().profile())
        .isEqualTo(
            "test-engine@test, engine-wide constants; weights in the host's memory not measured");
  }
}
