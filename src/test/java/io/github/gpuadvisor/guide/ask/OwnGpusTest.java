package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.workload.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions where GPUs are there already. */
class OwnGpusTest {
  private static final String[] OWN = {"serve", "llama-3.1-8b", "", "", "", "", "", "own GPUs"};

  @Test
  void nothingIsAskedOfTheMarket() {
    assertThat(Asked.with(OWN).then("RTX 4090").questions()).containsExactly("step up");
    assertThat(Asked.with(OWN).then("2x RTX 4090").thenDefaults())
        .containsExactly("inference", "--model", "llama-3.1-8b", "--have", "2x RTX 4090");
  }

  @Test
  void aStepUpIsASwitchAndMayHaveABudget() {
    assertThat(Asked.with(OWN).then("L4", "yes").questions()).containsExactly("budget");
    assertThat(Asked.with(OWN).then("L4", "?", "5000").thenDefaults())
        .endsWith("--have", "L4", "--upgrade", "--budget", "5000/purchase");
    assertThat(Asked.with(OWN).then("L4", "yes", "2500/purchase").thenDefaults())
        .endsWith("--upgrade", "--budget", "2500/purchase");
    assertThat(Asked.with(OWN).then("L4", "yes", "no").thenDefaults()).endsWith("--upgrade");
    assertThat(Asked.with("train", "gpt-3", "", "", "", "own", "8x H100", "yes").thenDefaults())
        .endsWith("--have", "8x H100", "--upgrade");
  }

  @ParameterizedTest
  @CsvSource({"12/h", "much", "-5", "0"})
  void aStepUpIsPaidForOnce(String typed) {
    Asked asked = Asked.with(OWN).then("L4", "yes", typed);
    assertThat(asked.said())
        .isEqualTo("budget " + typed + ": give an amount for the cards, as in 2500");
    assertThat(asked.current().name()).isEqualTo("budget");
  }

  @Test
  void aNameNarrowsAndWhatStandsBeforeItStays() {
    assertThat(Asked.with(OWN).then("L4, 2x h100").thenDefaults())
        .as("a family has a usual variant")
        .containsSequence("--have", "L4, 2x h100");
    Asked asked = Asked.with(OWN).then("L4, 2 x 100");
    assertThat(asked.numbered())
        .extracting(Answer::label)
        .containsExactly(
            "L4, 2 x h100-pcie-80gb",
            "L4, 2 x h100-sxm-80gb",
            "L4, 2 x a100-sxm-80gb",
            "L4, 2 x a100-sxm-40gb",
            "L4, 2 x v100-sxm-16gb");
    assertThat(asked.then("2").thenDefaults()).containsSequence("--have", "L4, 2 x h100-sxm-80gb");
    assertThat(Asked.with(OWN).then("3x 409").thenDefaults())
        .as("only one is left")
        .containsSequence("--have", "3x rtx-4090");
  }

  @Test
  void whatANameMeansOnTheCommandLineIsOfferedFirst() {
    Question question = Asked.with(OWN).current();
    assertThat(question.way().offered("8x H100").get(0).label()).isEqualTo("8x h100-sxm-80gb");
    assertThat(question.way().offered("")).extracting(Answer::label).containsExactly("none");
    assertThat(question.way().offered("8x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2x | own GPUs 2x: give a number and a GPU, as in \"2x RTX 4090\"",
        "0x L4 | own GPUs 0x L4: give a number and a GPU, as in \"2x RTX 4090\"",
        "2x toaster | no GPU called 'toaster'",
      })
  void whatIsNoGpuIsRefusedInTheWordsOfTheCommandLine(String typed, String why) {
    Asked asked = Asked.with(OWN).then(typed);
    assertThat(asked.said()).startsWith(why);
    assertThat(asked.current().name()).isEqualTo("own GPUs");
  }

  @Test
  void thoseOfThisMachineAreLookedForWhereSomebodyDoesNotKnow() {
    Asked found = Asked.withFound(List.of("2x rtx-4090", "1x l4"), OWN).then("?");
    assertThat(found.said())
        .isEqualTo("Chosen: 2x rtx-4090, 1x l4, since that is what this machine has.");
    assertThat(found.thenDefaults()).containsSequence("--have", "2x rtx-4090, 1x l4");
    Asked none = Asked.with(OWN).then("?");
    assertThat(none.said())
        .startsWith("Chosen: none, since no whole GPU that the catalog knows was found on this");
    assertThat(none.questions()).as("the market again").containsExactly("rent or buy", "budget");
  }

  @Test
  void hereMeansThoseOfThisMachine() {
    assertThat(Asked.withFound(List.of("2x rtx-4090"), OWN).then("here").thenDefaults())
        .containsSequence("--have", "2x rtx-4090");
    Asked none = Asked.with(OWN).then("Here");
    assertThat(none.said()).startsWith("no whole GPU that the catalog knows was found");
    assertThat(none.current().name()).isEqualTo("own GPUs");
  }

  @Test
  void nobodyLooksAtTheMachineBefore() {
    Dialogue dialogue =
        new Dialogue(
            Asked.CATALOG,
            Asked.TODAY,
            new Beside(
                new Settings(),
                () -> {},
                () -> {
                  throw new AssertionError("looked");
                }));
    String keys = "\n".repeat(7) + "2\n2x rtx 4090\n\n";
    Glass glass = new Glass(80, 24).typing(keys);
    Screen screen = new Screen(80, false, true);
    assertThat(Interview.run(dialogue, new KeyFront(glass, glass.writer(), screen))).isTrue();
    assertThat(dialogue.arguments()).containsSequence("--have", "2x rtx-4090");
  }

  @Test
  void whoNamesNoneIsAskedOfTheMarket() {
    assertThat(Asked.with(OWN).then("none").questions()).containsExactly("rent or buy", "budget");
  }

  @Test
  void theyAreNotOnOfferWhereSomethingElseWasTyped() {
    Settings buy = Settings.of(Map.of("purchase", "buy"));
    assertThat(Asked.withOptions(buy, "train", "gpt-3", "", "", "").numbered())
        .extracting(Answer::label)
        .containsExactly("no", "something else");
    Settings have = Settings.of(Map.of("have", "8x H100"));
    assertThat(Asked.withOptions(have, "train", "gpt-3").questions())
        .containsExactly("tokens", "example", "deadline");
    Settings on = Settings.of(Map.of("on", "hgx-h200-8gpu"));
    assertThat(Asked.withOptions(on, "train", "gpt-3").questions())
        .containsExactly("tokens", "example", "deadline");
  }
}
