package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aListener;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpeedTermsTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final Bytes NONE = new Bytes(0);

  /** Where the time of an answer goes: half a millisecond of work, 30 of waiting. */
  private static final Basis BASIS =
      new Basis(
          "method", "profile", List.of(new Basis.Part("work", 5e-4), new Basis.Part("wait", 0.03)));

  private static MemoryEstimate holding(int sequences) {
    return new MemoryEstimate(
        NONE, NONE, NONE, NONE, null, null, NONE, NONE, NONE, NONE, NONE, NONE, sequences);
  }

  /** So many requests a second, each of which takes so long. */
  private static Performance serving(double requests, double seconds) {
    Interval rate = Interval.around(requests, 0);
    Distribution each = new Distribution(Interval.around(seconds, 0), seconds, seconds, seconds);
    return Performance.of(
        new Performance.Serving(rate, null, null, null, null, each, rate), 1, "compute", BASIS);
  }

  private static Performance training(Works work) {
    return TrainingSpeed.of(
        aGpu().build(), aTrainingPlan().build(), Plans.aNode(1), work.training());
  }

  private static List<Derivation> of(Gpus gpu, Plans plan, Workload work, Performance seen) {
    Deployment deployment = plan.on(gpu.build(), null);
    return SpeedTerms.of(deployment, work, holding(100), seen);
  }

  private static List<Derivation> of(Plans plan, Workload work) {
    return of(aGpu(), plan, work, serving(1, 1));
  }

  private static void partsAlone(List<Derivation> all) {
    assertThat(all).singleElement().satisfies(SpeedTermsTest::arePartsOfTheBasis);
  }

  private static void arePartsOfTheBasis(Derivation parts) {
    assertThat(parts.id()).isEqualTo("parts");
    WrittenStep written = new WrittenStep(parts);
    assertThat(written.names()).containsExactly("work", "wait");
    assertThat(written.text("work")).isEqualTo("0.5 ms");
    assertThat(written.value("work")).isEqualTo(5e-4);
    assertThat(written.text("wait")).isEqualTo("30 ms");
  }

  @Test
  void anAnswerDecodesAndItsPromptIsReadBefore() {
    List<Derivation> all = of(aPlan(), Works.of(aModel()).withTokens(1000, 240).serving());

    assertThat(all).extracting(Derivation::id).containsExactly("decodeStep", "prefillStep");
    assertThat(all.get(1).title()).isEqualTo("A step on 1,000 tokens of a prompt");
    WrittenStep decode = new WrittenStep(all.get(0));
    assertThat(decode.text("KV cache read"))
        .as("half way: 1,120 tokens of 128 KiB")
        .startsWith("1 sequence × 140 MiB");
    assertThat(new WrittenStep(all.get(1)).text("prefill attention")).startsWith("1,000 tokens");
  }

  @Test
  void aLongPromptIsWrittenForWhatOneStepTakesOfIt() {
    Plans plan = aPlan().withEngine(anEngine().withBudget(400, 256));
    List<Derivation> all = of(plan, Works.of(aModel()).withTokens(1000, 240).serving());
    assertThat(all.get(1).title()).isEqualTo("A step on 400 tokens of a prompt");
  }

  @Test
  void whatIsNotAskedForIsNotWritten() {
    assertThat(of(aPlan(), Works.of(aModel()).withTokens(1000, 0).serving()))
        .extracting(Derivation::id)
        .containsExactly("prefillStep");
    assertThat(of(aPlan(), Works.of(aModel()).withTokens(0, 240).serving()))
        .extracting(Derivation::id)
        .containsExactly("decodeStep");
  }

  @Test
  void whatIsNotWorkedOutTokenByTokenIsToldInParts() {
    Models encoder = aModel().withKind(Model.Kind.ENCODER);
    partsAlone(of(aPlan(), Works.of(encoder).serving()));
    partsAlone(of(aPlan(), Works.of(aVisionModel()).serving()));
    partsAlone(of(aPlan(), Works.of(aListener("ear", 1500)).serving()));
    Inference text = Works.of(aModel()).serving();
    partsAlone(of(aGpu().withBandwidth(null), aPlan(), text, serving(1, 1)));
    partsAlone(of(aTrainingPlan(), Works.of(encoder).training()));
    partsAlone(of(aTrainingPlan(), Works.of(aVisionModel()).training()));
  }

  /** Two requests a second that take five each are ten at a time. */
  @Test
  void asManyAreInFlightAsArriveWhileOneIsServed() {
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), serving(2, 5))).isEqualTo(10);
    Plans two = aPlan().withDataParallel(2);
    assertThat(SpeedTerms.sequences(two.build(), holding(100), serving(2, 5))).isEqualTo(5);
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(4), serving(2, 5))).isEqualTo(4);
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(0), serving(2, 5))).isEqualTo(10);
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), serving(0.1, 5))).isOne();
  }

  @Test
  void nearlyWholeNumbersInFlightAreWhole() {
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), serving(1, 9.95))).isEqualTo(10);
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), serving(1, 9.8)))
        .isEqualTo(9.8, within(1e-12));
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), serving(1, 10.05)))
        .isEqualTo(10);
  }

  @Test
  void withoutARateOneRequestIsInFlight() {
    Performance trained = training(Works.of(aModel()));
    assertThat(SpeedTerms.sequences(aPlan().build(), holding(100), trained)).isOne();
  }

  /** 64 sequences of 2,048 tokens a step. */
  private static Works training() {
    return Works.of(aModel()).withSequence(2048).withGlobalBatch(64);
  }

  private static WrittenStep run(Works work) {
    List<Derivation> all = of(aGpu(), aTrainingPlan(), work.training(), training(work));
    assertThat(all).extracting(Derivation::id).containsExactly("trainingStep", "run");
    return new WrittenStep(all.get(1));
  }

  @Test
  void aRunTakesItsStepsOverTheTimeThatMakesProgress() {
    WrittenStep run = run(training().withTrainingTokens(131_072e4));
    double step = training(training()).stepSeconds().value();

    assertThat(run.names()).containsExactly("tokens a second", "whole work");
    assertThat(run.derivation().terms())
        .extracting(Term::unit)
        .containsExactly(Term.Unit.PER_SECOND, Term.Unit.SECONDS);
    assertThat(run.text("tokens a second")).startsWith("131,072 tokens / ");
    assertThat(run.value("tokens a second")).isCloseTo(131_072 / step, EXACT);
    assertThat(run.text("whole work")).startsWith("10,000 steps × ").endsWith("99.9 % goodput");
    assertThat(run.value("whole work")).isCloseTo(10_000 * step / TrainingSpeed.goodput(1), EXACT);
  }

  @Test
  void theShortestRunIsOneStep() {
    assertThat(run(training().withTrainingTokens(10.0)).text("whole work")).startsWith("1 steps");
  }

  @Test
  void aRunOfUnstatedLengthHasARateAlone() {
    assertThat(run(training().withTrainingTokens(null)).names()).containsExactly("tokens a second");
  }
}
