package io.github.gpuadvisor.guide.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.testing.CommandRun;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page of the guide, whatever it teaches. */
class LessonTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9]+)}");

  /** Names and widths of number formats: words with a digit in them, no facts about a chip. */
  private static final Pattern FORMAT_NAMES =
      Pattern.compile("\\b(FP64|FP32|TF32|FP16|BF16|FP8|FP4|INT8|(16|32) bits?)\\b");

  static Stream<String> topics() {
    return Lessons.ids().stream();
  }

  private static Lesson lesson(String topic) {
    return Lessons.ALL.stream()
        .filter(one -> one.head().id().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> shown(String topic, Screen screen) {
    return LearnText.of(Lessons.page(topic, CATALOG), screen).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void noNumberIsTypedIntoAText(String topic) {
    String typed = PLACE.matcher(lesson(topic).text()).replaceAll("");
    assertThat(FORMAT_NAMES.matcher(typed).replaceAll("")).doesNotContainPattern("[0-9]");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void titlesAndSummariesHoldNoNumber(String topic) {
    assertThat(lesson(topic).head().title() + lesson(topic).head().summary())
        .doesNotContainPattern("[0-9]");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyPlaceIsFilledAndNothingIsFilledWithoutAPlace(String topic) {
    Lesson lesson = lesson(topic);
    Blanks blanks = new Blanks(topic, CATALOG);
    lesson.fill(blanks);
    assertThat(blanks.filled().keySet())
        .containsExactlyInAnyOrderElementsOf(
            PLACE
                .matcher(lesson.text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aPageFitsEightyColumnsAndCutsNothing(String topic) {
    for (Screen screen : List.of(Screen.plain(80), Screen.plain(200))) {
      assertThat(shown(topic, screen))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .hasSizeLessThanOrEqualTo(80)
                      .doesNotContain("…")
                      .doesNotContain("{"));
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aPageIsNoLongerThanTwoScreens(String topic) {
    assertThat(shown(topic, Screen.plain(80))).hasSizeBetween(25, 48);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyFigureOfThePageIsKnown(String topic) {
    List<String> unknown =
        shown(topic, Screen.plain(80)).stream().filter(line -> line.contains("NaN")).toList();
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aTerminalWithoutUnicodeShowsAllOfIt(String topic) {
    assertThat(shown(topic, new Screen(80, false, false)))
        .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
    assertThat(
            String.join("\n", shown(topic, new Screen(80, false, false)))
                .chars()
                .filter(c -> c == '?'))
        .hasSameSizeAs(
            String.join("\n", shown(topic, Screen.plain(80)))
                .chars()
                .filter(c -> c == '?')
                .boxed()
                .toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void relatedTopicsExistAndAreOthers(String topic) {
    assertThat(lesson(topic).head().related())
        .isNotEmpty()
        .doesNotContain(topic)
        .doesNotHaveDuplicates()
        .isSubsetOf(Lessons.ids());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyPageIsNamedByAnother(String topic) {
    assertThat(Lessons.ALL).anySatisfy(one -> assertThat(one.head().related()).contains(topic));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyCommandToTryWorksAsTyped(String topic) {
    for (String command : lesson(topic).head().commands()) {
      CommandRun run = CommandRun.of(command.split(" ", -1));
      assertThat(run.exitCode()).as(command + ": " + run.errorOutput()).isZero();
      assertThat(run.output()).isNotBlank();
    }
  }

  @Test
  void namesTheNearestTopicOfAMistypedOne() {
    CommandRun run = CommandRun.of("learn", "kvcache");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("no topic called 'kvcache'").contains("near: kv-cache");
  }

  @Test
  void saysWhatACatalogOfOnesOwnLacks() {
    CommandRun run =
        CommandRun.of("learn", "interconnect", "--catalog", "src/test/resources/frozen-catalog");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput())
        .contains("computes with the GPU gb200, which this catalog lacks")
        .contains("--catalog built-in");
  }
}
