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
  void choosesForThoseWhoDoNotKnowAndSaysWhy() {
    assertThat(Asked.with().thenUnknown())
        .containsExactly(
            "inference",
            "--model",
            "llama-3.1-8b",
            "--concurrency",
            "16",
            "--max-ttft",
            "2s",
            "--min-tokens-per-second",
            "10");
    assertThat(Asked.with("?").said()).startsWith("Chosen: serve, since ").endsWith(".");
    assertThat(Asked.with("fine-tune", "", "?").said()).startsWith("Chosen: lora, since it needs");
    assertThat(Asked.with("train", "?", "?").said())
        .isEqualTo(
            "Chosen: 161B tokens, since 20 for each parameter make the best use of the compute "
                + "(Hoffmann et al. 2022).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "many | users at once many: give a number above zero, as in 16",
        "0 | users at once 0: give a number above zero, as in 16",
        "5/week | '5/week': give a rate above zero, as in 2.5/s, 100/min or 500/h",
        "-1/s | '-1/s': give a rate above zero, as in 2.5/s, 100/min or 500/h",
      })
  void explainsAWrongAnswerAndAsksAgain(String typed, String why) {
    Asked asked = Asked.with("serve", "llama-3.1-8b", typed);
    assertThat(asked.said()).isEqualTo(why);
    assertThat(asked.current().name()).isEqualTo("users at once");
  }

  @Test
  void refusesWhatTheCommandLineWouldRefuse() {
    Asked asked = Asked.with("serve", "llama-3.1-8b", "", "4k", "512", "1k");
    assertThat(asked.said())
        .isEqualTo(
            "longest conversation 1k: must hold input and output together: 4608 tokens or more");
    assertThat(asked.then("8k", "", "", "", "40000/total").said())
        .startsWith("budget 40000/total: serving has no end");
  }

  @Test
  void takesRatesByTheSecondMinuteAndHour() {
    assertThat(Asked.with("serve", "llama-3.1-8b", "90/min").thenDefaults())
        .containsSequence("--requests-per-second", "1.5");
    assertThat(Asked.with("serve", "llama-3.1-8b", "1k/h").thenDefaults())
        .containsSequence("--requests-per-second", "0.277778");
  }

  @Test
  void takesCamerasToLookAtAndHoursToListenTo() {
    assertThat(Asked.with("serve", "resnet-50").current().help()).endsWith("8 cameras.");
    assertThat(Asked.with("serve", "resnet-50", "8 cameras").thenDefaults())
        .containsSequence("--streams", "8");
    assertThat(Asked.with("serve", "whisper-large-v3").current().help()).endsWith("200 hours.");
    assertThat(Asked.with("serve", "whisper-large-v3", "200 hours").thenDefaults())
        .containsSequence("--audio-hours", "200");
    Asked asked = Asked.with("serve", "llama-3.1-8b", "8 cameras");
    assertThat(asked.current().name()).as(asked.said()).isEqualTo("users at once");
  }

  @Test
  void narrowsAListOfModelsUntilOneIsChosen() {
    Asked asked = Asked.with("serve", "llama");
    assertThat(asked.numbered())
        .extracting(Answer::label)
        .containsExactly("llama-3.1-70b", "llama-3.1-8b");
    assertThat(asked.then("2").thenDefaults()).containsSequence("--model", "llama-3.1-8b");
    assertThat(Asked.with("serve", "gemma").thenDefaults())
        .as("only one is left")
        .containsSequence("--model", "gemma-3-27b");
    assertThat(Asked.with("serve", "meta-llama/Llama-3.1-70B-Instruct").thenDefaults())
        .as("a name that people paste")
        .containsSequence("--model", "llama-3.1-70b");
  }

  @Test
  void saysWhatIsNearWhereNoModelHasTheName() {
    Asked asked = Asked.with("serve", "gema-3-27b");
    assertThat(asked.said()).isEqualTo("no model called 'gema-3-27b', near: gemma-3-27b");
    assertThat(asked.current().name()).isEqualTo("model");
  }

  @Test
  void takesASizeInPlaceOfAName() {
    Asked asked = Asked.with("serve", "70B");
    assertThat(asked.numbered())
        .extracting(Answer::label)
        .containsExactly("any 70B", "llama-3.1-70b");
    assertThat(asked.then("1").thenDefaults()).containsSequence("--params", "70B");
    assertThat(Asked.with("serve", "13b").thenDefaults()).containsSequence("--params", "13B");
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
  void knowsTokensFromExamples() {
    Asked asked = Asked.with("fine-tune", "llama-3.1-8b", "", "5000");
    assertThat(asked.said()).isEqualTo("'5000': say of what, as in 5000 examples or 50M tokens");
    assertThat(asked.then("50m tokens").thenDefaults()).containsSequence("--tokens", "50M");
    assertThat(Asked.with("fine-tune", "resnet-50", "", "20k").thenDefaults())
        .containsSequence("--samples", "20K");
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
