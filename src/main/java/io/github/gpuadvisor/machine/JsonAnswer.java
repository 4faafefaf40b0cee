package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a tool, read leniently: warnings may stand before and after it, keys change their case
 * between versions, and what is missing is unknown.
 */
final class JsonAnswer {
  private JsonAnswer() {}

  /** The value in a text; null where there is none that can be read. */
  static @Nullable Value read(String text, String tool) {
    int start = first(text, '{', '[');
    int end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
    if (start < 0 || end < start) {
      return null;
    }
    try {
      return Json.read(text.substring(start, end + 1), tool);
    } catch (DocumentException e) {
      return null;
    }
  }

  private static int first(String text, char one, char other) {
    int a = text.indexOf(one);
    int b = text.indexOf(other);
    return a < 0 || b < 0 ? Math.max(a, b) : Math.min(a, b);
  }

  /** The value of a key, whatever its case; null where the value is no object or lacks the key. */
  static @Nullable Value at(@Nullable Value object, String key) {
    @Nullable Map<String, Value> fields = object == null ? null : object.asMap();
    if (fields == null) {
      return null;
    }
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      if (field.getKey().equalsIgnoreCase(key)) {
        return field.getValue();
      }
    }
    return null;
  }

  /** A text or number as text; null where there is none, or the tool does not know. */
  static @Nullable String text(@Nullable Value object, String key) {
    @Nullable Value value = at(object, key);
    @Nullable Object plain = value == null ? null : value.plain();
    return plain == null || plain instanceof Map || plain instanceof List
        ? null
        : ToolText.known(plain.toString());
  }

  /** The items of a list; none where it is no list. */
  static List<Value> items(@Nullable Value value) {
    @Nullable List<Value> items = value == null ? null : value.asList();
    return items == null ? List.of() : items;
  }
}
