package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Turns the examples of Markdown files into tests. With {@code -Dgolden.update=true} the files are
 * rewritten with what was seen instead.
 */
public final class ExampleSuite {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  /** What a shell answers where there is no such program. */
  private static final int MISSING = 127;

  /** How strictly a file is taken. */
  public enum Kind {
    /** Every command shows all that it prints, standard error marked. */
    SPECIFICATION,
    /** A command may stand alone; what is shown below one is what a terminal shows. */
    DOCUMENTATION
  }

  private final Kind kind;
  private final ExampleRunner runner;

  /**
   * @param folder an empty folder for files that examples name
   * @param frozenCatalog arguments added where a catalog is read
   * @param frozenDate arguments added where price ages are judged
   */
  public ExampleSuite(Kind kind, Path folder, List<String> frozenCatalog, List<String> frozenDate) {
    this.kind = kind;
    this.runner = new ExampleRunner(folder, frozenCatalog, frozenDate);
  }

  /** One test for each command of a file. */
  public DynamicNode of(Path file) throws IOException {
    String name = file.toString().replace('\\', '/');
    MarkdownExamples read = MarkdownExamples.read(file);
    if (UPDATE) {
      return DynamicTest.dynamicTest(name, () -> update(file, read));
    }
    Stream<DynamicTest> tests =
        read.examples().stream()
            .map(
                example ->
                    DynamicTest.dynamicTest(
                        name + ":" + example.line() + " " + example.command(),
                        file.toUri(),
                        () -> check(example)));
    return DynamicContainer.dynamicContainer(name, tests);
  }

  void check(Example example) throws IOException {
    CommandRun run = runner.run(example);
    if (kind == Kind.DOCUMENTATION && example.showsNothing()) {
      assertThat(run.exitCode()).as(run.errorOutput()).isEqualTo(example.exitCode());
      return;
    }
    assumeThat(run.exitCode()).as("a program of the pipeline is missing").isNotEqualTo(MISSING);
    List<String> seen = text(run);
    List<String> shown = shown(example);
    if (!ExampleText.matches(shown, seen)) {
      assertThat(String.join("\n", seen))
          .as("below line %s; -Dgolden.update=true rewrites it", example.line())
          .isEqualTo(String.join("\n", shown));
    }
  }

  void update(Path file, MarkdownExamples read) throws IOException {
    List<List<String>> shown = new ArrayList<>();
    for (Example example : read.examples()) {
      CommandRun run = runner.run(example);
      List<String> seen = text(run);
      boolean keeps =
          run.exitCode() == MISSING
              || (kind == Kind.DOCUMENTATION && example.showsNothing())
              || ExampleText.matches(shown(example), seen);
      shown.add(keeps ? example.shown() : seen);
    }
    String text = String.join("\n", read.with(shown)) + "\n";
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private List<String> text(CommandRun run) {
    return kind == Kind.SPECIFICATION ? ExampleText.marked(run) : ExampleText.onTerminal(run);
  }

  /** Blank lines between one example and the next are no output in documentation. */
  private List<String> shown(Example example) {
    List<String> shown = new ArrayList<>(example.shown());
    while (kind == Kind.DOCUMENTATION
        && !shown.isEmpty()
        && shown.get(shown.size() - 1).isBlank()) {
      shown.remove(shown.size() - 1);
    }
    return shown;
  }
}
