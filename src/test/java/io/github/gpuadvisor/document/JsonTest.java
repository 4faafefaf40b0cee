package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValueWithItsLine() {
    Fields top =
        Fields.of(
            Json.read(
                """
                { "text": "a",
                  "number": 1.5,
                  "whole": 3,
                  "flag": true,
                  "nothing": null,
                  "list": ["x", "y"],
                  "object": { "key": "value" } }
                """,
                "file.json"),
            "file.json");

    assertThat(top.text("text")).isEqualTo("a");
    EveryKind.assertRead(top);
    assertThat(top.line("text")).isEqualTo(1);
    assertThat(top.line("object")).isEqualTo(7);
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> Json.read("{\n  \"a\": 1,\n  \"a\": 2\n}", "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("file.json:3: not valid JSON: ")
        .hasMessageContaining("\"a\"");
  }

  @Test
  void saysNothingOfTheParsersOwnBuffers() {
    assertThatThrownBy(() -> Json.read("{\"a\": 1]", "file.json"))
        .hasMessage("file.json:1: not valid JSON: Unexpected close marker ']': expected '}'");
    assertThatThrownBy(() -> Json.read("[1}", "file.json"))
        .hasMessage("file.json:1: not valid JSON: Unexpected close marker '}': expected ']'");
  }

  @Test
  void refusesTextAfterTheEnd() {
    assertThatThrownBy(() -> Json.read("{}\n{}", "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("file.json:2: has text after the end of the JSON value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n"})
  void refusesAnEmptyText(String text) {
    assertThatThrownBy(() -> Json.read(text, "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("file.json:1: is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":}",
        "{a: 1}",
        "{'a': 1}",
        "[1,]",
        "{\"a\": 01}",
        "{\"a\": NaN}",
        "{\"a\": +1}",
        "nope",
        "// comment\n{}",
        "{\"a\": \"line\nbreak\"}"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> Json.read(text, "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageMatching("file\\.json:\\d+: not valid JSON: .+");
  }

  @Test
  void namesTheLineOfAnError() {
    assertThatThrownBy(() -> Json.read("{\n\"a\": 1,\n\"b\": oops\n}", "file.json"))
        .hasMessageStartingWith("file.json:3: not valid JSON: ");
  }

  @Test
  void refusesNumbersThatOverflow() {
    assertThatThrownBy(() -> Json.read("{\n\"a\": 1e400}", "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("file.json:2: the number 1e400 is too large");
  }

  @Test
  void boundsTheDepth() {
    assertThat(Json.read("[".repeat(60) + "]".repeat(60), "file.json").asList()).hasSize(1);
    assertThatThrownBy(() -> Json.read("[".repeat(100) + "]".repeat(100), "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("too deep");
  }

  @Test
  void boundsTheLengthOfTextsAndNumbers() {
    assertThatThrownBy(() -> Json.read("\"" + "x".repeat(2 << 20) + "\"", "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> Json.read("1".repeat(1000), "file.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("too long");
  }
}
