package io.github.gpuadvisor.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document's fields by path, objects opened: {@code memory.capacityGB}. A list is one field.
 * Where a record lacks an object, its fields are absent, which reads as unknown.
 */
public final class Flat {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Flat() {}

  /** The fields of a document as it is printed. */
  public static Flat of(Map<String, @Nullable Object> document) {
    Flat flat = new Flat();
    flat.add("", document);
    return flat;
  }

  private void add(String path, Map<?, ?> object) {
    object.forEach(
        (key, value) -> {
          String name = path + key;
          if (value instanceof Map<?, ?> map) {
            add(name + ".", map);
          } else {
            fields.put(name, value);
          }
        });
  }

  /** Path to value, in the order of the document. */
  public Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** The value at a path; null: unknown. */
  public @Nullable Object value(String path) {
    return fields.get(path);
  }

  /** The value as a cell: nothing where it is unknown, lists with semicolons. */
  public String cell(String path) {
    return text(value(path));
  }

  private static String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof List<?> list) {
      return String.join("; ", list.stream().map(item -> text(item)).toList());
    }
    return Objects.toString(value, "");
  }
}
