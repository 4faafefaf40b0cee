package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What every run keeps to, whatever it was given: an exit code that is documented, an error in one
 * to three lines without a trace of the program's inside, no answer beside an error, nothing that
 * moves a terminal, no number that is none.
 */
final class Contract {
  private static final int USAGE = 2;
  private static final int CATALOG = 4;
  private static final int GATE = 5;
  private static final int MOST_LINES = 3;
  private static final int LONGEST = 4200;
  private static final String PROGRAM = "gpu-advisor: ";

  private static final JsonFactory JSON = new JsonFactory();

  /** A frame of a stack trace, or a class by its full name. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\tat |\\b(java|javax|jdk|sun|tools\\.jackson|org\\.snakeyaml|picocli|de\\.siegmar"
              + "|io\\.github\\.gpuadvisor)(\\.[a-z]\\w*)*\\.[A-Z]\\w+");

  private static final Pattern NO_NUMBER = Pattern.compile("\\bNaN\\b|\\bInfinity\\b|∞");

  private final CommandRun run;
  private final String input;
  private boolean reports;

  private Contract(CommandRun run, String input) {
    this.run = run;
    this.input = input;
  }

  /** A run, and what it was given: that may be repeated, whatever it is. */
  static Contract of(CommandRun run, byte[] input) {
    return new Contract(run, new String(input, StandardCharsets.UTF_8));
  }

  /** An import tells what it took beside what it did not; a check of a catalog is an answer. */
  Contract reportsBesideAnError() {
    reports = true;
    return this;
  }

  /** The run answered or refused as documented, and with one of the exit codes. */
  Contract endsWith(int... codes) {
    boolean any = false;
    for (int code : codes) {
      any |= code == run.exitCode();
    }
    require(any, "exit code " + run.exitCode());
    boolean refused = run.exitCode() == USAGE || run.exitCode() == CATALOG;
    if (refused) {
      require(reports || run.output().isEmpty(), "an answer beside an error");
      require(!run.errorOutput().isEmpty() || reports, "an error without a word");
      if (!run.errorOutput().isEmpty()) {
        refusal();
      }
    }
    require(run.exitCode() != GATE || !run.errorOutput().isEmpty(), "a gate failed silently");
    characters(run.output());
    characters(run.errorOutput());
    inside(run.errorOutput());
    numbers(run.output());
    numbers(run.errorOutput());
    return this;
  }

  /**
   * A refusal says where: in its error, or in the report beside it.
   *
   * @param places of which one is named: the file, or one beside it
   */
  Contract naming(String... places) {
    boolean refused =
        (run.exitCode() == USAGE || run.exitCode() == CATALOG) && run.output().isEmpty();
    boolean named = List.of(places).stream().anyMatch(run.errorOutput()::contains);
    require(!refused || named, "an error that does not name " + String.join(" or ", places));
    return this;
  }

  /** What stands on standard output is JSON: one value, or one on each line. */
  Contract printsJson() {
    json(run.output());
    return this;
  }

  /** So many lines stand on standard output. */
  Contract answers(int lines) {
    long answered = run.output().lines().count();
    require(answered == lines, answered + " answers to " + lines + " lines");
    return this;
  }

  /** Standard output is that of another run. */
  Contract answersAs(CommandRun other) {
    require(run.output().equals(other.output()), "another answer than\n" + other.output());
    return this;
  }

  /** A text that no answer has, unless the question had it. */
  Contract neverSays(String text) {
    require(input.contains(text) || !run.output().contains(text), "an answer with " + text);
    return this;
  }

  /** One to three lines: what is wrong and where, what now. */
  private void refusal() {
    String error = run.errorOutput();
    require(error.endsWith("\n"), "an error without an end of line");
    require(error.length() <= LONGEST, "an error of " + error.length() + " characters");
    List<String> lines = error.lines().toList();
    require(!lines.isEmpty() && lines.size() <= MOST_LINES, lines.size() + " lines of error");
    if (error.startsWith("{")) {
      json(error);
      require(lines.size() == 1 && error.startsWith("{\"error\":{\"code\":\""), "a foreign error");
      return;
    }
    String first = lines.get(0);
    require(first.startsWith(PROGRAM) && first.length() > PROGRAM.length(), "a foreign error");
    for (String hint : lines.subList(1, lines.size())) {
      require(hint.startsWith("  "), "a hint that is not indented");
    }
  }

  /** Nothing that a terminal obeys. */
  private void characters(String text) {
    text.codePoints()
        .forEach(
            point ->
                require(
                    point == '\n' || !Character.isISOControl(point),
                    "the control character " + point));
  }

  /** No sign of a crash that was caught late. */
  private void inside(String text) {
    if (!INSIDE.matcher(input).find() && !input.toLowerCase(Locale.ROOT).contains("exception")) {
      require(!INSIDE.matcher(text).find() && !text.contains("Exception"), "a look inside");
    }
  }

  private void numbers(String text) {
    String said = input.toLowerCase(Locale.ROOT);
    if (!said.contains("nan") && !said.contains("inf") && !said.contains("∞")) {
      require(!NO_NUMBER.matcher(text).find(), "a number that is none");
    }
  }

  private void json(String text) {
    @Nullable String key = null;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          key = parser.currentName();
        } else if (token.isNumeric()) {
          double number = parser.getDoubleValue();
          // What is missed has a margin below zero; an id is whatever it was.
          boolean any = "margin".equals(key) || "id".equals(key);
          require(Double.isFinite(number) && (any || number >= 0), key + " is " + number);
        }
      }
    } catch (JacksonException e) {
      throw broken("no JSON: " + e.getOriginalMessage());
    }
  }

  private void require(boolean kept, String otherwise) {
    if (!kept) {
      throw broken(otherwise);
    }
  }

  private AssertionError broken(String how) {
    return new AssertionError(
        how
            + "\nexit "
            + run.exitCode()
            + "\n--- output\n"
            + run.output()
            + "\n--- error output\n"
            + run.errorOutput());
  }
}
