package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which questions are asked, and in which order. */
class DialogueTest {
  @Test
  void asksOfServingWhatMattersForIt() {
    assertThat(Asked.with("serve").questions())
        .containsExactly(
            "model",
            "users at once",
            "prompt",
            "answer",
            "longest conversation",
            "speed",
            "what must be used",
            "rent or buy",
            "budget");
  }

  @Test
  void asksOfFineTuningWhatMattersForIt() {
    assertThat(Asked.with("fine-tune").questions())
        .containsExactly(
            "model",
            "method",
            "data",
            "example",
            "deadline",
            "what must be used",
            "rent or buy",
            "budget");
  }

  @Test
  void asksOfTrainingWhatMattersForIt() {
    assertThat(Asked.with("train").questions())
        .containsExactly(
            "model", "tokens", "example", "deadline", "what must be used", "rent or buy", "budget");
  }

  @ParameterizedTest
  @CsvSource({"resnet-50, samples", "bert-base, tokens"})
  void asksNoLengthsOfWhatCountsNoTokens(String model, String unit) {
    assertThat(Asked.with("serve", model).questions())
        .containsExactly("samples at once", "what must be used", "rent or buy", "budget");
    assertThat(Asked.with("fine-tune", model).questions())
        .contains("data")
        .doesNotContain("example");
    assertThat(Asked.with("train", model).questions()).contains(unit).doesNotContain("example");
  }

  @Test
  void leavesDefaultsToTheProgram() {
    assertThat(Asked.with().thenDefaults()).containsExactly("inference", "--model", "llama-3.1-8b");
    assertThat(Asked.with("3", "gpt-3").thenDefaults())
        .containsExactly("training", "--model", "gpt-3");
  }

  @Test
  void showsTheDefaultsThatTheProgramTakes() {
    assertThat(Asked.with("serve", "llama-3.1-8b").current().mark()).isEqualTo("1");
    assertThat(Asked.with("serve", "llama-3.1-8b", "", "4k", "").current().mark())
        .as("prompt and answer together")
        .isEqualTo("4,608");
    assertThat(Asked.with("train", "llama-3.1-8b").current().mark()).isEqualTo("161B tokens");
    assertThat(Asked.with("fine-tune", "resnet-50", "").current().mark()).isEqualTo("1M samples");
  }

  @Test
  void goesBackOneQuestionAtATime() {
    Asked asked = Asked.with("serve", "gpt-3", "16", "<", "<");
    assertThat(asked.current().name()).isEqualTo("model");
    assertThat(asked.then("llama-3.1-8b", "4").thenDefaults())
        .containsExactly("inference", "--model", "llama-3.1-8b", "--concurrency", "4");
    assertThat(Asked.with("<").said()).isEqualTo("this is the first question");
  }

  @Test
  void asksForLimitsOfOnesOwn() {
    assertThat(
            Asked.with("serve", "llama-3.1-8b", "", "", "", "", "own", "1s", "20", "no")
                .thenDefaults())
        .containsSequence("--max-ttft", "1s", "--min-tokens-per-second", "20")
        .doesNotContain("--max-e2e");
  }

  @Test
  void asksWhatMustBeUsedWhereSomethingMust() {
    assertThat(
            Asked.with("fine-tune", "llama-3.1-8b", "full", "5000 examples", "1k", "12h")
                .then("something", "pytorch", "nvidia", "", "aws,lambda")
                .thenDefaults())
        .containsExactly(
            "fine-tuning",
            "--model",
            "llama-3.1-8b",
            "--method",
            "full",
            "--samples",
            "5000",
            "--sequence-length",
            "1k",
            "--deadline",
            "12h",
            "--framework",
            "pytorch",
            "--vendor",
            "nvidia",
            "--provider",
            "aws,lambda");
  }

  @Test
  void asksForNoProviderOfCardsToBuy() {
    String[] lines = {"train", "resnet-50", "", "", "something else"};
    assertThat(Asked.with(lines).then("", "").questions())
        .containsExactly("rent or buy", "provider", "budget");
    assertThat(Asked.with(lines).then("", "", "buy").questions()).containsExactly("budget");
    Asked asked = Asked.withOptions(Settings.of(Map.of("purchase", "buy")), lines).then("", "");
    assertThat(asked.current().help()).contains("2500/purchase");
    assertThat(asked.questions()).containsExactly("budget");
  }

  @Test
  void refusesBeforeTheFirstQuestionWhatWasTypedWithTheCommand() {
    assertThatThrownBy(() -> Asked.withOptions(Settings.of(Map.of("budget", "12"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("budget 12: give an amount per h");
    assertThatThrownBy(() -> Asked.withOptions(Settings.of(Map.of("model", "nothing"))))
        .isInstanceOf(UnknownNameException.class);
    assertThat(Asked.withOptions(Settings.of(Map.of("params", "70B")), "train").thenDefaults())
        .containsExactly("training");
  }

  @Test
  void doesNotAskForWhatWasTypedWithTheCommand() {
    Settings given = Settings.of(Map.of("model", "gpt-3", "budget", "20/h", "provider", "aws"));
    assertThat(Asked.withOptions(given, "serve").questions())
        .doesNotContain("model", "budget")
        .contains("users at once", "what must be used");
    assertThat(Asked.withOptions(given, "serve").thenDefaults()).containsExactly("inference");
  }
}
