package io.github.gpuadvisor.report.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.laws.Question;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerDiffTest {
  private static final Question ASKED = Question.serve("llama-3.1-8b", "concurrency=16");

  private static String document(Question question) {
    return JsonText.pretty(RecommendDocument.of(question.recommendation(), Question.SHIPPED, 0));
  }

  private static List<String> diff(String saved, Question now) {
    Recommendation answer = now.recommendation();
    return AnswerDiff.of(SavedAnswer.read(saved, "saved.json"), answer, Question.SHIPPED);
  }

  @Test
  void theSameAnswerHasNoDifference() {
    assertThat(diff(document(ASKED), ASKED)).isEmpty();
  }

  @Test
  void aPriceThatMovedIsNamedWithBothPrices() {
    String saved = document(ASKED).replaceFirst("(\"priceUsdPerHour\" : )[0-9.]+", "$199.5");
    assertThat(diff(saved, ASKED))
        .anySatisfy(line -> assertThat(line).startsWith("price of an instance, $/h: 99.5 → "))
        .anySatisfy(
            line -> assertThat(line).startsWith("why: the price of ").contains("$99.50/h → $"))
        .noneMatch(line -> line.contains("program"));
  }

  @Test
  void anOfferThatIsGoneIsNamed() {
    String saved =
        document(ASKED).replaceFirst("(\"instanceType\" : )\"[^\"]+\"", "$1\"gone.4xlarge\"");
    assertThat(diff(saved, ASKED))
        .anySatisfy(line -> assertThat(line).contains("gone.4xlarge is no longer offered"));
  }

  @Test
  void anotherCatalogIsNamedByItsVersion() {
    String saved =
        document(ASKED)
            .replaceFirst("(\"version\" : )\"[^\"]+\"", "$1\"2026-01-01\"")
            .replaceFirst("(\"sha256\" : \")[0-9a-f]", "$1x")
            .replaceFirst("(\"gpuCount\" : )1", "$12");
    assertThat(diff(saved, ASKED))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("why: the catalog is another: version 2026-01-01 → "));
  }

  @Test
  void anotherQuestionIsNamedByWhatIsAsked() {
    Question other = ASKED.with("concurrency=64", "provider=aws");
    assertThat(diff(document(ASKED), other))
        .contains("why: the question is another: concurrency 16 → 64");
    Question elsewhere = ASKED.with("provider=aws");
    assertThat(diff(document(ASKED), elsewhere))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("why: the question is another: ")
                    .endsWith("from aws · balanced"));
  }

  @Test
  void whatWasFirstIsFollowedToItsNewPlace() {
    Question fast = ASKED.with("optimize=speed");
    String before =
        ASKED.recommendation().ranked().get(0).assessment().estimate().deployment().gpu().id();
    assertThat(diff(document(ASKED), fast))
        .anySatisfy(line -> assertThat(line).startsWith(before + " is now rank "));
    assertThat(diff(document(ASKED), ASKED.with("maxPower=100W")))
        .anySatisfy(line -> assertThat(line).startsWith(before + " no longer qualifies: takes "));
  }

  @Test
  void theProgramIsNamedWhereNothingElseChanged() {
    String saved = document(ASKED).replaceFirst("(\"gpuCount\" : )1", "$12");
    assertThat(diff(saved, ASKED))
        .contains("why: question and catalog are the same: the program's model or rules changed");
  }

  @Test
  void anAnswerWithoutRowsIsAnotherThanOneWithSome() {
    Question none = ASKED.with("maxPower=5W");
    assertThat(diff(document(ASKED), none)).contains("now nothing meets the requirements");
    assertThat(diff(document(none), ASKED)).contains("before, nothing met the requirements");
    assertThat(diff(document(none), none)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "3",
        "{\"catalog\":{\"sha256\":\"x\"}}",
        "{\"recommendations\":3}"
      })
  void whatIsNoAnswerIsRefused(String text) {
    assertThatThrownBy(() -> SavedAnswer.read(text, "saved.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("saved.json");
  }
}
