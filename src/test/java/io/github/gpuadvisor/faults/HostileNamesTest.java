package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Texts;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that terminals, spreadsheets and browsers would act on: they see text. */
class HostileNamesTest {
  private static final String CONTROLS = "\u001b[31m\u009b31m\u007f\u202e\u2028\u2029\u200b";
  private static final String NAME = "<script>alert(1)</script><img src=x onerror=\"alert(1)\">";

  @TempDir private Path home;

  private CommandRun answer(String name, String... more) throws IOException {
    HostileData data = new HostileData(home);
    data.callEverything(name);
    return data.answer(more);
  }

  private static void assertPlain(CommandRun run) {
    String all = run.output() + run.errorOutput();
    assertThat(all.codePoints().filter(point -> point != '\n').filter(Texts::isControl)).isEmpty();
  }

  @Test
  void controlCharactersInOwnDataAreRefused() throws IOException {
    for (int i = 0; i < CONTROLS.length(); i++) {
      if (Texts.isControl(CONTROLS.charAt(i))) {
        CommandRun run = answer("My " + CONTROLS.charAt(i) + " name");
        assertThat(run.exitCode()).as("U+%04X", (int) CONTROLS.charAt(i)).isEqualTo(4);
        assertThat(run.errorOutput()).contains("must be plain text without control characters");
        assertPlain(run);
      }
    }
  }

  @Test
  void controlCharactersThatWereTypedAreShownAsOthers() {
    List<List<String>> lines =
        List.of(
            List.of(CONTROLS),
            List.of("recommend", CONTROLS),
            List.of("recommend", "inference", "--model", CONTROLS),
            List.of("recommend", "inference", "--" + CONTROLS, "1"),
            List.of("recommend", "inference", "--model", "llama-3.1-8b", "-o", CONTROLS),
            List.of("recommend", "-f", CONTROLS),
            List.of("gpus", "show", CONTROLS),
            List.of("gpus", "list", "--catalog", CONTROLS),
            List.of("offers", "import", "--format", "csv", CONTROLS),
            List.of("models", "import", CONTROLS),
            List.of("learn", CONTROLS));
    for (List<String> line : lines) {
      for (String how : List.of("--no-color", "--debug", "-ojson")) {
        String[] words = new String[line.size() + 1];
        line.toArray(words)[line.size()] = how;
        CommandRun run = CommandRun.of(words);
        assertThat(run.exitCode()).as(line + how).isIn(2, 4);
        assertPlain(run);
      }
    }
  }

  @Test
  void aLineOfABatchHasItsControlCharactersEscapedInTheAnswer() {
    String line =
        "{\"id\":\"%s\",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"l4\"%s}\n";
    String shown = CONTROLS.substring(CONTROLS.indexOf('\u009b'));
    String lines =
        line.formatted(shown, "")
            + line.formatted("two", ",\"" + shown + "\":1")
            + line.formatted("three", "").replace("llama-3.1-8b", shown);
    CommandRun run = CommandRun.of(List.of("batch", "estimate"), lines, java.util.Map.of());
    assertThat(run.output().lines()).hasSize(3);
    assertThat(run.output()).startsWith("{\"id\":\"\\u009b31m\\u007F\\u202e");
    assertPlain(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)"})
  void aSpreadsheetRunsNoName(String formula) throws IOException {
    for (String row : answer(formula, "-o", "csv").output().lines().toList()) {
      assertThat(row)
          .doesNotContainPattern("(^|,)\"?[=+@]")
          .doesNotContainPattern("(^|,)\"?-[^0-9]");
      assertThat(row).doesNotContain("," + formula).doesNotContain(",\"" + formula);
    }
    assertThat(answer(formula, "-o", "csv").output()).contains("'" + formula);
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "markdown"})
  void aBrowserRunsNoName(String format) throws IOException {
    String page = answer(NAME, "-o", format).output();
    assertThat(page)
        .contains("&lt;script")
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x");
  }
}
