package io.github.gpuadvisor.laws;

import static io.github.gpuadvisor.laws.Question.serve;
import static io.github.gpuadvisor.laws.Question.train;
import static io.github.gpuadvisor.laws.Question.tune;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Explainer;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.estimate.memory.MemoryTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an explanation writes out is what was computed: formulas give the figures of the answer. */
class DerivationLawTest {
  private static final double SAME = 1e-9;

  /** Beside the grid: what splits, streams, samples or shares memory in other ways. */
  private static final List<Question> MORE =
      List.of(
          serve("gemma-3-27b", "engine=llama.cpp", "precision=q4_k_m", "context=32k"),
          serve("llama-3.1-70b", "engine=tensorrt-llm", "concurrency=16"),
          serve("jamba-mini-1.7"),
          serve("gpt-oss-20b", "purchase=any"),
          serve("whisper-large-v3"),
          serve("bert-base"),
          serve("resnet-50"),
          serve("stable-diffusion-xl"),
          serve("llama-3.1-8b", "outputTokens=0"),
          serve("llama-3.1-8b", "inputTokens=0", "concurrency=max"),
          tune("llama-2-7b", "method=qlora", "samples=10k", "activationCheckpointing=full"),
          tune("mixtral-8x7b", "method=lora", "tokens=10M"),
          tune("llama-3.1-8b", "offload=all", "tokens=10M"),
          train("gpt-3", "tokens=300B", "deadline=30d"),
          train("resnet-50", "tokens=100M"));

  @Test
  void memoryAddsUpToWhatFitIsJudgedBy() {
    each(
        (question, estimate, by) -> {
          Derivation memory = by.get("memory");
          assertThat(memory.terms())
              .filteredOn(term -> term.name().equals(MemoryTerms.NEEDED))
              .as("%s on %s", question, estimate.deployment().key())
              .singleElement()
              .satisfies(term -> close(term, estimate.memory().requiredPerGpu().value()));
          close(memory.result(), estimate.memory().usablePerGpu().value());
        });
  }

  @Test
  void everyPartOfServingsMemoryIsTheOneThatWasCounted() {
    each(
        (question, estimate, by) -> {
          if (!question.startsWith("inference") || estimate.memory().cachePerToken().value() == 0) {
            return;
          }
          int gpus = estimate.deployment().plan().gpusPerReplica();
          for (Term term : by.get("memory").terms()) {
            switch (term.name()) {
              case "activations" -> close(term, estimate.memory().activations().value());
              case "context, buffers" -> close(term, estimate.memory().overhead().value() / gpus);
              case "weights" -> close(term, estimate.memory().weightsPerGpu().value());
              default -> {}
            }
          }
        });
  }

  @Test
  void weightsThatAreSplitEvenlyAreDividedByTheNumberOfGpus() {
    each(
        (question, estimate, by) -> {
          boolean even =
              estimate.deployment().plan().pipelineParallel() == 1
                  && !estimate.deployment().plan().engine().parallelism().layers();
          if (question.startsWith("inference") && even) {
            assertThat(by.get("memory").terms().get(0).formula().text())
                .as("%s on %s", question, estimate.deployment().key())
                .doesNotContain("on the fullest", "on the GPU", "bytes on average");
          }
        });
  }

  @Test
  void noPartIsLeftOutOfAStep() {
    each(
        (question, estimate, by) -> {
          boolean staged =
              estimate.deployment().plan().pipelineParallel() > 1
                  || estimate.deployment().plan().engine().parallelism().layers();
          for (String id : List.of("decodeStep", "prefillStep")) {
            Derivation step = by.get(id);
            if (step != null && !staged) {
              assertThat(step.result().formula().text())
                  .as("%s on %s", question, estimate.deployment().key())
                  .doesNotContain("through the stages");
            }
          }
        });
  }

  @Test
  void aTrainingStepTakesAsLongAsTheAnswerSays() {
    List<String> seen = new ArrayList<>();
    each(
        (question, estimate, by) -> {
          Derivation step = by.get("trainingStep");
          if (step != null && estimate.performance() != null) {
            Interval seconds = estimate.performance().stepSeconds();
            close(step.result(), seconds == null ? 0 : seconds.value());
            Interval rate = estimate.performance().trainingTokensPerSecond();
            close(by.get("run").terms().get(0), rate == null ? 0 : rate.value());
            seen.add(question);
          }
        });
    assertThat(seen).isNotEmpty();
  }

  @Test
  void costsAreThoseOfTheAnswer() {
    List<String> seen = new ArrayList<>();
    each(
        (question, estimate, by) -> {
          Derivation cost = by.get("cost");
          for (Term term : cost == null ? List.<Term>of() : cost.terms()) {
            seen.add(term.name());
            close(term, amount(term.name(), estimate));
          }
        });
    assertThat(seen)
        .contains(
            "an hour", "a month", "a million tokens out", "the whole work", "to buy", "power");
  }

  private static double amount(String name, Estimate estimate) {
    @Nullable Double amount =
        switch (name) {
          case "an hour" -> estimate.cost().perHour();
          case "a month" -> estimate.cost().perMonth();
          case "a million tokens out" -> estimate.cost().perMillionOutputTokens();
          case "a thousand samples" -> estimate.cost().perThousandItems();
          case "the whole work" -> estimate.cost().total();
          case "to buy" -> estimate.cost().purchase();
          default -> estimate.energy().watts();
        };
    assertThat(amount).as(name).isNotNull();
    return amount == null ? 0 : amount;
  }

  private static void close(Term term, double value) {
    assertThat(term.value())
        .as("%s = %s", term.name(), term.formula().text())
        .isCloseTo(value, within(Math.max(1e-12, SAME * Math.abs(value))));
  }

  private interface Check {
    void of(String question, Estimate estimate, Map<String, Derivation> derivations);
  }

  /** Every deployment that an answer names, ranked or nearest to it. */
  private static void each(Check check) {
    List<Question> questions = new ArrayList<>(Grid.QUESTIONS);
    questions.addAll(MORE);
    for (Question question : questions) {
      Recommendation answer = question.recommendation();
      List<Assessment> named = new ArrayList<>();
      answer.ranked().stream().map(Ranked::assessment).forEach(named::add);
      for (Eliminated one : answer.eliminated()) {
        if (one.nearest() != null) {
          named.add(one.nearest());
        }
      }
      assertThat(named).as(question.toString()).isNotEmpty();
      for (Assessment one : named) {
        Map<String, Derivation> byId = new LinkedHashMap<>();
        Explainer.derivations(one.estimate(), answer.request().workload())
            .forEach(derivation -> byId.put(derivation.id(), derivation));
        check.of(question.toString(), one.estimate(), byId);
      }
    }
  }
}
