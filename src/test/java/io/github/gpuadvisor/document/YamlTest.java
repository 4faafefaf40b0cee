package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private static Fields read(String text) {
    return Fields.of(Yaml.read(text, "spec.yaml"), "spec.yaml");
  }

  @Test
  void readsEveryKindOfValueWithItsLine() {
    Fields top =
        read(
            """
            # what to run
            text: plain words
            quoted: "8"
            number: 1.5
            whole: 3
            flag: true
            nothing: null
            list: [x, y]
            object:
              key: value
            """);

    assertThat(top.text("text")).isEqualTo("plain words");
    assertThat(top.text("quoted")).isEqualTo("8");
    EveryKind.assertRead(top);
    assertThat(top.line("text")).isEqualTo(2);
    assertThat(top.line("object")).isEqualTo(9);
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> read("a: 1\nb: 2\na: 3\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("spec.yaml:3: ")
        .hasMessageContaining("a");
  }

  @Test
  void refusesAliasesOfCollections() {
    assertThatThrownBy(() -> read("a: &x [1, 2]\nb: *x\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("spec.yaml");
  }

  @Test
  void refusesAnAliasBombWithoutUnfoldingIt() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(DocumentException.class);
  }

  @Test
  void refusesANodeThatHoldsItself() {
    assertThatThrownBy(() -> read("a: &x [*x]\n")).isInstanceOf(DocumentException.class);
  }

  @Test
  void buildsNoObjectsFromTags() {
    assertThat(read("a: !!java.util.Date 2026-01-01\n").text("a")).isEqualTo("2026-01-01");
    assertThatThrownBy(() -> read("a: !!javax.script.ScriptEngineManager [x]\n").text("a"))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void refusesMoreThanOneDocument() {
    assertThatThrownBy(() -> read("a: 1\n---\na: 2\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("spec.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n"})
  void refusesAnEmptyText(String text) {
    assertThatThrownBy(() -> Yaml.read(text, "spec.yaml"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("spec.yaml:1: is empty");
  }

  @Test
  void namesTheLineOfAnError() {
    assertThatThrownBy(() -> read("a: 1\nb: [1, 2\nc: 3\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageMatching("(?s)spec\\.yaml:[34]: not valid YAML: .+");
  }

  @Test
  void refusesNumbersThatOverflow() {
    assertThatThrownBy(() -> read("a: 1\nb: 1e400\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("spec.yaml:2: the number 1e400 is not finite");
  }

  @Test
  void refusesKeysThatAreNotText() {
    assertThatThrownBy(() -> read("? [a, b]\n: 1\n"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("spec.yaml")
        .hasMessageContaining("key");
  }

  @Test
  void boundsTheDepth() {
    assertThatThrownBy(() -> read("a: " + "[".repeat(100) + "]".repeat(100)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void keepsWordsThatOldYamlTakesForTruth() {
    assertThat(read("country: NO\n").text("country")).isEqualTo("NO");
    assertThat(read("answer: yes\n").text("answer")).isEqualTo("yes");
  }

  @Test
  void writesWhatItReads() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "inference");
    tree.put("count", 3);
    tree.put("text", "8");
    tree.put("list", List.of("a", "b"));

    Fields back = read(Yaml.write(tree));

    assertThat(back.keys()).containsExactly("kind", "count", "text", "list");
    assertThat(back.whole("count")).isEqualTo(3);
    assertThat(back.text("text")).isEqualTo("8");
    assertThat(back.texts("list")).containsExactly("a", "b");
  }
}
