package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1);
    tree.put("a", "say \"hi\"");
    tree.put("price", new BigDecimal("2.50"));
    tree.put("big", new BigDecimal("1E+10"));
    tree.put("list", new ArrayList<>(Arrays.asList(true, null)));
    tree.put("empty", List.of());
    return tree;
  }

  @Test
  void writesOneLineInTheOrderGiven() {
    assertThat(JsonText.line(tree()))
        .isEqualTo(
            "{\"z\":1,\"a\":\"say \\\"hi\\\"\",\"price\":2.50,\"big\":10000000000,"
                + "\"list\":[true,null],\"empty\":[]}");
  }

  @Test
  void indentsByTwoAndEndsWithOneNewline() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", 1);
    tree.put("b", List.of("x"));

    assertThat(JsonText.pretty(tree).replace("\" :", "\":"))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [
                "x"
              ]
            }
            """);
  }

  @Test
  void spacesNamesAndEmptyPartsAsJacksonDoes() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("none", List.of());
    tree.put("nothing", Map.of());
    tree.put("deep", List.of(Map.of("a", List.of(1, List.of(2))), List.of(Map.of())));

    assertThat(JsonText.pretty(tree))
        .isEqualTo(
            """
            {
              "none" : [ ],
              "nothing" : { },
              "deep" : [
                {
                  "a" : [
                    1,
                    [
                      2
                    ]
                  ]
                },
                [
                  { }
                ]
              ]
            }
            """);
  }

  @Test
  void whatATerminalWouldActOnIsWrittenAsItsNumber() {
    String text = "\u001b[31m\u009b\u007f\u202e\u2028 é×";

    String line = JsonText.line(Map.of(text, text));

    assertThat(line).contains("\\u001B[31m\\u009b\\u007F\\u202e\\u2028 é×");
    assertThat(line.chars().filter(Texts::isControl)).isEmpty();
    assertThat(Fields.of(Json.read(line, "out"), "out").keys()).containsExactly(text);
  }

  @Test
  void isReadBackByTheStrictReader() {
    Fields back = Fields.of(Json.read(JsonText.pretty(tree()), "out"), "out");

    assertThat(back.whole("z")).isEqualTo(1);
    assertThat(back.text("a")).isEqualTo("say \"hi\"");
    assertThat(back.number("big")).isEqualTo(1e10);
  }
}
