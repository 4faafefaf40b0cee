package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lenient access to one object of a configuration: the same fact has several names, unknown keys
 * are none of our business, and null is as good as absent. What is missing is collected, so that
 * one error names all of it.
 */
final class ConfigFields {
  private final Map<String, Value> fields;
  private final String path;
  private final ConfigReading reading;

  private ConfigFields(Map<String, Value> fields, String path, ConfigReading reading) {
    this.fields = fields;
    this.path = path;
    this.reading = reading;
  }

  static ConfigFields of(Value value, String where) {
    Map<String, Value> fields = value.asMap();
    if (fields == null) {
      throw new DocumentException(where, value.line(), "must be an object of keys and values");
    }
    return new ConfigFields(fields, "", ConfigReading.of(where));
  }

  /** The object of a key, or null; what it lacks is reported together with what this one lacks. */
  @Nullable ConfigFields object(String key) {
    Value value = fields.get(key);
    Map<String, Value> inner = value == null ? null : value.asMap();
    return inner == null ? null : new ConfigFields(inner, at(key) + ".", reading);
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
    return new ConfigFields(all, path, reading);
  }

  /** This object, with the values that its architecture takes where a key is absent. */
  ConfigFields withDefaults(Map<String, Integer> values) {
    return new ConfigFields(fields, path, reading.withDefaults(values));
  }

  /** This object, with keys of an outer one where it does not have them. */
  ConfigFields withFallback(ConfigFields outer, String... keys) {
    Map<String, Value> all = new LinkedHashMap<>(fields);
    for (String key : keys) {
      if (!has(key) && outer.has(key)) {
        all.put(key, Objects.requireNonNull(outer.fields.get(key)));
      }
    }
    return new ConfigFields(all, path, reading);
  }

  /** This object, with a number where it has none of a name. */
  ConfigFields with(String key, int value) {
    if (has(key)) {
      return this;
    }
    Map<String, Value> all = new LinkedHashMap<>(fields);
    all.put(key, new Value((double) value, 0));
    return new ConfigFields(all, path, reading);
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
      reading.missing().add(at(names[0]));
      return 1;
    }
    if (value == 0) {
      String name = present(names);
      throw wrong(name == null ? names[0] : name, "must be above zero");
    }
    return value;
  }

  int wholeOr(int otherwise, String... names) {
    Integer value = wholeOrNull(names);
    return value == null ? otherwise : value;
  }

  @Nullable Integer wholeOrNull(String... names) {
    String present = present(names);
    if (present != null) {
      return ConfigNumber.whole(this, present, fields.get(present));
    }
    for (String name : names) {
      Integer value = reading.defaults().get(name);
      if (value != null) {
        reading.assumed().add(at(name) + " " + value);
        return value;
      }
    }
    return null;
  }

  boolean flag(boolean otherwise, String... names) {
    String name = present(names);
    if (name == null) {
      return otherwise;
    }
    Value value = fields.get(name);
    if (value != null && value.content() instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "must be true or false");
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

  /** What stands under a key, or null where it is absent. */
  @Nullable Value value(String key) {
    return fields.get(key);
  }

  /** The first of several names that has a value, or null. */
  private @Nullable String present(String... names) {
    for (String name : names) {
      if (has(name)) {
        return name;
      }
    }
    return null;
  }

  /** What the architecture's defaults stood in for, as "name value". */
  Set<String> assumed() {
    return reading.assumed();
  }

  /** Names that no value was found for. */
  Set<String> missing() {
    return reading.missing();
  }

  /** Notes a name as missing, where the caller knows that it is needed. */
  void miss(String name) {
    reading.missing().add(at(name));
  }

  String where() {
    return reading.where();
  }

  /** An error at a key. */
  DocumentException wrong(String key, String what) {
    Value value = fields.get(key);
    return new DocumentException(
        reading.where(), value == null ? 0 : value.line(), at(key) + ": " + what);
  }

  private String at(String key) {
    return path + key;
  }
}
