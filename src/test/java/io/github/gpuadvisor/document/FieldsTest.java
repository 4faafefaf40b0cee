package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static Fields read(String json) {
    return Fields.of(Json.read(json, "file.json"), "file.json");
  }

  private static void refuses(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(DocumentException.class).hasMessage(message);
  }

  @Test
  void namesFileLineAndPathOfAMissingKey() {
    Fields inner = read("{\n  \"memory\": {\n    \"kind\": \"HBM3\"\n  }\n}").object("memory");

    refuses(() -> inner.number("capacityGB"), "file.json:2: memory.capacityGB: is missing");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheNearOne() {
    Fields fields = read("{\n\"capacityGB\": 80,\n\"bandwithGBps\": 1\n}");
    fields.number("capacityGB");
    refuses(
        () -> {
          fields.done();
        },
        "file.json:3: bandwithGBps: unknown key");

    Fields close = read("{\"capacityGb\": 80, \"capacityGB\": 80}");
    close.number("capacityGB");
    refuses(close::done, "file.json:1: capacityGb: unknown key, near: capacityGB");
  }

  @Test
  void isDoneWhereEveryKeyWasRead() {
    Fields fields = read("{\"a\": 1, \"b\": null}");
    fields.number("a");
    fields.textOrNull("b");

    fields.done();

    assertThat(fields.has("b")).isTrue();
    assertThat(fields.has("c")).isFalse();
  }

  @Test
  void refusesWrongTypes() {
    String json =
        """
        {
        "text": 5,
        "number": "5",
        "flag": "true",
        "whole": 1.5,
        "list": "x",
        "mixed": ["x", 5],
        "object": [],
        "date": "yesterday",
        "objects": [{}, 5]
        }
        """;

    refuses(() -> read(json).text("text"), "file.json:2: text: must be text in quotes");
    refuses(() -> read(json).number("number"), "file.json:3: number: must be a number");
    refuses(() -> read(json).flag("flag"), "file.json:4: flag: must be true or false");
    refuses(() -> read(json).whole("whole"), "file.json:5: whole: must be a whole number");
    refuses(() -> read(json).texts("list"), "file.json:6: list: must be a list");
    refuses(() -> read(json).texts("mixed"), "file.json:7: mixed: must be a list of texts");
    refuses(
        () -> read(json).object("object"),
        "file.json:8: object: must be an object of keys and values");
    refuses(() -> read(json).date("date"), "file.json:9: date: must be a date such as 2026-11-25");
    refuses(
        () -> read(json).objects("objects"),
        "file.json:10: objects[1]: must be an object of keys and values");
  }

  @Test
  void tellsNullFromMissing() {
    assertThat(read("{\"a\": null}").numberOrNull("a")).isNull();
    assertThat(read("{\"a\": null}").objectOrNull("a")).isNull();
    assertThat(read("{\"a\": null}").dateOrNull("a")).isNull();
    refuses(() -> read("{\"a\": null}").number("a"), "file.json:1: a: must not be null");
    refuses(() -> read("{\"a\": null}").text("a"), "file.json:1: a: must not be null");
    refuses(() -> read("{\"a\": null}").object("a"), "file.json:1: a: must not be null");
    refuses(() -> read("{}").numberOrNull("a"), "file.json:1: a: is missing");
  }

  @Test
  void wholeNumbersMustFitAnInt() {
    assertThat(read("{\"a\": 2147483647}").whole("a")).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("{\"a\": -3}").whole("a")).isEqualTo(-3);
    refuses(() -> read("{\"a\": 2147483648}").whole("a"), "file.json:1: a: must be a whole number");
  }

  @Test
  void readsDatesNumbersByNameAndTextsByName() {
    assertThat(read("{\"a\": \"2026-11-25\"}").date("a")).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(read("{\"a\": {\"x\": 1, \"y\": null}}").numbers("a"))
        .containsEntry("x", 1.0)
        .containsEntry("y", null);
    assertThat(read("{\"a\": {\"x\": \"1\"}}").textsByKey("a")).containsEntry("x", "1");
    refuses(
        () -> read("{\"a\": {\"x\": \"1\"}}").numbers("a"), "file.json:1: a.x: must be a number");
  }

  @Test
  void refusesATopThatIsNoObject() {
    refuses(() -> read("[1]"), "file.json:1: must be an object of keys and values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "2026-13-01", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-0x"})
  void aDayThatIsNoneIsRefused(String text) {
    refuses(
        () -> read("{\"a\": \"" + text + "\"}").date("a"),
        "file.json:1: a: must be a date such as 2026-11-25");
  }
}
