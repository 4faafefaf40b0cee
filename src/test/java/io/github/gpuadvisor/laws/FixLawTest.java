package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fix does what it says: with it, the requirement that failed holds. */
class FixLawTest {
  private static final String ANOTHER_FIX = " {2}or {2}";

  static Stream<Question> demanding() {
    return Stream.of(
        Question.serve("llama-3.1-70b", "precision=fp16", "maxGpus=2"),
        Question.serve("llama-3.1-70b", "context=128k", "maxGpus=1"),
        Question.serve("llama-3.1-70b", "concurrency=8", "maxTpot=10ms", "maxTtft=mean:150ms"),
        Question.serve("llama-3.1-8b", "minTokensPerSecond=150", "budget=1/h"),
        Question.serve("llama-3.1-8b", "precision=nvfp4"),
        Question.serve("llama-3.1-8b", "precision=fp8", "purchase=any"),
        Question.serve("llama-3.1-8b", "precision=int8", "purchase=any"),
        Question.serve("llama-3.1-8b", "precision=int4", "engine=pytorch"),
        Question.serve("llama-3.1-8b", "precision=q4_k_m", "engine=vllm"),
        Question.serve("llama-3.1-8b", "residency=FR", "purchase=any"),
        Question.serve("llama-3.1-8b", "provider=lambda"),
        Question.serve("mixtral-8x7b", "pricing=reserved", "maxPower=700W"),
        Question.serve("gpt-oss-120b", "maxNodes=1", "purchase=any", "maxE2e=4s"),
        Question.tune("llama-3.1-8b", "method=full", "tokens=50M", "maxGpus=1"),
        Question.tune("llama-3.1-8b", "method=lora", "tokens=50M", "deadline=2h", "maxGpus=2"),
        Question.train("llama-2-7b", "tokens=100B", "deadline=3d", "budget=100000/total"));
  }

  @ParameterizedTest
  @MethodSource("demanding")
  void everyFixMakesItsRequirementHold(Question question) {
    Map<String, Recommendation> answers = new LinkedHashMap<>();
    List<String> broken = new ArrayList<>();
    for (Eliminated one : question.recommendation().eliminated()) {
      for (Failure failure : one.failures()) {
        for (String fix : failure.fix() == null ? new String[0] : failure.fix().split(ANOTHER_FIX)) {
          Recommendation answer =
              answers.computeIfAbsent(
                  fix, any -> with(question, fix).recommendation(Question.SHIPPED));
          boolean alone = one.nearest() != null && one.failures().size() == 1;
          if (alone ? !ranks(answer, one.gpu().id()) : fails(answer, one, failure)) {
            broken.add(one.gpu().id() + " " + failure.requirement() + ": " + fix);
          }
        }
      }
    }
    assertThat(broken).as("of %s", question).isEmpty();
  }

  private static Question with(Question question, String fix) {
    int space = fix.indexOf(' ');
    String flag = fix.substring(0, space);
    for (Option option : Option.of(question.kind())) {
      if (option.flag().equals(flag)) {
        return question.with(option.key() + "=" + fix.substring(space + 1));
      }
    }
    throw new AssertionError("no option " + flag + " in the fix " + fix);
  }

  private static boolean ranks(Recommendation answer, String gpu) {
    for (Ranked row : answer.ranked()) {
      if (row.assessment().estimate().deployment().gpu().id().equals(gpu)) {
        return true;
      }
    }
    return false;
  }

  /** True where the same requirement still fails. */
  private static boolean fails(Recommendation answer, Eliminated before, Failure failure) {
    return answer.eliminated().stream()
        .filter(one -> one.gpu().equals(before.gpu()))
        .flatMap(one -> one.failures().stream())
        .anyMatch(one -> one.requirement().equals(failure.requirement()));
  }
}
