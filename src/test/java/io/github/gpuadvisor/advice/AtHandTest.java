package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What runs on what is at hand, and the next thing to buy; the model has 16 GB in 16 bit. */
class AtHandTest {
  private static final Catalog CATALOG =
      aCatalog()
          .with(anEngine().withId("vllm").build(), aLayerSplitter().withId("llama.cpp").build())
          .with(
              aGpu().withId("large").withMemory(80).build(),
              aGpu().withId("small").withMemory(14).withBandwidth(400).build(),
              aGpu().withId("other").withMemory(24).withBandwidth(900).build())
          .with(anOffer("large", 1).build())
          .with(aPurchase("small", 300), aPurchase("other", 900), aPurchase("large", 20_000))
          .build();

  private static Recommendation answer(Asked asked) {
    return new Advisor(CATALOG).recommend(asked.request());
  }

  private static Estimate first(Recommendation answer) {
    return answer.ranked().get(0).assessment().estimate();
  }

  @Test
  void nothingElseIsLookedAtOrPaid() {
    Recommendation answer = answer(Asked.anything().having("large", 1));
    assertThat(answer.ranked()).hasSize(1);
    assertThat(answer.eliminated()).isEmpty();
    assertThat(first(answer).deployment().gpu().id()).isEqualTo("large");
    assertThat(first(answer).cost().perHour()).isNull();
    assertThat(first(answer).cost().purchase()).isNull();
    assertThat(first(answer).deployment().offer()).isNull();
  }

  @Test
  void whatFitsAsPublishedRunsAsPublished() {
    assertThat(first(answer(Asked.anything().having("large", 1))).deployment().plan().precision())
        .isEqualTo(Precision.BF16);
  }

  @Test
  void elseTheMostBitsThatFitAreTaken() {
    Estimate one = first(answer(Asked.anything().having("small", 1)));
    assertThat(one.deployment().plan().precision().bits()).isBetween(7.0, 9.0);
    assertThat(one.memory().fits()).isTrue();
  }

  @Test
  void aFormatThatWasAskedForIsTheOnlyOne() {
    Inference work = Works.of(aModel()).withPrecision(Precision.BF16).serving();
    Recommendation answer = answer(Asked.of(work).having("small", 1));
    assertThat(answer.ranked()).isEmpty();
    assertThat(answer.eliminated()).hasSize(1);
  }

  @Test
  void noMoreGpusAreTakenThanThereAre() {
    Inference work = Works.of(aModel()).withPrecision(Precision.BF16).serving();
    assertThat(answer(Asked.of(work).having("small", 1)).ranked()).isEmpty();
    Estimate two = first(answer(Asked.of(work).having("small", 2)));
    assertThat(two.deployment().plan().gpus()).isEqualTo(2);
  }

  @Test
  void memoryThatIsReservedIsNotThere() {
    Inference work = Works.of(aModel()).withPrecision(Precision.BF16).serving();
    assertThat(answer(Asked.of(work).having("other", 1)).ranked()).hasSize(1);
    assertThat(answer(Asked.of(work).having("other", 1).reserving(8)).ranked()).isEmpty();
    assertThat(answer(Asked.of(work).having("other", 1).reserving(80)).ranked()).isEmpty();
  }

  @Test
  void theLongestContextFitsAndOneTokenMoreDoesNot() {
    Inference work = Works.of(aModel()).withPrecision(Precision.BF16).serving();
    Estimate one = first(answer(Asked.of(work).having("other", 1)));
    int longest = LongestContext.of(one.deployment(), work);
    assertThat(longest).isGreaterThan(work.context()).isLessThan(131_072);
    assertThat(fits(one, work.withContext(longest))).isTrue();
    assertThat(fits(one, work.withContext(longest + 1))).isFalse();
  }

  private static boolean fits(Estimate one, Inference work) {
    return InferenceMemory.of(one.deployment().gpu(), one.deployment().plan(), work, 1).fits();
  }

  @Test
  void theStepUpIsTheCheapestThatIsNoSlowerAndHasNoFewerBits() {
    Recommendation answer = answer(Asked.anything().steppingUpFrom("small", 1));
    Upgrade step = Objects.requireNonNull(answer.upgrade());
    assertThat(step.cards()).isEqualTo(1);
    assertThat(step.usd()).isEqualTo(300);
    assertThat(step.to().estimate().deployment().plan().gpus()).isEqualTo(2);
    assertThat(step.to().estimate().deployment().gpu().id()).isEqualTo("small");
  }

  @Test
  void aStepUpIsNotLookedForUnasked() {
    assertThat(answer(Asked.anything().having("small", 1)).upgrade()).isNull();
  }

  @Test
  void aBudgetBoundsTheStepUpAndNotWhatIsThere() {
    Recommendation poor =
        answer(Asked.anything().steppingUpFrom("small", 1).within("200/purchase"));
    assertThat(poor.ranked()).hasSize(1);
    assertThat(poor.upgrade()).isNull();
    assertThat(answer(Asked.anything().steppingUpFrom("small", 1).within("400/purchase")).upgrade())
        .isNotNull();
  }

  @Test
  void aStepUpIsMeasuredByTheBestOfWhatIsThere() {
    Recommendation answer = answer(Asked.anything().steppingUpFrom("large", 1));
    Upgrade step = Objects.requireNonNull(answer.upgrade());
    assertThat(pace(step.to().estimate())).isGreaterThanOrEqualTo(1.5 * pace(first(answer)));
  }

  private static double pace(Estimate one) {
    return one.performance().outputTokensPerSecondPerUser().value();
  }

  @Test
  void whereNothingThereDoesAnythingThatDoesIsAStepUp() {
    Inference work = Works.of(aModel()).withPrecision(Precision.BF16).serving();
    Recommendation answer = answer(Asked.of(work).steppingUpFrom("small", 1));
    assertThat(answer.ranked()).isEmpty();
    assertThat(Objects.requireNonNull(answer.upgrade()).usd()).as("a second one").isEqualTo(300);
  }
}
