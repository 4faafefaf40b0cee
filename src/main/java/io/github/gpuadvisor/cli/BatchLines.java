package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.advice.Sensitivity;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.UnknownNameException;
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
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers lines one by one. */
final class BatchLines {
  private static final int NEAREST = 5;
  private static final double LARGEST_EXACT = 1L << 53;

  private final Catalog whole;
  private final boolean estimates;

  /** One line that was read. */
  record Line(int number, String text) {}

  BatchLines(Catalog whole, boolean estimates) {
    this.whole = whole;
    this.estimates = estimates;
  }

  /** Lines that one processor answers in one go: a ranking takes as long as a hundred estimates. */
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
          id, "internal-error", "an error of the program itself: " + e.getClass().getSimpleName());
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
