package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Metadata of a GGUF file under the name of its architecture; what is missing is collected. */
final class GgufFields {
  private static final long LARGEST = 1_000_000_000;

  private final Map<String, Object> metadata;
  private final String architecture;
  private final String where;
  private final Set<String> missing = new LinkedHashSet<>();

  GgufFields(Map<String, Object> metadata, String where) {
    this.metadata = metadata;
    this.where = where;
    if (!(metadata.get("general.architecture") instanceof String name) || name.isBlank()) {
      throw new DocumentException(where, 0, "lacks general.architecture");
    }
    this.architecture = name;
  }

  String architecture() {
    return architecture;
  }

  boolean has(String key) {
    return metadata.containsKey(architecture + "." + key);
  }

  int whole(String key) {
    Integer value = wholeOrNull(key);
    if (value == null) {
      missing.add(architecture + "." + key);
      return 1;
    }
    if (value == 0) {
      throw wrong(key, "must be above zero");
    }
    return value;
  }

  int wholeOr(int otherwise, String key) {
    Integer value = wholeOrNull(key);
    return value == null ? otherwise : value;
  }

  /** A number; of a list the largest. */
  @Nullable Integer wholeOrNull(String key) {
    Object value = metadata.get(architecture + "." + key);
    if (value instanceof List<?> list) {
      int most = 0;
      for (Object item : list) {
        most = Math.max(most, whole(key, item));
      }
      return list.isEmpty() ? null : (Integer) most;
    }
    return value == null ? null : (Integer) whole(key, value);
  }

  /** The number of a block, where there is one for each; else the one for all. */
  int wholeAt(int layer, int otherwise, String key) {
    Object value = metadata.get(architecture + "." + key);
    if (value instanceof List<?> list) {
      if (layer >= list.size()) {
        throw wrong(key, "has " + list.size() + " numbers, too few for every block");
      }
      return whole(key, list.get(layer));
    }
    return value == null ? otherwise : whole(key, value);
  }

  private int whole(String key, Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (!(value instanceof Long number)) {
      throw wrong(key, "must be a whole number");
    }
    if (number < 0 || number > LARGEST) {
      throw wrong(key, Long.toUnsignedString(number) + " is no size of a model");
    }
    return (int) (long) number;
  }

  /** True where the value is a list. */
  boolean isList(String key) {
    return metadata.get(architecture + "." + key) instanceof List<?>;
  }

  @Nullable String general(String key) {
    return metadata.get("general." + key) instanceof String text && !text.isBlank() ? text : null;
  }

  @Nullable Integer fileType() {
    return metadata.get("general.file_type") instanceof Long type && type >= 0 && type < 4096
        ? (Integer) (int) (long) type
        : null;
  }

  /** Tokens of the vocabulary, or null where there is none in the file. */
  @Nullable Integer tokens() {
    return metadata.get("tokenizer.ggml.tokens#") instanceof Long count && count < LARGEST
        ? (Integer) (int) (long) count
        : null;
  }

  void miss(String key) {
    missing.add(key);
  }

  /** Ends the reading of sizes that must be there. */
  void complete() {
    if (!missing.isEmpty()) {
      throw new DocumentException(where, 0, "lacks " + String.join(", ", missing));
    }
  }

  DocumentException wrong(String key, String what) {
    return new DocumentException(where, 0, architecture + "." + key + ": " + what);
  }

  String where() {
    return where;
  }
}
