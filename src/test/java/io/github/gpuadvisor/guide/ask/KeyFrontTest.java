package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.workload.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFrontTest {
  private static final String ENTER = "\n";
  private static final String UP = "\u001b[A";
  private static final String DOWN = "\u001b[B";
  private static final String ERASE = "\u007f";
  private static final String END = "\u0004";

  private final Glass glass = new Glass(80, 24);
  private final Dialogue dialogue = Asked.dialogue(new Settings());

  @Test
  void narrowsTheListWithEveryKey() {
    run(glass, ENTER + "ll" + ERASE + "lama 7");
    assertThat(lists())
        .contains(
            "llama-3.1-8b gemma-3-27b llama-3.1-70b gpt-3 bert-base deepseek-v3 resnet-50 sdxl "
                + "whisper-large-v3",
            "llama-3.1-70b llama-3.1-8b",
            "llama-3.1-70b");
    assertThat(glass.seen().get(glass.seen().size() - 1))
        .contains("\nAnswer [llama-3.1-8b]: llama 7\n> 1  llama-3.1-70b  Llama 3.1 70B, 70.6B");
  }

  @Test
  void leavesQuestionAndAnswerAlone() {
    run(glass, ENTER + "llama" + DOWN + ENTER);
    assertThat(glass.text())
        .contains(
            "\nAnswer [1]: serve\n\nWhich model?\n", "\nAnswer [llama-3.1-8b]: llama-3.1-8b\n")
        .doesNotContain("> 1", "fine-tune  ", "gemma");
  }

  @Test
  void choosesByArrowsNumbersAndBeginnings() {
    assertThat(kindAfter(DOWN + DOWN + UP + ENTER)).isEqualTo("fine-tuning");
    assertThat(kindAfter("\u001bOB" + ENTER)).as("keypad arrows").isEqualTo("fine-tuning");
    assertThat(kindAfter("\u001b[1;5B" + ENTER)).as("held with Ctrl").isEqualTo("fine-tuning");
    assertThat(kindAfter("3" + ENTER)).isEqualTo("training");
    assertThat(kindAfter("tr" + ENTER)).isEqualTo("training");
    assertThat(kindAfter(DOWN.repeat(2) + ENTER)).isEqualTo("training");
    assertThat(kindAfter(DOWN.repeat(9) + ENTER)).as("a document").isEqualTo("-f");
    assertThat(kindAfter(UP.repeat(9) + ENTER)).isEqualTo("inference");
  }

  @Test
  void takesANumberInASearchForItsRow() {
    run(glass, ENTER + "4" + ENTER);
    assertThat(dialogue.arguments()).containsSequence("--model", "gpt-3");
  }

  @Test
  void takesWhatIsPastedThoughNothingIsListedForIt() {
    run(glass, ENTER + "meta-llama/Llama-3.1-70B-Instruct" + ENTER);
    assertThat(dialogue.arguments()).containsSequence("--model", "llama-3.1-70b");
  }

  @Test
  void choosesAtOnceForThoseWhoDoNotKnow() {
    run(glass, "?");
    assertThat(glass.text())
        .contains("Answer [1]: serve\nChosen: serve, since a finished model can be tried");
  }

  @Test
  void showsWhatWasWrongAndAsksAgain() {
    run(glass, ENTER + ENTER + "many" + ENTER);
    assertThat(glass.text())
        .contains(
            "Answer [1]: many\nusers at once many: give a number above zero, as in 16\nAnswer [1]:");
  }

  @Test
  void goesBackAndAsksThere() {
    run(glass, "3" + ENTER + "<");
    assertThat(glass.text()).containsSubsequence("What do you", "Which model", "What do you");
  }

  @Test
  void erasesLettersWordsAndLines() {
    run(glass, ENTER + "llama 70x" + ERASE + "\u0017" + "8" + "\u0015" + "gpt" + ENTER);
    assertThat(dialogue.arguments()).containsSequence("--model", "gpt-3");
  }

  @Test
  void endsWhereNothingMoreComes() {
    assertThat(run(new Glass(80, 24), END)).isFalse();
    assertThat(run(new Glass(80, 24), "")).isFalse();
    assertThat(run(new Glass(80, 24), "ser" + END)).as("something is typed").isFalse();
    assertThat(run(new Glass(80, 24), "\u001b")).as("within an escape").isFalse();
  }

  @Test
  void asksAllTheQuestions() {
    assertThat(run(glass, ENTER.repeat(10))).isTrue();
    assertThat(dialogue.arguments()).containsExactly("inference", "--model", "llama-3.1-8b");
  }

  @Test
  void keepsTheCursorBehindWhatIsTyped() {
    run(glass, ENTER + "gem");
    assertThat(glass.seen().get(glass.seen().size() - 1)).contains("Answer [llama-3.1-8b]: gem\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 40, 60, 80, 132})
  void noLineLeavesTheTerminal(int columns) {
    Glass narrow = new Glass(columns, 12);
    run(
        narrow,
        ENTER + "llama" + DOWN + ENTER + "a rather long answer that is wrong" + ENTER + "?");
    for (String seen : narrow.seen()) {
      assertThat(seen.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
      assertThat(seen.lines().filter(line -> line.startsWith("> ")).count()).isLessThan(2);
      assertThat(seen).as("a frame drawn over its remains").doesNotContainPattern("Answer.*Answer");
    }
  }

  @Test
  void leavesRoomToTypeInWhereTheDefaultWouldTakeIt() {
    Glass narrow = new Glass(24, 12);
    run(narrow, ENTER + "gem");
    assertThat(narrow.seen().get(narrow.seen().size() - 1)).contains("\nAnswer: gem\n");
  }

  @Test
  void showsAsManyAnswersAsThereAreRowsFor() {
    Glass low = new Glass(80, 6);
    run(low, ENTER + DOWN.repeat(6));
    String last = low.seen().get(low.seen().size() - 1);
    assertThat(last).contains("\n> 7  resnet-50").doesNotContain("gemma");
    assertThat(low.seen()).anySatisfy(seen -> assertThat(seen).endsWith("\n  6 more"));
  }

  @Test
  void staysPlainWhereTheTerminalKnowsNoMore() {
    run(glass, ENTER);
    assertThat(glass.text()).matches("[\\x00-\\x7F]*");
  }

  private String kindAfter(String keys) {
    Dialogue fresh = Asked.dialogue(new Settings());
    Glass one = new Glass(80, 24).typing(keys);
    Interview.run(fresh, new KeyFront(one, one.writer(), new Screen(80, false, true)));
    return fresh.arguments().get(0);
  }

  private boolean run(Glass on, String keys) {
    Front front = new KeyFront(on.typing(keys), on.writer(), new Screen(80, true, true));
    return Interview.run(dialogue, front);
  }

  /** Labels of the answers on offer, of every screen. */
  private List<String> lists() {
    return glass.seen().stream()
        .map(
            seen ->
                String.join(
                    " ",
                    seen.lines()
                        .filter(line -> line.matches("[> ] \\d  .*"))
                        .map(line -> line.substring(5).replaceAll(" .*", ""))
                        .toList()))
        .toList();
  }
}
