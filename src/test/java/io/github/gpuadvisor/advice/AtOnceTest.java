package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
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

/** Two workloads in the memory of a GPU of 80 GiB. */
class AtOnceTest {
  private static final Request USERS = Asked.anything().request();
  private static final Request ARRIVING =
      Asked.of(Works.of(aModel()).withRate(2).serving()).request();

  private final List<Failure> failures = new ArrayList<>();

  private static Assessment judged(Predicted predicted, Request request) {
    return Assessor.assess(predicted.estimate(), request);
  }

  /** Serves ten tokens a second to each user, in a stated number of GiB. */
  private static Assessment serving(double gib) {
    return judged(Predicted.nothing().needing(gib, 80).withOutputPerUser(10), USERS);
  }

  private static Request images(@Nullable Double items, @Nullable Double perSecond) {
    Job job = new Job(Job.Unit.IMAGE, items, perSecond, null, null, null);
    return Asked.of(Works.of(aVisionModel()).withLoad(Inference.Load.most()).withJob(job).serving())
        .request();
  }

  /** Could do 40 items a second. */
  private static Assessment watching(Request request) {
    Estimate bare = Predicted.nothing().needing(10, 80).withRequests(40).estimate();
    Job job = Objects.requireNonNull(((Inference) request.workload()).job());
    Estimate busy =
        Estimator.of(
            bare.deployment(),
            bare.memory(),
            Objects.requireNonNull(bare.performance()).doing(job),
            null);
    return Assessor.assess(busy, request);
  }

  private AtOnce.@Nullable Placed placed(List<Pool.Member> members, List<List<Assessment>> alike) {
    Request whole = Asked.anything().request();
    return new AtOnce(
            new Pool(members, Pool.Sharing.AT_ONCE, whole.limits(), whole.preferences()), alike)
        .place(failures);
  }

  private static Pool.Member member(Request request, @Nullable Double share) {
    return new Pool.Member(request, request, share);
  }

  private static double perUser(Assessment part) {
    return Objects.requireNonNull(
            Objects.requireNonNull(part.estimate().performance()).outputTokensPerSecondPerUser())
        .value();
  }

  private AtOnce.@Nullable Placed twoUsers(double first, double second) {
    return placed(
        List.of(member(USERS, null), member(USERS, null)),
        List.of(List.of(serving(first)), List.of(serving(second))));
  }

  @Test
  void whatTheyKeepMayFillTheMemory() {
    assertThat(twoUsers(40, 40)).isNotNull();
    assertThat(failures).isEmpty();
  }

