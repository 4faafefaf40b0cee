package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.PoolReader;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions about one pool that trains and serves. */
class TrainAndServeTest {
  private static final String BOTH = "train and serve";

  private static Pool read(String document) {
    return new PoolReader(new RequestReader(Asked.CATALOG, Asked.TODAY), "x")
        .read(SpecReader.tree(document, "x"), new Settings());
  }

  @Test
  void asksHowItLearnsHowItServesAndHowBothShare() {
    assertThat(Asked.with(BOTH).questions())
        .containsExactly(
            "model",
            "training",
            "method",
            "data",
            "example",
            "deadline",
            "users at once",
            "prompt",
            "answer",
            "longest conversation",
            "speed",
            "sharing",
            "what must be used",
            "rent or buy",
            "budget");
    assertThat(Asked.with(BOTH, "resnet-50", "train").questions())
        .containsExactly(
            "samples",
            "deadline",
            "samples at once",
            "sharing",
            "what must be used",
            "rent or buy",
            "budget");
  }

  @Test
  void givesEachWorkloadItsOwnOptions() {
    Asked asked =
        Asked.with(BOTH, "llama-3.1-8b", "fine-tune", "qlora", "500M tokens", "1k", "7d")
            .then("90/min", "4k", "", "", "reading", "in turns", "", "", "", "40/h");
    assertThat(asked.document())
        .isEqualTo(
            """
            workloads:
            - kind: fine-tuning
              model: llama-3.1-8b
              method: qlora
              tokens: 500M
              sequenceLength: 1k
              deadline: 7d
              share: 35%
            - kind: inference
              model: llama-3.1-8b
              inputTokens: 4k
              requestsPerSecond: '1.5'
              maxTtft: 2s
              minTokensPerSecond: 10
              share: 65%
            sharing: in-turns
            budget: 40/h
            """);
    assertThat(asked.thenDefaults()).containsExactly("-f", "-");
    assertThat(read(asked.document()).members())
        .extracting(Pool.Member::share)
        .containsExactly(0.35, 0.65);
  }

  @ParameterizedTest
  @CsvSource({"20%, 20%, 80%", "0.3, 30%, 70%", "33.3 %, 33.3%, 66.7%", "99%, 99%, 1%"})
  void whatTrainingLeavesIsForServing(String typed, String trains, String serves) {
    Asked asked = Asked.with(BOTH, "gpt-3", "train", "", "", "", "", "", "", "", "", "in turns");
    assertThat(asked.then(typed).document()).contains("share: " + trains, "share: " + serves);
  }

  @ParameterizedTest
  @ValueSource(strings = {"35", "0%", "100%", "0.5%", "a third"})
  void explainsAWrongShare(String typed) {
    Asked asked = Asked.with(BOTH, "gpt-3", "train", "", "", "", "", "", "", "", "", "2", typed);
    assertThat(asked.said())
        .isEqualTo("share " + typed + ": give 1% to 99% of the time, as in 35%");
    assertThat(asked.current().name()).isEqualTo("share");
  }

  @Test
  void refusesAtItsQuestionWhatTheDocumentWouldRefuse() {
    Asked asked = Asked.with(BOTH, "llama-3.1-8b", "", "", "", "", "soon");
    assertThat(asked.said()).startsWith("deadline soon: ");
    asked.then("7d", "many");
    assertThat(asked.said()).startsWith("users at once many: ");
    asked.then("", "", "", "", "", "", "", "", "40000/total");
    assertThat(asked.said()).startsWith("budget 40000/total: serving has no end");
  }

  @Test
  void whatWasTypedForOneWorkloadGoesIntoTheDocument() {
    Settings given =
        Settings.of(
            Map.of("model", "gpt-3", "precision", "bf16", "deadline", "9d", "budget", "9/h"));
    Asked asked = Asked.withOptions(given, BOTH);
    assertThat(asked.current().name()).isEqualTo("training");
    assertThat(asked.document())
        .isEqualTo(
            """
            workloads:
            - kind: fine-tuning
              model: gpt-3
              precision: bf16
              method: lora
              deadline: 9d
            - kind: inference
              model: gpt-3
              precision: bf16
            sharing: side-by-side
            """);
    assertThat(asked.held()).containsExactlyInAnyOrder("model", "precision", "deadline");
    assertThat(Asked.withOptions(given, "train").held()).as("one workload").isEmpty();
  }

  @Test
  void saysAtOnceWhatDoesNotGoWithSeveralWorkloads() {
    Asked asked = Asked.withoutPools("--save does not go with several workloads").then(BOTH);
    assertThat(asked.said()).isEqualTo("--save does not go with several workloads");
    assertThat(asked.current().name()).isEqualTo("kind of work");
    Settings upgrade = Settings.of(Map.of("have", "L4", "upgrade", "true"));
    assertThat(Asked.withOptions(upgrade, BOTH).said())
        .isEqualTo("train and serve: upgrade: is not looked for beside workloads");
    Settings total = Settings.of(Map.of("budget", "40000/total"));
    assertThat(Asked.withOptions(total, BOTH).said()).contains("a pool has no end");
  }

  @Test
  void mayUseWhatIsThere() {
    Asked asked = Asked.with(BOTH, "llama-3.1-8b", "", "", "", "", "", "", "", "", "", "", "");
    asked.then("own", "8x H100");
    assertThat(asked.questions()).as("no step up, and no market").isEmpty();
    assertThat(asked.document()).endsWith("have: 8x H100\n");
    assertThat(read(asked.document()).limits().hardware().atHand()).isNotNull();
  }

  @Test
  void mayBindProviderAndVendorButNoFramework() {
    Asked asked = Asked.with(BOTH, "llama-3.1-8b", "", "", "", "", "", "", "", "", "", "", "");
    asked.then("something else", "nvidia", "rent", "aws,lambda", "");
    assertThat(asked.document()).endsWith("vendor: nvidia\nprovider: aws,lambda\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?"})
  void everyCourseOfAnswersComesToAPoolThatIsRead(String rest) {
    for (String model : List.of("llama-3.1-8b", "resnet-50", "whisper-large-v3", "70B")) {
      for (String learning : List.of("fine-tune", "train")) {
        Asked asked =
            Asked.with(BOTH, model).then(model.equals("70B") ? new String[] {"1"} : new String[0]);
        asked.then(learning);
        assertThat(read(rest.isEmpty() ? asked.document() : unknowing(asked)).members())
            .as(model + ", " + learning)
            .hasSize(2);
      }
    }
  }

  private static String unknowing(Asked asked) {
    asked.thenUnknown();
    return asked.document();
  }
}
