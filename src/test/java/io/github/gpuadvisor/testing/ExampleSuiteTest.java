package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness notices when what is shown is not what is printed. */
class ExampleSuiteTest {
  private static final List<String> CODES =
      List.of(
          "```console",
          "$ gpu-advisor help exit-codes",
          "0  answer given",
          "…",
          "```",
          "",
          "```console",
          "$ gpu-advisor help exit-code",
          "# stderr: gpu-advisor: no help topic 'exit-code', near: exit-codes",
          "# stderr: …",
          "# exit 2",
          "$ gpu-advisor \\",
          ">   help exit-code",
          "",
          "$ git status",
          "```");

  @TempDir private Path folder;
  private ExampleSuite strict;
  private ExampleSuite lenient;

  @BeforeEach
  void setUp() {
    strict = suite(ExampleSuite.Kind.SPECIFICATION);
    lenient = suite(ExampleSuite.Kind.DOCUMENTATION);
  }

  private ExampleSuite suite(ExampleSuite.Kind kind) {
    return new ExampleSuite(kind, folder, List.of(), List.of());
  }

  @Test
  void acceptsWhatIsPrinted() throws IOException {
    strict.check(example(0, CODES));
    strict.check(example(1, CODES));
    lenient.check(example(0, CODES));
  }

  @Test
  void refusesAnotherLineAMissingLineAndAnotherExitCode() {
    assertThatThrownBy(() -> strict.check(example(0, replaced("0  answer given", "0  yes"))))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> strict.check(example(0, replaced("…", ""))))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> strict.check(example(1, replaced("# exit 2", "# exit 3"))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aSpecificationShowsAllOutputAndDocumentationMayShowNone() throws IOException {
    List<String> silent = List.of("```console", "$ gpu-advisor help exit-codes", "```");
    assertThatThrownBy(() -> strict.check(example(0, silent))).isInstanceOf(AssertionError.class);
    lenient.check(example(0, silent));
  }

  @Test
  void aSilentCommandMustStillEndAsShown() {
    assertThatThrownBy(() -> lenient.check(example(2, CODES))).isInstanceOf(AssertionError.class);
  }

  @Test
  void documentationShowsStandardErrorAsATerminalDoes() throws IOException {
    List<String> shown =
        List.of(
            "```console",
            "$ gpu-advisor help exit-code",
            "gpu-advisor: no help topic 'exit-code', near: exit-codes",
            "…",
            "# exit 2",
            "```");
    lenient.check(example(0, shown));
  }

  @Test
  void joinsContinuedLinesAndStopsAtAnotherCommand() {
    Example continued = example(2, CODES);
    assertThat(continued.command()).isEqualTo("gpu-advisor   help exit-code");
    assertThat(continued.shown()).containsExactly("");
  }

  @Test
  void rewritesWhatIsShownAndNothingElse() throws IOException {
    Path file = folder.resolve("page.md");
    Files.write(file, replaced("0  answer given", "0  yes"));
    strict.update(file, MarkdownExamples.read(file));
    List<String> written = Files.readAllLines(file);
    assertThat(written)
        .startsWith("```console", CODES.get(1), "0  answer given", "1  internal error");
    assertThat(written).endsWith("# exit 2", "$ git status", "```");
    assertThat(written).contains("# stderr: …");
  }

  private static Example example(int index, List<String> lines) {
    return MarkdownExamples.of(lines).examples().get(index);
  }

  private static List<String> replaced(String line, String with) {
    return CODES.stream().map(one -> one.equals(line) ? with : one).toList();
  }
}