  /** 60 and 40 of 80 GiB: 20 too many, a quarter of what there is. */
  @Test
  void whatTheyKeepMayNotExceedTheMemory() {
    assertThat(twoUsers(60, 40)).isNull();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).requirement()).isEqualTo("memory/fits");
    assertThat(failures.get(0).excess()).isEqualTo(0.25, within(1e-12));
    assertThat(failures.get(0).finding().sentence())
        .isEqualTo("together they need 100.0 GiB, usable 80.0 GiB: short of 20.0 GiB");
  }

  @Test
  void withoutSharesEachGetsAnEqualPartAndIsSlowerByIt() {
    AtOnce.Placed placed = Objects.requireNonNull(twoUsers(10, 10));
    assertThat(placed.shares()).containsExactly(0.5, 0.5);
    assertThat(perUser(placed.parts().get(0))).isEqualTo(5, within(1e-12));
  }

  @Test
  void ofCopiesOnOneGpuTheBestIsTaken() {
    Assessment slow = judged(Predicted.nothing().needing(10, 80).withOutputPerUser(10), USERS);
    Assessment fast = judged(Predicted.nothing().needing(10, 80).withOutputPerUser(30), USERS);
    Assessment wide =
        judged(Predicted.nothing().on(Predicted.rented(2)).withOutputPerUser(90), USERS);
    for (List<Assessment> some : List.of(List.of(slow, fast, wide), List.of(wide, fast, slow))) {
      AtOnce.Placed placed =
          Objects.requireNonNull(placed(List.of(member(USERS, 1.0)), List.of(some)));
      assertThat(perUser(placed.parts().get(0))).as("not on two GPUs").isEqualTo(30);
    }
  }

  @Test
  void whatNeedsSeveralGpusHasNoPlace() {
    Assessment wide =
        judged(Predicted.nothing().on(Predicted.rented(2)).withOutputPerUser(90), USERS);
    assertThat(placed(List.of(member(USERS, 1.0)), List.of(List.of(wide)))).isNull();
    assertThat(failures).isEmpty();
  }

  /** Half and nine tenths are 140 % of the time. */
  @Test
  void sharesMayNotExceedTheTime() {
    List<List<Assessment>> two = List.of(List.of(serving(10)), List.of(serving(10)));
    assertThat(placed(List.of(member(USERS, 0.5), member(USERS, 0.5)), two)).isNotNull();
    assertThat(placed(List.of(member(USERS, 0.5), member(USERS, 0.9)), two)).isNull();
    assertThat(failures.get(0).requirement()).isEqualTo("speed/items");
    assertThat(failures.get(0).excess()).isEqualTo(0.4, within(1e-12));
  }

  /** 10 of the 40 items that it could do: a quarter of the time. */
  @Test
  void aJobThatKeepsUpTakesTheTimeItNeedsAndNoMore() {
    Request job = images(null, 10.0);
    AtOnce.Placed placed =
        Objects.requireNonNull(
            placed(
                List.of(member(job, null), member(USERS, null)),
                List.of(List.of(watching(job)), List.of(serving(10)))));
    assertThat(placed.shares()).containsExactly(0.25, 0.75);
    assertThat(placed.parts().get(0).estimate().performance().itemsPerSecond().value())
        .as("it is not slower for it")
        .isEqualTo(10);
    assertThat(perUser(placed.parts().get(1))).isEqualTo(7.5, within(1e-12));
  }

  @Test
  void aJobWithoutARateTakesWhatItGets() {
    Request job = images(1000.0, null);
    AtOnce.Placed placed =
        Objects.requireNonNull(
            placed(
                List.of(member(job, null), member(USERS, null)),
                List.of(List.of(watching(job)), List.of(serving(10)))));
    assertThat(placed.shares()).containsExactly(0.5, 0.5);
    assertThat(placed.parts().get(0).estimate().performance().itemsPerSecond().value())
        .as("half of 40")
        .isEqualTo(20, within(1e-9));
  }

  /** The engine is busy all the time with what arrives: nothing is left for others. */
  @Test
  void requestsThatArriveTakeTheTimeTheyNeed() {
    Assessment arriving =
        judged(Predicted.nothing().needing(10, 80).withRequests(2).withOutputPerUser(10), ARRIVING);
    List<List<Assessment>> two = List.of(List.of(arriving), List.of(serving(10)));
    assertThat(placed(List.of(member(ARRIVING, null), member(USERS, null)), two)).isNull();
    assertThat(failures).extracting(Failure::requirement).containsExactly("speed/items");

    AtOnce.Placed half =
        Objects.requireNonNull(placed(List.of(member(ARRIVING, 0.5), member(USERS, 0.5)), two));
    assertThat(perUser(half.parts().get(0))).as("in its share it keeps up").isEqualTo(10);
    assertThat(perUser(half.parts().get(1))).isEqualTo(5, within(1e-12));
  }

  /** Ten tokens a second alone are six in 60 % of the time. */
  @Test
  void whatIsTooSlowInItsShareHasNoPlace() {
    Request demanding =
        Asked.of(
                Works.of(aModel())
                    .withTargets(new Inference.Targets(null, null, null, 7.0, null))
                    .serving())
            .request();
    List<List<Assessment>> one =
        List.of(List.of(judged(Predicted.nothing().withOutputPerUser(10), demanding)));
    assertThat(placed(List.of(member(demanding, 0.8)), one)).isNotNull();
    assertThat(placed(List.of(member(demanding, 0.6)), one)).isNull();
    assertThat(failures).extracting(Failure::requirement).containsExactly("speed/per-user");
  }
}
