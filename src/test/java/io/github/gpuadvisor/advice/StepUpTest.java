package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps up to cards of 24 GiB at 900 dollars, each of which holds the model in 16 bit. */
class StepUpTest {
  private static final double USD = 900;

  private static Gpus card() {
    return aGpu().withId("card").withMemory(24);
  }

  private static @Nullable Upgrade step(
      Asked asked, @Nullable Assessment now, Accelerator... gpus) {
    Catalogs catalog =
        aCatalog().with(anEngine().withId("vllm").build(), anEngine().withId("pytorch").build());
    for (Accelerator gpu : gpus) {
      catalog.with(gpu).with(aPurchase(gpu.id(), USD));
    }
    Catalog selling = catalog.build();
    Request request = asked.request();
    return new StepUp(
            selling, request, Objects.requireNonNull(request.limits().hardware().atHand()))
        .from(selling.gpus(), now);
  }

  private static @Nullable Upgrade step(Asked asked, @Nullable Assessment now) {
    return step(asked, now, card().build());
  }

  /** A question about a format, with something at hand that is of no use. */
  private static Asked asking(Works work) {
    return Asked.of(work.withPrecision(Precision.BF16).serving()).steppingUpFrom("none", 1);
  }

  private static Asked asking() {
    return asking(Works.of(aModel()));
  }

  /** What is there now: a format, and tokens a second for each user. */
  private static Assessment now(Precision precision, double perUser) {
    Deployment there = aPlan().withPrecision(precision).on(aGpu().build(), null);
    return Assessor.assess(
        Predicted.nothing().on(there).withOutputPerUser(perUser).estimate(),
        Asked.anything().request());
  }

  private static int cards(@Nullable Upgrade step) {
    return Objects.requireNonNull(step).cards();
  }

  /** Tokens a second for each user of one card. */
  private static double paceOfOne() {
    Upgrade one = Objects.requireNonNull(step(asking(), null));
    assertThat(one.cards()).isEqualTo(1);
    return Objects.requireNonNull(
            Objects.requireNonNull(one.to().estimate().performance())
                .outputTokensPerSecondPerUser())
        .value();
  }

  @Test
  void whereNothingRunsTheCheapestThatRunsIsAStepUp() {
    Upgrade step = Objects.requireNonNull(step(asking(), null));
    assertThat(step.cards()).isEqualTo(1);
    assertThat(step.usd()).isEqualTo(USD);
  }

  @Test
  void whatMissesADemandIsNoStepUp() {
    Inference.Targets hopeless = new Inference.Targets(null, null, null, 1e6, null);
    assertThat(step(asking(Works.of(aModel()).withTargets(hopeless)), null)).isNull();
  }

  @Test
  void moreBitsAreAStepUpWhereTheyAreNoSlower() {
    double pace = paceOfOne();
    assertThat(cards(step(asking(), now(Precision.FP8, pace)))).isEqualTo(1);
    assertThat(cards(step(asking(), now(Precision.FP8, pace * 1.01))))
        .as("two cards are faster")
        .isEqualTo(2);
    assertThat(step(asking(), now(Precision.FP8, pace * 1000))).isNull();
  }

  @Test
  void asManyBitsAreAStepUpWhereTheyAreHalfAsFastAgain() {
    double pace = paceOfOne();
    assertThat(cards(step(asking(), now(Precision.BF16, pace / 1.5)))).isEqualTo(1);
    assertThat(cards(step(asking(), now(Precision.BF16, pace / 1.49)))).isEqualTo(2);
    assertThat(cards(step(asking(), now(Precision.BF16, pace)))).isEqualTo(2);
  }

  @Test
  void fewerBitsAreNoStepUpHoweverFast() {
    assertThat(step(asking(), now(Precision.FP32, 0.001))).isNull();
  }

  @Test
  void workOnSamplesIsComparedByItsRate() {
    Asked watching =
        Asked.of(Works.of(aVisionModel()).withLoad(Inference.Load.most()).serving())
            .steppingUpFrom("none", 1);
    assertThat(step(watching, samples(1))).isNotNull();
    assertThat(step(watching, samples(1e9))).isNull();
  }

  private static Assessment samples(double perSecond) {
    Deployment there = aPlan().on(aGpu().build(), null);
    return Assessor.assess(
        Predicted.nothing().on(there).withItems(perSecond).estimate(), Asked.anything().request());
  }

  /** 72 GB take four cards of 24 GiB, 144 GB eight. */
  @Test
  void oneMachineTakesFourCards() {
    assertThat(cards(step(asking(Works.of(of(36e9))), null))).isEqualTo(4);
    assertThat(step(asking(Works.of(of(72e9))), null)).isNull();
    Gpus twin = card().withDevicesPerCard(2);
    assertThat(cards(step(asking(Works.of(of(72e9))), null, twin.build())))
        .as("eight devices, two to a card")
        .isEqualTo(4);
  }

  private static Models of(double parameters) {
    return aModel().withParameters(parameters);
  }

  /** 30 GB take two cards; one is there, and a budget is for the other. */
  @Test
  void aBudgetIsForWhatIsToBeBought() {
    Works two = Works.of(of(15e9)).withPrecision(Precision.BF16);
    Asked having = Asked.of(two.serving()).steppingUpFrom("card", 1);
    Upgrade other = Objects.requireNonNull(step(having.within("900/purchase"), null));
    assertThat(other.cards()).isEqualTo(1);
    assertThat(other.usd()).isEqualTo(USD);
    assertThat(step(having.within("899/purchase"), null)).isNull();
  }

  /** 72 GB take four devices; two of them are on the one card that is there. */
  @Test
  void devicesAtHandCountAsTheirCards() {
    Works four = Works.of(of(36e9)).withPrecision(Precision.BF16);
    Asked having = Asked.of(four.serving()).steppingUpFrom("card", 2);
    assertThat(cards(step(having, null, card().withDevicesPerCard(2).build()))).isEqualTo(1);
  }

  @Test
  void ofStepsThatCostTheSameTheBetterIsTaken() {
    Accelerator slow = card().build();
    Accelerator fast = aGpu().withId("fast").withMemory(24).withBandwidth(2000).build();
    Asked pace = asking().weighing(Map.of("speed/pace", 1.0));
    assertThat(chosen(step(pace, null, slow, fast))).isEqualTo("fast");
    assertThat(chosen(step(pace, null, fast, slow))).isEqualTo("fast");
  }

  private static String chosen(@Nullable Upgrade step) {
    return Objects.requireNonNull(step).to().estimate().deployment().gpu().id();
  }
}
