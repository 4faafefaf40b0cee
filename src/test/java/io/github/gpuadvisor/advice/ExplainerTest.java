package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.MemoryTerms;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference.Targets;
import io.github.gpuadvisor.workload.Preferences;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  /** One GPU that serves the model of 16 GB, one too small for it, one that no engine knows. */
  private static final Catalog CATALOG =
      aCatalog()
          .with(
              anEngine().withId("vllm").withVendors(Vendor.NVIDIA).build(),
              anEngine()
                  .withId("pytorch")
                  .withVendors(Vendor.NVIDIA)
                  .withUses("fine-tuning")
                  .build())
          .with(
              aGpu().withId("large").build(),
              aGpu().withId("small").withMemory(12).build(),
              aGpu().withId("strange").withVendor(Vendor.QUALCOMM).build())
          .with(
              anOffer("large", 1).withPrice(2.0).withProvider("a").build(),
              anOffer("large", 1).withPrice(3.0).withProvider("b").build(),
              anOffer("small", 1).withPrice(0.3).build(),
              anOffer("strange", 1).withPrice(0.1).build())
          .build();

  private static Explanation explained(String gpu, Asked asked) {
    Advisor advisor = new Advisor(CATALOG);
    return new Explainer(advisor)
        .explain(advisor.recommend(asked.request()), Objects.requireNonNull(CATALOG.gpu(gpu)));
  }

  private static Checked checked(Explanation of, String requirement) {
    return of.requirements().stream()
        .filter(one -> one.requirement().equals(requirement))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGpuIsExplainedByItsFirstRow() {
    Explanation two = explained("large", Asked.anything().groupedBy(Preferences.GroupBy.PROVIDER));
    assertThat(two.answer().ranked()).hasSize(2);
    assertThat(two.ranked()).isSameAs(two.answer().ranked().get(0));
    assertThat(two.assessment()).isSameAs(two.answer().ranked().get(0).assessment());
  }

  @Test
  void aGpuThatDoesNotQualifyIsExplainedByItsNearestDeployment() {
    Explanation small = explained("small", Asked.anything());
    assertThat(small.ranked()).isNull();
    assertThat(small.assessment().estimate().deployment().gpu().id()).isEqualTo("small");
    assertThat(small.derivations()).isNotEmpty();
    assertThat(checked(small, "memory/fits").met()).isFalse();
  }

  @Test
  void aGpuOnWhichNothingIsPlannedHasOnlyItsReasonAndItsFacts() {
    Explanation strange = explained("strange", Asked.anything());
    assertThat(strange.assessment()).isNull();
    assertThat(strange.evidence()).isNull();
    assertThat(strange.derivations()).isEmpty();
    assertThat(strange.constants()).isEmpty();
    assertThat(strange.facts()).isNotEmpty();
    assertThat(strange.requirements())
        .extracting(Checked::requirement, Checked::met, Checked::margin)
        .containsExactly(
            tuple("compute/engine", false, null),
            tuple("compute/facts", true, null),
            tuple("operations/offer", true, null));
  }

  @Test
  void aChipMeetsWhatIsAskedOfIt() {
    assertThat(explained("large", Asked.anything()).requirements())
        .filteredOn(one -> one.margin() == null)
        .extracting(Checked::requirement, Checked::met, one -> one.finding().sentence())
        .containsExactly(
            tuple("compute/engine", true, "runs in Test vllm"),
            tuple("compute/precision", true, "computes bf16 as bf16"),
            tuple("compute/facts", true, "its rates and its memory bandwidth are stated"),
            tuple("operations/offer", true, "2 offers of 2 providers, on-demand"));
  }

  /** One GPU of four allowed leaves three quarters; two dollars of eight as well. */
  @Test
  void theMarginOfAMostIsTheShareOfItThatIsLeft() {
    Explanation large = explained("large", Asked.anything().atMostGpus(4).within("8/h"));
    assertThat(checked(large, "operations/max-gpus").margin()).isEqualTo(0.75);
    assertThat(checked(large, "cost/budget").margin()).isEqualTo(0.75);
    assertThat(checked(large, "cost/budget").met()).isTrue();
  }

  /** The weights alone are 14.9 GiB of 12: what is missed has a margin below zero. */
  @Test
  void theMarginOfWhatIsMissedIsBelowZero() {
    Explanation small = explained("small", Asked.anything());
    Checked memory = checked(small, "memory/fits");
    MemoryEstimate needed = small.assessment().estimate().memory();
    double most = needed.usablePerGpu().value();
    assertThat(memory.met()).isFalse();
    assertThat(memory.margin())
        .isEqualTo((most - needed.requiredPerGpu().value()) / most, within(1e-9))
        .isNegative();
  }

  @Test
  void theMarginOfALeastIsHowFarItIsExceeded() {
    Targets slow = new Targets(null, null, null, 10.0, null);
    Explanation large =
        explained("large", Asked.of(Works.of(aModel()).withTargets(slow).serving()));
    Checked pace = checked(large, "speed/per-user");
    double reached = ((Figure) pace.finding()).actual();
    assertThat(pace.met()).isTrue();
    assertThat(pace.margin()).isEqualTo((reached - 10) / 10, within(1e-9)).isPositive();
    assertThat(large.requirements())
        .extracting(Checked::requirement)
        .as("nothing is said of what nobody asked for")
        .doesNotContain("speed/ttft", "operations/max-gpus", "cost/budget");
  }

  @Test
  void aModelThatNoPlanSplitsIsSaidSo() {
    Explanation tuning =
        explained(
            "large",
            Asked.of(
                Works.of(aModel())
                    .withGlobalBatch(3)
                    .withMicroBatch(2)
                    .fineTuning(FineTuning.Method.LORA)));
    assertThat(tuning.assessment()).isNull();
    assertThat(checked(tuning, "compute/plan").met()).isFalse();
  }

  @Test
  void figuresAreDerivedFromMemoryOverSpeedToCost() {
    assertThat(explained("large", Asked.anything()).derivations())
        .extracting(Derivation::id)
        .startsWith("memory")
        .contains("decodeStep")
        .endsWith("cost");
  }

  @Test
  void trainingIsDerivedAtItsSequenceLength() {
    Explanation training =
        explained("large", Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.LORA)));
    Term needed =
        training.derivations().get(0).terms().stream()
            .filter(term -> term.name().equals(MemoryTerms.NEEDED))
            .findFirst()
            .orElseThrow();
    assertThat(needed.formula().value())
        .as("activations of each of its tokens are in it")
        .isEqualTo(training.assessment().estimate().memory().requiredPerGpu().value(), within(1.0));
  }
}
