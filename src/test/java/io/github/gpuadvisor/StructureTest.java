package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every source keeps to, so that each can be read in one go and none repeats another. */
class StructureTest {
  private static final int LINES_OF_A_FILE = 200;
  private static final int LINES_OF_A_METHOD = 40;
  private static final int LINES_OF_A_REPEAT = 6;

  /** A sentence in the Javadoc of a long method, or in the comment right above it. */
  private static final Pattern REASON = Pattern.compile("(^|[.\\n])\\s*Long because ");

  private static final Pattern SLEEP = Pattern.compile("\\b(sleep|parkNanos)\\(");

  private static List<Source> all;

  @BeforeAll
  static void read() throws IOException {
    all = Source.below(Path.of("src"));
    assertThat(all).hasSizeGreaterThan(1000);
  }

  private static List<Source> program() {
    return all.stream().filter(source -> Path.of(source.path()).startsWith("src/main")).toList();
  }

  @Test
  void noFileIsLong() {
    assertThat(all.stream().flatMap(source -> longFile(source).stream()))
        .as("files of more than %d lines", LINES_OF_A_FILE)
        .isEmpty();
  }

  private static List<String> longFile(Source source) {
    int lines = source.lines().size();
    return lines > LINES_OF_A_FILE ? List.of(source.path() + ": " + lines + " lines") : List.of();
  }

  @Test
  void noMethodIsLongUnlessItSaysWhy() {
    assertThat(all.stream().flatMap(source -> longMethods(source).stream()))
        .as("bodies of more than %d lines", LINES_OF_A_METHOD)
        .isEmpty();
  }

  private static List<String> longMethods(Source source) {
    return source.methods().stream()
        .filter(method -> method.length() > LINES_OF_A_METHOD)
        .filter(method -> !REASON.matcher(method.said()).find())
        .map(
            method ->
                "%s:%d: %s has %d lines"
                    .formatted(source.path(), method.line(), method.name(), method.length()))
        .toList();
  }

  @Test
  void everyPublicTypeOfTheProgramSaysWhatItIs() {
    assertThat(program().stream().flatMap(source -> silentTypes(source).stream()))
        .as("public types without a Javadoc comment")
        .isEmpty();
  }

  private static List<String> silentTypes(Source source) {
    return source.types().stream()
        .filter(type -> type.said().isBlank())
        .map(type -> source.path() + ":" + type.line() + ": " + type.name())
        .toList();
  }

  @Test
  void nothingInTheProgramIsWrittenTwice() {
    assertThat(RepeatedLines.in(program(), LINES_OF_A_REPEAT))
        .as("runs of %d lines or more that stand in two places", LINES_OF_A_REPEAT)
        .isEmpty();
  }

  /** What a test waits for it asks for, so that it takes no longer and fails on no slow machine. */
  @Test
  void nothingSleeps() {
    assertThat(all.stream().flatMap(source -> sleeps(source).stream())).isEmpty();
  }

  private static List<String> sleeps(Source source) {
    return IntStream.range(0, source.lines().size())
        .filter(at -> SLEEP.matcher(source.lines().get(at)).find())
        .mapToObj(at -> source.path() + ":" + (at + 1))
        .toList();
  }

  @Test
  void findsWhatSleeps() throws IOException {
    // Put together, since this source is looked at as well.
    String text = "class A {\n  { Thread.sleep%s; }\n}".formatted("(1)");
    Source source = Source.of("A.java", text);
    assertThat(sleeps(source)).containsExactly("/A.java:2");
  }

  @Test
  void findsALongFile() throws IOException {
    assertThat(longFile(Source.of("A.java", "\n".repeat(200)))).isEmpty();
    assertThat(longFile(Source.of("A.java", "\n".repeat(201))))
        .containsExactly("/A.java: 201 lines");
  }

  @Test
  void findsALongMethodAndTakesAReason() throws IOException {
    assertThat(longMethods(withMethod("", 40))).isEmpty();
    assertThat(longMethods(withMethod("", 41))).containsExactly("/A.java:3: sum has 41 lines");
    assertThat(longMethods(withMethod("/** Sums up.\nLong because it is a table. */", 41)))
        .isEmpty();
    assertThat(longMethods(withMethod("// Long because it is a table,\n// of rows.", 41)))
        .isEmpty();
    assertThat(longMethods(withMethod("/** Takes Long because it must. */", 41))).hasSize(1);
    assertThat(longMethods(withMethod("// Long because it is far away.\n", 41))).hasSize(1);
  }

  /** With a method that begins on its third line where nothing is said above it. */
  private static Source withMethod(String above, int lines) throws IOException {
    String table = "@Table({\n1,\n2})\n";
    String body = "{" + "\n".repeat(lines - 1) + "}";
    return Source.of(
        "A.java", "class A {\n" + above + "\n" + table + "void sum()\n" + body + "\n}");
  }

  @Test
  void findsATypeThatSaysNothing() throws IOException {
    assertThat(
            silentTypes(
                Source.of(
                    "A.java",
                    """
                    /** Speaks. */
                    public class A {
                      // No Javadoc.
                      public enum Silent {}

                      enum OfNoInterest {}
                    }
                    """)))
        .containsExactly("/A.java:4: Silent");
  }
}
