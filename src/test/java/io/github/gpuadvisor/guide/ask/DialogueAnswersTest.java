package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the questions take an answer: what it may be, and what is said where it is wrong. */
class DialogueAnswersTest {
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
  void knowsTokensFromExamples() {
    Asked asked = Asked.with("fine-tune", "llama-3.1-8b", "", "5000");
    assertThat(asked.said()).isEqualTo("'5000': say of what, as in 5000 examples or 50M tokens");
    assertThat(asked.then("50m tokens").thenDefaults()).containsSequence("--tokens", "50M");
    assertThat(Asked.with("fine-tune", "resnet-50", "", "20k").thenDefaults())
        .containsSequence("--samples", "20K");
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
}
