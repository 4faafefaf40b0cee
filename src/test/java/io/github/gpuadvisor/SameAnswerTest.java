package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.testing.Questions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One question has one answer: in every locale, in every format, at every width, every time. */
class SameAnswerTest {
  private static final List<String> FORMATS = List.of("wide", "json", "yaml", "csv");

  static Stream<String> questions() {
    return Questions.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answersTheSameInLocalesWithDecimalCommasOtherDigitsAndDotlessLetters(String question) {
    List<String> expected = printed(question);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(printed(question)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void printsTheSameBytesTwice(String question) {
    assertThat(print(question, "json")).isEqualTo(print(question, "json"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void saysTheSameInJsonJsonLinesYamlAndCsv(String question) {
    Map<String, Value> document = Json.read(print(question, "json"), "json").asMap();
    List<Value> rows = document.get("recommendations").asList();

    assertThat(content(Yaml.read(print(question, "yaml"), "yaml")))
        .isEqualTo(content(new Value(document, 1)));
    assertThat(
            print(question, "jsonl").lines().map(line -> content(Json.read(line, "line"))).toList())
        .isEqualTo(rows.stream().map(SameAnswerTest::content).toList());
    List<String> csv = print(question, "csv").lines().skip(1).toList();
    assertThat(csv).hasSameSizeAs(rows);
    for (int i = 0; i < csv.size(); i++) {
      Map<String, Value> row = rows.get(i).asMap();
      assertThat(csv.get(i))
          .startsWith(
              plain(row.get("rank"))
                  + ","
                  + row.get("gpu").content()
                  + ","
                  + plain(row.get("gpuCount"))
                  + ","
                  + plain(row.get("nodeCount"))
                  + ",");
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void fitsTheScreenAndKeepsEveryRow(String question) {
    int rows = (int) print(question, "name").lines().count();
    for (int width : new int[] {80, 100, 120, 200}) {
      String text =
          Questions.ask(Map.of("COLUMNS", String.valueOf(width)), question, "--explain").output();
      assertThat(text.lines().filter(line -> line.length() > width)).as("%s", width).isEmpty();
      assertThat(text.lines().filter(line -> line.matches(" *\\d+  \\d+ × .*\\d\\.\\d\\d  .*")))
          .as("%s", width)
          .hasSize(rows);
    }
  }

  private static List<String> printed(String question) {
    List<String> texts = new ArrayList<>();
    FORMATS.forEach(format -> texts.add(print(question, format)));
    return texts;
  }

  private static String print(String question, String format) {
    return Questions.ask(question, "-o", format).output();
  }

  /** What a value says: numbers by amount, since one format writes 5 where another writes 5.0. */
  private static String content(Value value) {
    if (value.asMap() != null) {
      StringBuilder text = new StringBuilder("{");
      value.asMap().forEach((key, one) -> text.append(key).append(content(one)));
      return text.append('}').toString();
    }
    if (value.asList() != null) {
      StringBuilder text = new StringBuilder("[");
      value.asList().forEach(one -> text.append(content(one)).append(','));
      return text.append(']').toString();
    }
    return " " + plain(value) + ";";
  }

  private static String plain(Value value) {
    return value.content() instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value.content());
  }
}
