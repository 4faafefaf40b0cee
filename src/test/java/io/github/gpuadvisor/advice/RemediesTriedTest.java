package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several GPUs remedies are tried for, and which that are tried are shown. */
class RemediesTriedTest {
  /** Two GPUs that eight bits would fit, and one at ten times the price of either. */
  private static final Typing ASKED = about(aModel().withParameters(40e9));

  private static Typing about(Models model) {
    return Typing.about(
        model,
        List.of(
            aGpu().withId("first").build(),
            aGpu().withId("second").build(),
            aGpu().withId("third").build()),
        anOffer("first", 1).withPrice(2).build(),
        anOffer("second", 1).withPrice(3).build(),
        anOffer("third", 1).withPrice(20).build());
  }

  private static Remedies remedies(Typing asked, Settings settings) {
    return new Remedies(asked.advisor(), asked.reader(), "inference", settings);
  }

  private static Recommendation answer(Typing asked, Settings settings) {
    Recommendation answer =
        asked.advisor().recommend(asked.reader().readForRanking("inference", settings));
    assertThat(answer.ranked()).isEmpty();
    return answer;
  }

  private static List<String> fixed(Recommendation answer) {
    List<String> fixed = new ArrayList<>();
    for (Eliminated one : answer.eliminated()) {
      if (one.failures().get(0).fix() != null) {
        fixed.add(one.gpu().id());
      }
    }
    return fixed;
  }

  @Test
  void noMoreGpusAreMendedThanAreShown() {
    Settings settings = Typing.settings("maxGpus=1");
    Recommendation answer = answer(ASKED, settings);
    assertThat(fixed(remedies(ASKED, settings).mended(answer, 0))).isEmpty();
    assertThat(fixed(remedies(ASKED, settings).mended(answer, 1))).containsExactly("first");
    assertThat(fixed(remedies(ASKED, settings).mended(answer, 2)))
        .containsExactly("first", "second");
  }

  @Test
  void theOneThatIsAskedAboutIsMendedAlone() {
    Settings settings = Typing.settings("maxGpus=1");
    Recommendation answer = answer(ASKED, settings);
    assertThat(fixed(remedies(ASKED, settings).mended(answer, ASKED.gpu("second"))))
        .containsExactly("second");
  }

  @Test
  void gpusThatNobodyAskedForAreNotMended() {
    Settings settings = Typing.settings("maxGpus=1", "gpu=third");
    Recommendation answer = answer(ASKED, settings);
    assertThat(fixed(remedies(ASKED, settings).mended(answer, 9))).containsExactly("third");
  }

  /** The budget alone could be mended; no format makes 1.8 TB fit. */
  @Test
  void whatMendsOneOfTwoFailuresIsNoRemedy() {
    Typing huge = about(aModel().withParameters(900e9));
    Settings settings = Typing.settings("maxGpus=1", "budget=1/h");
    Recommendation mended = remedies(huge, settings).mended(answer(huge, settings), 1);
    assertThat(mended.eliminated().get(0).failures())
        .extracting(Failure::requirement, Failure::fix)
        .containsExactly(tuple("memory/fits", null), tuple("cost/budget", null));
  }

  @Test
  void otherTermsAreTriedWhereNobodyOffersItOnThese() {
    assertThat(terms("pricing=spot", anOffer("test-gpu", 1).build()))
        .isEqualTo("--pricing on-demand");
    Offer spot = anOffer("test-gpu", 1).withPricing(Offer.Pricing.SPOT).build();
    assertThat(terms("pricing=on-demand", spot)).isEqualTo("--pricing spot");
    assertThat(terms("purchase=buy", anOffer("test-gpu", 1).build())).isEqualTo("--purchase any");
  }

  private static String terms(String typed, Offer... offers) {
    Typing asked = Typing.about(aModel(), List.of(aGpu().build()), offers);
    Settings settings = Typing.settings(typed);
    Recommendation mended =
        remedies(asked, settings).mended(answer(asked, settings), asked.gpu("test-gpu"));
    return mended.eliminated().get(0).failures().get(0).fix();
  }

  /** A failure as it is stated where no split of a step's sequences is valid. */
  @Test
  void aBatchThatCannotBeSharedIsTriedInSmallerParts() {
    Typing asked = Typing.about(aModel(), List.of(aGpu().build()), anOffer("test-gpu", 1).build());
    Settings settings = Typing.settings();
    Recommendation answer = asked.answer();
    Failure plan = new Failure("compute/plan", new Statement("stated"), Double.MAX_VALUE, null);
    Eliminated out = Eliminated.outright(asked.gpu("test-gpu"), List.of(plan));
    Recommendation mended =
        remedies(asked, settings)
            .mended(answer.withEliminated(List.of(out)), asked.gpu("test-gpu"));
    assertThat(mended.eliminated().get(0).failures().get(0).fix())
        .as("this question has an answer with either")
        .isEqualTo("--micro-batch 1  or  --max-gpus 8");
  }
}
