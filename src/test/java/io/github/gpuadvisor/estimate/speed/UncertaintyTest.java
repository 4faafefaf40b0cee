package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Fit.Novelty;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every kind of prediction has an interval of its own, as wide as it was seen to be off. */
class UncertaintyTest {
  private static final Map<Topic, Map<Novelty, Double>> WIDTHS =
      Map.of(
          Topic.DECODE, Map.of(Novelty.NEW_FAMILY, 0.1),
          Topic.PREFILL, Map.of(Novelty.NEW_FAMILY, 0.2),
          Topic.THROUGHPUT, Map.of(Novelty.NEW_FAMILY, 0.3),
          Topic.TPOT, Map.of(Novelty.NEW_FAMILY, 0.4),
          Topic.E2E, Map.of(Novelty.NEW_FAMILY, 0.5),
          Topic.TTFT, Map.of(Novelty.NEW_FAMILY, 0.6));

  private static Plan plan(Map<String, SpeedConstants> families, @Nullable Host host) {
    Plan plain = aPlan().withHost(host).build();
    Era era = plain.era();
    Fit fit = new Fit(Map.of(), WIDTHS, Map.of(), Set.of());
    Era measured =
        new Era(era.id(), null, false, era.memory(), era.speed(), families, fit, Map.of());
    return new Plan(
        plain.engine(),
        measured,
        plain.precision(),
        plain.arithmetic(),
        plain.cache(),
        1,
        1,
        1,
        1,
        1,
        host,
        null,
        null,
        null);
  }

  private static Performance serving(int users) {
    Plan plan = plan(Map.of(), null);
    Inference work = Works.of(aModel()).withTokens(1000, 200).withUsers(users).serving();
    return InferenceSpeed.of(
        aGpu().build(), plan, aNode(8), work, InferenceMemory.of(aGpu().build(), plan, work, 1));
  }

  private static void isWide(Interval interval, double ratio) {
    assertThat(interval.high() / interval.value() - 1).isEqualTo(ratio, within(1e-9));
  }

  @Test
  void oneUserIsAsSureAsOneStream() {
    Performance seen = serving(1);
    isWide(seen.outputTokensPerSecond(), 0.1);
    isWide(seen.outputTokensPerSecondPerUser(), 0.1);
    isWide(seen.tpot().mean(), 0.1);
    isWide(seen.e2e().mean(), 0.1);
    isWide(seen.requestsPerSecond(), 0.1);
    isWide(seen.ttft().mean(), 0.2);
    isWide(seen.prefillTokensPerSecond(), 0.2);
  }

  @Test
  void severalUsersAreAsSureAsServing() {
    Performance seen = serving(4);
    isWide(seen.prefillTokensPerSecond(), 0.2);
    isWide(seen.outputTokensPerSecond(), 0.3);
    isWide(seen.requestsPerSecond(), 0.3);
    isWide(seen.outputTokensPerSecondPerUser(), 0.4);
    isWide(seen.tpot().mean(), 0.4);
    isWide(seen.e2e().mean(), 0.5);
    isWide(seen.ttft().mean(), 0.6);
  }

  /** The engine's own interval is a quarter. */
  @Test
  void weightsOnTheHostWereNotMeasured() {
    Uncertainty known =
        new Uncertainty(aGpu().build(), plan(Map.of(), new Host(16, 0, 50)), aModel().build());
    isWide(known.around(Topic.DECODE, 8), 0.25);
  }

  @Test
  void aFamilyWithConstantsOfItsOwnIsNamed() {
    SpeedConstants own = aPlan().build().era().speed();
    Plan plan = plan(Map.of("test-architecture", own), null);
    assertThat(new Uncertainty(aGpu().build(), plan, aModel().build()).profile(Topic.Work.SERVING))
        .isEqualTo("test-engine@test, test-architecture; chip family not measured");
  }
}
