package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.advice.Sensitivity;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.report.EstimateDocument;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.SpecReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code batch recommend|estimate}: a JSON object a line in, a JSON object a line out, in the same
 * order. A bad line becomes an error line.
 */
final class BatchCommand implements Command {
  private static final List<Flag> FLAGS = List.of(Flag.CATALOG, Flag.DEBUG, Flag.HELP);
  private static final int NEAREST = 5;
  private static final double LARGEST_EXACT = 1L << 53;

  private final Console console;

  BatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    List<OptionSyntax> flags = Declared.flags(FLAGS);
    return Syntax.of("batch", "JSON lines in, JSON lines out")
        .describing(
            "Reads questions from standard input, one JSON object on each line, and answers "
                + "each on one line, in the same order. A bad line becomes an error line and never "
                + "stops the others.")
        .examples("batch estimate < lines.jsonl", "batch recommend < questions.jsonl")
        .over(Syntax.of("recommend", "keys of a spec file").with(Declared.OUTPUT, flags))
        .over(Syntax.of("estimate", "keys of a batch line").with(Declared.OUTPUT, flags));
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, List.of(), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), arguments.words()));
      return ExitCode.ANSWERED;
    }
    String what = arguments.words().size() == 1 ? arguments.words().get(0) : "";
    if (!what.equals("estimate") && !what.equals("recommend")) {
      throw new InvalidInputException(
          "missing-kind",
          "batch what? estimate or recommend",
          "As in: gpu-advisor batch estimate < lines.jsonl");
    }
    Catalog catalog = Shelf.open(arguments, console.environment());
    Lines lines = new Lines(catalog, what.equals("estimate"));
    try {
      answerAll(lines);
    } catch (IOException e) {
      throw new InvalidInputException("unreadable-file", "standard input: cannot be read");
    }
    return ExitCode.ANSWERED;
  }

  private void answerAll(Lines lines) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    BoundedLines in = new BoundedLines(reader, SpecReader.LONGEST);
    int processors = Runtime.getRuntime().availableProcessors();
    try (Progress progress = Progress.besidesOutput(console, "lines");
        InOrder<Line> answers =
            new InOrder<>(processors, lines.block(), lines::text, console.out()::print)) {
      int number = 0;
      for (String line = in.next(); line != null; line = in.next()) {
        number++;
        if (!line.isBlank()) {
          answers.add(new Line(number, line));
        }
        progress.accept(number);
        // Who writes a line and waits for its answer gets it.
        if (!reader.ready()) {
          answers.finish();
          console.out().flush();
        }
      }
      answers.finish();
    }
  }

  /** One line that was read. */
  private record Line(int number, String text) {}

  /** Answers lines one by one. */
  private static final class Lines {
    private final Catalog whole;
    private final boolean estimates;

    Lines(Catalog whole, boolean estimates) {
      this.whole = whole;
      this.estimates = estimates;
    }

    /**
     * Lines that one processor answers in one go: a ranking takes as long as a hundred estimates.
     */
    int block() {
      return estimates ? 64 : 2;
    }

    /** The answer to a line, as it is printed. */
    String text(Line line) {
      return JsonText.line(answer(line.text(), line.number())) + System.lineSeparator();
    }

    private Map<String, @Nullable Object> answer(String line, int number) {
      @Nullable Object id = null;
      try {
        if (line.length() > SpecReader.LONGEST) {
          throw new InvalidInputException("invalid-line", "a line must be shorter than 1 MiB");
        }
        Value value = Json.read(line, "line");
        Map<String, Value> fields = value.asMap();
        Value named = fields == null ? null : fields.get("id");
        id = id(named);
        return estimates ? estimate(id, value) : recommend(id, value);
      } catch (UnknownNameException e) {
        return error(id, e.code(), e.getMessage() + "; " + e.hint());
      } catch (InvalidInputException e) {
        return error(
            id,
            e.code(),
            e.hint().isEmpty() ? String.valueOf(e.getMessage()) : e.getMessage() + "; " + e.hint());
      } catch (DocumentException e) {
        return error(
            id,
            "invalid-line",
            String.valueOf(e.getMessage()).replace("line:1:", "line " + number + ":"));
      } catch (RuntimeException e) {
        return error(
            id,
            "internal-error",
            "an error of the program itself: " + e.getClass().getSimpleName());
      }
    }

    private Map<String, @Nullable Object> estimate(@Nullable Object id, Value value) {
      EstimateReader.Question question = new EstimateReader(whole, Clock.today()).line(value);
      Estimation.Answer answer =
          new Estimation(whole.asOf(question.request().limits().market().asOf()))
              .estimate(question.request(), question.pinned());
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("id", id);
      document.putAll(
          EstimateDocument.of(answer.estimate(), answer.warnings(), question.request().workload()));
      return document;
    }

    private Map<String, @Nullable Object> recommend(@Nullable Object id, Value value) {
      Map<String, Value> fields = value.asMap();
      if (fields == null) {
        throw new InvalidInputException("invalid-line", "a line must be a JSON object");
      }
      Map<String, Value> rest = new LinkedHashMap<>(fields);
      rest.remove("id");
      rest.values().removeIf(Value::isNull);
      SpecReader.Spec spec = SpecReader.spec(new Value(rest, 0), "line");
      RequestReader reader = new RequestReader(whole, Clock.today());
      Request request = reader.readForRanking(spec.kind(), spec.settings());
      Catalog catalog = whole.asOf(request.limits().market().asOf());
      Advisor advisor = new Advisor(catalog);
      Recommendation answer =
          new Sensitivity(advisor, reader)
              .ordered(spec.kind(), spec.settings(), advisor.recommend(request));
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("id", id);
      document.putAll(
          RecommendDocument.of(
              new Remedies(advisor, reader, spec.kind(), spec.settings()).mended(answer, NEAREST),
              catalog,
              NEAREST));
      return document;
    }

    /** An id comes back as it was given: text, number or truth value. */
    private static @Nullable Object id(@Nullable Value value) {
      Object content = value == null ? null : value.content();
      if (content instanceof Double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT
            ? (Object) Long.valueOf((long) (double) number)
            : BigDecimal.valueOf(number);
      }
      if (content == null || content instanceof String || content instanceof Boolean) {
        return content;
      }
      throw new InvalidInputException("invalid-value", "id: give a text or a number");
    }

    private static Map<String, @Nullable Object> error(
        @Nullable Object id, String code, String message) {
      Map<String, @Nullable Object> error = new LinkedHashMap<>();
      error.put("code", code);
      error.put("message", message);
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("id", id);
      line.put("error", error);
      return line;
    }
  }
}
