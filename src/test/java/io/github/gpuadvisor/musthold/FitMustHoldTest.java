package io.github.gpuadvisor.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fits where, by cases that are known. */
class FitMustHoldTest {
  private static final String H100 = "gpu=h100-sxm-80gb";
  private static final String H200 = "gpu=h200-sxm-141gb";
  private static final double ONE_CARD_GB = 141;

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "tensorrt-llm", "pytorch"})
  void llama31405bInBf16IsRefusedOnEightH100(String engine) {
    Question asked = Question.serve("llama-3.1-405b", H100, "precision=bf16", "engine=" + engine);
    assertThat(asked.with("count=8").estimate().memory().fits()).isFalse();
    assertRefusedForMemory(asked.with("maxGpus=8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "tensorrt-llm"})
  void llama31405bInFp8IsAcceptedOnEightH100(String engine) {
    Question asked = Question.serve("llama-3.1-405b", H100, "precision=fp8", "engine=" + engine);
    assertThat(asked.with("count=8").estimate().memory().fits()).isTrue();
    assertThat(asked.with("maxGpus=8").recommendation().ranked())
        .singleElement()
        .satisfies(row -> assertThat(deployment(row).gpuCount()).isEqualTo(8));
  }

  @Test
  void theRefusalOfLlama31405bNamesFp8AsTheWayOut() {
    Recommendation answer =
        Question.serve("llama-3.1-405b", H100, "precision=bf16", "maxGpus=8").mended();
    assertThat(failures(answer))
        .extracting(Failure::fix)
        .singleElement()
        .asString()
        .startsWith("--precision fp8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "tensorrt-llm"})
  void deepseekR1InFp8IsRefusedOnEightH100(String engine) {
    Question asked = Question.serve("deepseek-r1", H100, "precision=fp8", "engine=" + engine);
    assertThat(asked.with("count=8").estimate().memory().fits()).isFalse();
    assertRefusedForMemory(asked.with("maxGpus=8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "tensorrt-llm"})
  void deepseekR1InFp8IsAcceptedOnEightH200(String engine) {
    Question asked = Question.serve("deepseek-r1", H200, "precision=fp8", "engine=" + engine);
    assertThat(asked.with("count=8").estimate().memory().fits()).isTrue();
    assertThat(asked.with("maxGpus=8").recommendation().ranked()).hasSize(1);
  }

  static Stream<Question> llama3170bIn16Bit() {
    List<Question> grid = new ArrayList<>();
    for (String load : List.of("concurrency=1", "concurrency=64", "requestsPerSecond=0.5")) {
      for (String length : List.of("context=640", "context=2048", "context=32k")) {
        for (String terms : List.of("purchase=any", "pricing=spot")) {
          grid.add(
              Question.serve(
                  "llama-3.1-70b",
                  "precision=fp16",
                  "inputTokens=128",
                  "outputTokens=256",
                  load,
                  length,
                  terms,
                  "groupBy=offer"));
        }
      }
    }
    return grid.stream();
  }

  @ParameterizedTest
  @MethodSource("llama3170bIn16Bit")
  void llama3170bInFp16IsNeverPutOnOneCardOf141Gb(Question question) {
    for (String cache : List.of("bf16", "fp8")) {
      for (Ranked row : question.with("kvPrecision=" + cache).recommendation().ranked()) {
        assertNotAlone(deployment(row));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm", "vllm@2024", "tensorrt-llm", "llama.cpp", "pytorch", "sglang"})
  void noEngineHoldsLlama3170bInFp16OnOneCardOf141Gb(String engine) {
    for (String gpu : List.of("h200-sxm-141gb", "h200-nvl-141gb", "h100-nvl-94gb", "mi250x")) {
      try {
        Question asked =
            Question.serve("llama-3.1-70b", "gpu=" + gpu, "precision=fp16", "engine=" + engine)
                .with("inputTokens=128", "outputTokens=16");
        assertNotAlone(asked.estimate().deployment());
        assertThat(asked.with("count=1").estimate().memory().fits()).as("%s", gpu).isFalse();
      } catch (InvalidInputException e) {
        assertThat(e.code()).isEqualTo("unsupported");
      }
    }
  }

  private static void assertNotAlone(Deployment deployment) {
    if (deployment.gpu().memory().capacityGB() <= ONE_CARD_GB) {
      assertThat(deployment.plan().gpusPerReplica()).as(deployment.key()).isGreaterThan(1);
    }
  }

  private static void assertRefusedForMemory(Question question) {
    Recommendation answer = question.recommendation();
    assertThat(answer.ranked()).isEmpty();
    assertThat(failures(answer)).extracting(Failure::requirement).contains("memory/fits");
  }

  /** Why the one GPU asked for was left out. */
  private static List<Failure> failures(Recommendation answer) {
    return answer.eliminated().stream()
        .filter(one -> one.failures().stream().noneMatch(FitMustHoldTest::notAsked))
        .flatMap(one -> one.failures().stream())
        .toList();
  }

  private static boolean notAsked(Failure failure) {
    return failure.requirement().equals("operations/selected");
  }

  private static Deployment deployment(Ranked row) {
    Estimate estimate = row.assessment().estimate();
    return estimate.deployment();
  }
}
