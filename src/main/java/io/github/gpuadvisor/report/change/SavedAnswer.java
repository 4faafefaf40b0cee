package io.github.gpuadvisor.report.change;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document of {@code recommend} as it stands in a file, read by paths. */
public final class SavedAnswer {
  private final Value root;

  private SavedAnswer(Value root) {
    this.root = root;
  }

  /**
   * Reads a document.
   *
   * @param name how errors call it
   * @throws InvalidInputException where it is none of {@code recommend}
   */
  public static SavedAnswer read(String text, String name) {
    Value root;
    try {
      root = Json.read(text, name);
    } catch (DocumentException e) {
      throw new InvalidInputException("invalid-answer", String.valueOf(e.getMessage()));
    }
    SavedAnswer answer = new SavedAnswer(root);
    boolean whole =
        answer.at("catalog", "sha256") != null
            && answer.at("workload", "kind") != null
            && answer.list("recommendations") != null;
    if (!whole) {
      throw new InvalidInputException(
          "invalid-answer",
          name + ": is no answer of recommend",
          "Make one with recommend --save FILE");
    }
    return answer;
  }

  private @Nullable List<Value> list(String key) {
    @Nullable Map<String, Value> fields = root.asMap();
    @Nullable Value value = fields == null ? null : fields.get(key);
    return value == null ? null : value.asList();
  }

  /** True where nothing met the requirements. */
  boolean isEmpty() {
    return Objects.requireNonNull(list("recommendations")).isEmpty();
  }

  /** A field as text; null where it is absent or null. */
  @Nullable String at(String... path) {
    return text(root, path);
  }

  /** A field of the first row as text; null where it is absent or null. */
  @Nullable String first(String path) {
    List<Value> rows = Objects.requireNonNull(list("recommendations"));
    return rows.isEmpty() ? null : text(rows.get(0), path.split("\\."));
  }

  /** A figure of the first row; null where it is absent or no number. */
  @Nullable Double figure(String path) {
    @Nullable String text = first(path);
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The question, each part as text. */
  Map<String, Value> workload() {
    @Nullable Map<String, Value> fields = root.asMap();
    @Nullable Value workload = fields == null ? null : fields.get("workload");
    @Nullable Map<String, Value> parts = workload == null ? null : workload.asMap();
    return parts == null ? Map.of() : parts;
  }

  private static @Nullable String text(Value value, String... path) {
    @Nullable Value found = value;
    for (String key : path) {
      @Nullable Map<String, Value> fields = found == null ? null : found.asMap();
      found = fields == null ? null : fields.get(key);
    }
    return found == null || found.isNull() ? null : String.valueOf(found.plain());
  }
}
