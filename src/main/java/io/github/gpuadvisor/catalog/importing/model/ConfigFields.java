package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lenient access to one object of a configuration: the same fact has several names, unknown keys
 * are none of our business, and null is as good as absent. What is missing is collected, so that
 * one error names all of it.
 */
final class ConfigFields {
  private final Map<String, Value> fields;
  private final String where;
  private final String path;
  private final Map<String, Integer> defaults;
  private final Set<String> missing;
  private final Set<String> assumed;

  private ConfigFields(
      Map<String, Value> fields,
      String where,
      String path,
      Map<String, Integer> defaults,
      Set<String> missing,
      Set<String> assumed) {
    this.fields = fields;
    this.where = where;
    this.path = path;
    this.defaults = defaults;
    this.missing = missing;
    this.assumed = assumed;
  }

  static ConfigFields of(Value value, String where) {
    Map<String, Value> fields = value.asMap();
    if (fields == null) {
      throw new DocumentException(where, value.line(), "must be an object of keys and values");
    }
    return new ConfigFields(
        fields, where, "", Map.of(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** The object of a key, or null; what it lacks is reported together with what this one lacks. */
  @Nullable ConfigFields object(String key) {
    Value value = fields.get(key);
    Map<String, Value> inner = value == null ? null : value.asMap();
    return inner == null
        ? null
        : new ConfigFields(inner, where, at(key) + ".", defaults, missing, assumed);
  }

  /** This object with the keys of objects inside it beside its own, which win. */
  ConfigFields flattened(String... keys) {
    Map<String, Value> all = new LinkedHashMap<>();
    for (String key : keys) {
      ConfigFields inner = object(key);
      if (inner != null) {
        all.putAll(inner.fields);
      }
    }
    all.putAll(fields);
    return new ConfigFields(all, where, path, defaults, missing, assumed);
  }

  /** This object, with the values that its architecture takes where a key is absent. */
  ConfigFields withDefaults(Map<String, Integer> values) {
    return new ConfigFields(fields, where, path, values, missing, assumed);
  }

  /** This object, with keys of an outer one where it does not have them. */
  ConfigFields withFallback(ConfigFields outer, String... keys) {
    Map<String, Value> all = new LinkedHashMap<>(fields);
    for (String key : keys) {
      if (!has(key) && outer.has(key)) {
        all.put(key, java.util.Objects.requireNonNull(outer.fields.get(key)));
      }
    }
    return new ConfigFields(all, where, path, defaults, missing, assumed);
  }

  boolean has(String key) {
    Value value = fields.get(key);
    return value != null && !value.isNull();
  }

  Set<String> keys() {
    return fields.keySet();
  }

  /**
   * A size that must be there: the first of several names; 1 where it is missing, which is noted.
   */
  int whole(String... names) {
    Integer value = wholeOrNull(names);
    if (value == null) {
      missing.add(at(names[0]));
      return 1;
    }
    if (value == 0) {
      throw wrong(present(names), "must be above zero");
    }
    return value;
  }

  int wholeOr(int otherwise, String... names) {
    Integer value = wholeOrNull(names);
    return value == null ? otherwise : value;
  }

  @Nullable Integer wholeOrNull(String... names) {
    for (String name : names) {
      if (has(name)) {
        return ConfigNumber.whole(this, name, fields.get(name));
      }
    }
    for (String name : names) {
      Integer value = defaults.get(name);
      if (value != null) {
        assumed.add(at(name) + " " + value);
        return value;
      }
    }
    return null;
  }

  boolean flag(boolean otherwise, String... names) {
    for (String name : names) {
      if (has(name)) {
        Value value = fields.get(name);
        if (value != null && value.content() instanceof Boolean flag) {
          return flag;
        }
        throw wrong(name, "must be true or false");
      }
    }
    return otherwise;
  }

  @Nullable String text(String... names) {
    for (String name : names) {
      Value value = fields.get(name);
      if (value != null && value.content() instanceof String text && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  /** Texts of a list, or null where there is none. */
  @Nullable List<String> texts(String name) {
    List<Value> items = items(name);
    if (items == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Value item : items) {
      if (!(item.content() instanceof String text)) {
        throw wrong(name, "must be a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Whole numbers of a list, or null where there is none. */
  @Nullable List<Integer> wholes(String name) {
    List<Value> items = items(name);
    if (items == null) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    for (Value item : items) {
      numbers.add(ConfigNumber.whole(this, name, item));
    }
    return numbers;
  }

  private @Nullable List<Value> items(String name) {
    Value value = fields.get(name);
    return value == null ? null : value.asList();
  }

  private String present(String... names) {
    for (String name : names) {
      if (has(name)) {
        return name;
      }
    }
    return names[0];
  }

  /** What the architecture's defaults stood in for, as "name value". */
  Set<String> assumed() {
    return assumed;
  }

  /** Names that no value was found for. */
  Set<String> missing() {
    return missing;
  }

  /** Notes a name as missing, where the caller knows that it is needed. */
  void miss(String name) {
    missing.add(at(name));
  }

  String where() {
    return where;
  }

  /** An error at a key. */
  DocumentException wrong(String key, String what) {
    Value value = fields.get(key);
    return new DocumentException(where, value == null ? 0 : value.line(), at(key) + ": " + what);
  }

  private String at(String key) {
    return path + key;
  }
}
