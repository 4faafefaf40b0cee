package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fix does what it says: with all fixes of a GPU, it qualifies. */
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
        Question.serve("llama-3.1-8b", "precision=int4", "engine=pytorch"),
        Question.serve("llama-3.1-8b", "precision=q4_k_m", "engine=vllm"),
        Question.serve("llama-3.1-8b", "residency=FR", "purchase=any"),
        Question.serve("llama-3.1-8b", "provider=lambda"),
        Question.serve("gpt-oss-120b", "maxNodes=1", "purchase=any", "maxE2e=4s"),
        Question.tune("llama-3.1-8b", "method=full", "tokens=50M", "maxGpus=1"),
        Question.tune("llama-3.1-8b", "method=lora", "tokens=50M", "deadline=2h", "maxGpus=2"),
        Question.train("llama-2-7b", "tokens=100B", "deadline=3d", "budget=100000/total"));
  }

  @ParameterizedTest
  @MethodSource("demanding")
  void everyFixShownAdmitsItsGpu(Question question) {
    List<String> broken = new ArrayList<>();
    for (Eliminated one : question.mended().eliminated()) {
      for (List<String> fixes : fixes(one)) {
        Question changed = question;
        for (String fix : fixes) {
          changed = with(changed, fix);
        }
        Question alone = changed.with("gpu=" + one.gpu().id());
        if (alone.recommendation(Question.SHIPPED).ranked().isEmpty()) {
          broken.add(one.gpu().id() + ": " + String.join(" and ", fixes));
        }
      }
    }
    assertThat(broken).as("of %s", question).isEmpty();
  }

  /** Where more is admitted than places that nobody rents in. */
  static Stream<Question> admissible() {
    return demanding().filter(question -> !question.toString().contains("--residency"));
  }

  @ParameterizedTest
  @MethodSource("admissible")
  void someGpuLeftOutIsShownAWayIn(Question question) {
    assertThat(question.mended().eliminated().stream().flatMap(one -> fixes(one).stream()))
        .as("of %s", question)
        .isNotEmpty();
  }

  /** Alternatives where one requirement fails; all together where several do. */
  private static List<List<String>> fixes(Eliminated one) {
    List<String> shown = new ArrayList<>();
    for (Failure failure : one.failures()) {
      if (failure.fix() != null) {
        shown.add(failure.fix());
      }
    }
    if (shown.isEmpty()) {
      return List.of();
    }
    return one.failures().size() > 1
        ? List.of(shown)
        : Stream.of(shown.get(0).split(ANOTHER_FIX, -1)).map(List::of).toList();
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
}
