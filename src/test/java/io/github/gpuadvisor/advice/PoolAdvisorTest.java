package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each test model takes one large GPU; a small one holds neither. */
class PoolAdvisorTest {
  private static final Catalog CATALOG =
      aCatalog()
          .with(anEngine().withId("vllm").build(), anEngine().withId("pytorch").build())
          .with(
              aGpu().withId("large").withMemory(80).build(),
              aGpu().withId("small").withMemory(8).build())
          .with(anOffer("large", 1).withPrice(2).build(), anOffer("small", 1).withPrice(1).build())
          .build();

  private static Request serving(int users) {
    return Asked.of(Works.of(aModel()).withUsers(users).serving()).request();
  }

  private static Request watching(int streams) {
    Job job = new Job(Job.Unit.FRAME, null, 10.0 * streams, streams, null, null);
    return Asked.of(Works.of(aVisionModel()).withLoad(Inference.Load.most()).withJob(job).serving())
        .request();
  }

  private static PoolAnswer answer(
      Pool.Sharing sharing, Asked limits, List<@Nullable Double> shares, Request... requests) {
    List<Pool.Member> members = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      members.add(new Pool.Member(requests[i], requests[i], shares.get(i)));
    }
    Request whole = limits.request();
    return new PoolAdvisor(CATALOG)
        .recommend(new Pool(members, sharing, whole.limits(), whole.preferences()));
  }

  private static List<@Nullable Double> none() {
    List<@Nullable Double> shares = new ArrayList<>();
    shares.add(null);
    shares.add(null);
    return shares;
  }

  private static PoolAnswer sideBySide(Asked limits) {
    return answer(Pool.Sharing.SIDE_BY_SIDE, limits, none(), serving(1), serving(2));
  }

  @Test
  void sideBySideGpusAddUp() {
    PoolRow row = sideBySide(Asked.anything()).rows().get(0);
    assertThat(row.gpu().id()).isEqualTo("large");
    assertThat(row.gpuCount()).isEqualTo(2);
    assertThat(row.usdPerHour()).isEqualTo(4);
    assertThat(row.shares()).containsExactly(null, null);
    assertThat(row.parts()).hasSize(2);
  }

  @Test
  void sideBySideTheyShareAMachineOfEight() {
    Catalog eights =
        aCatalog()
            .with(anEngine().withId("vllm").build())
            .with(aGpu().withId("large").withMemory(80).build())
            .with(anOffer("large", 8).withPrice(20).build())
            .build();
    Request whole = Asked.anything().request();
    List<Pool.Member> members =
        List.of(
            new Pool.Member(serving(1), serving(1), null),
            new Pool.Member(serving(2), serving(2), null));
    PoolRow row =
        new PoolAdvisor(eights)
            .recommend(
                new Pool(members, Pool.Sharing.SIDE_BY_SIDE, whole.limits(), whole.preferences()))
            .rows()
            .get(0);
    assertThat(row.gpuCount()).isEqualTo(8);
    assertThat(row.usdPerHour()).isEqualTo(20);
    double mean = (row.parts().get(0).score() + row.parts().get(1).score()) / 2;
    assertThat(row.score()).isLessThan(mean);
  }

  @Test
  void inTurnsTheOneThatNeedsMostDecides() {
    PoolAnswer answer =
        answer(Pool.Sharing.IN_TURNS, Asked.anything(), List.of(0.4, 0.6), serving(1), serving(2));
    PoolRow row = answer.rows().get(0);
    assertThat(row.gpuCount()).isEqualTo(1);
    assertThat(row.usdPerHour()).isEqualTo(2);
    assertThat(row.shares()).containsExactly(0.4, 0.6);
    assertThat(answer.separateUsdPerHour()).isCloseTo(2.0, within(1e-12));
  }

  @Test
  void atOnceTheyShareTheTimeOfOneGpu() {
    PoolAnswer answer =
        answer(Pool.Sharing.AT_ONCE, Asked.anything(), none(), watching(2), serving(1));
    PoolRow row = answer.rows().get(0);
    assertThat(row.gpuCount()).isEqualTo(1);
    double watching = Objects.requireNonNull(row.shares().get(0));
    double serving = Objects.requireNonNull(row.shares().get(1));
    assertThat(watching).isBetween(0.0, 1.0);
    assertThat(watching + serving).isCloseTo(1, within(1e-9));
    double alone = speed(new Advisor(CATALOG).recommend(serving(1)).ranked().get(0).assessment());
    assertThat(speed(row.parts().get(1))).isCloseTo(alone * serving, within(1e-6 * alone));
  }

  private static double speed(Assessment one) {
    return Objects.requireNonNull(
            Objects.requireNonNull(one.estimate().performance()).outputTokensPerSecondPerUser())
        .value();
  }

  @Test
  void atOnceMemoryAddsUp() {
    Request half = Asked.of(Works.of(aModel().withParameters(20e9)).serving()).request();
    PoolAnswer fits = answer(Pool.Sharing.AT_ONCE, Asked.anything(), none(), serving(1), half);
    assertThat(fits.rows()).hasSize(1);
    PoolAnswer full = answer(Pool.Sharing.AT_ONCE, Asked.anything(), none(), half, half);
    assertThat(full.rows()).isEmpty();
    assertThat(full.counts()).containsEntry("memory/fits", 2);
  }

  @Test
  void atOnceTimeAddsUp() {
    List<@Nullable Double> much = List.of(0.7, 0.7);
    PoolAnswer answer =
        answer(Pool.Sharing.AT_ONCE, Asked.anything(), much, serving(1), serving(1));
    assertThat(answer.rows()).isEmpty();
    assertThat(sentences(answer)).anyMatch(one -> one.contains("140 % of the time"));
  }

  private static List<String> sentences(PoolAnswer answer) {
    List<String> sentences = new ArrayList<>();
    for (PoolAnswer.LeftOut one : answer.leftOut()) {
      one.eliminated().failures().forEach(f -> sentences.add(f.finding().sentence()));
    }
    return sentences;
  }

  @Test
  void limitsOfTheWholeAreTheSums() {
    assertThat(sideBySide(Asked.anything().within("4/h")).rows()).hasSize(1);
    PoolAnswer poor = sideBySide(Asked.anything().within("3.99/h"));
    assertThat(poor.rows()).isEmpty();
    assertThat(sentences(poor))
        .anyMatch(one -> one.contains("costs $4.00/h, over budget by $0.01/h"));
    assertThat(sideBySide(Asked.anything().atMostGpus(1)).counts())
        .containsEntry("operations/max-gpus", 1);
  }

  @Test
  void saysWhichWorkloadAGpuFails() {
    PoolAnswer answer = sideBySide(Asked.anything());
    PoolAnswer.LeftOut small =
        answer.leftOut().stream()
            .filter(one -> one.eliminated().gpu().id().equals("small"))
            .findFirst()
            .orElseThrow();
    assertThat(small.workload()).isEqualTo(1);
  }

  @Test
  void saysWhatTheyWouldCostApart() {
    PoolAnswer answer = sideBySide(Asked.anything());
    assertThat(answer.separately()).hasSize(2);
    assertThat(answer.separateUsdPerHour()).isEqualTo(4);
  }
}
