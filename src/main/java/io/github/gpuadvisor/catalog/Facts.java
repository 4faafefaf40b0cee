package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The facts of one record of the catalog by their paths, such as {@code memory.capacityGB}. Objects
 * are opened; a list is one fact.
 */
public final class Facts {
  private static final String SOURCES = "sources";

  /** What a record is called and sorted by; nobody has to say where that was read. */
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "name",
          "aliases",
          "class",
          "vendor",
          "organization",
          "family",
          "kind",
          "conflicts",
          "note");

  private final Map<String, Value> facts = new LinkedHashMap<>();
  private final Map<String, String> sources = new TreeMap<>();

  private Facts() {}

  /** The facts of a record as its file states them. */
  public static Facts of(Value record) {
    Facts facts = new Facts();
    facts.add("", record);
    return facts;
  }

  private void add(String path, Value value) {
    Map<String, Value> fields = value.asMap();
    if (fields == null) {
      facts.put(path, value);
      return;
    }
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      if (path.isEmpty() && field.getKey().equals(SOURCES)) {
        addSources(field.getValue());
      } else {
        add(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
      }
    }
  }

  private void addSources(Value value) {
    Map<String, Value> named = value.asMap();
    if (named != null) {
      named.forEach((path, source) -> sources.put(path, String.valueOf(source.content())));
    }
  }

  /** Every path of the record in the order of its file, known or not. */
  public Set<String> paths() {
    return facts.keySet();
  }

  /** The value at a path. */
  public Value value(String path) {
    return facts.getOrDefault(path, new Value(null, 0));
  }

  /** True where a fact has a value; an empty list is none. */
  public boolean known(String path) {
    Value value = value(path);
    List<Value> items = value.asList();
    return items == null ? !value.isNull() : !items.isEmpty();
  }

  /** True where the fact at a path must say where it was read. */
  public boolean needsSource(String path) {
    return known(path) && !isName(path);
  }

  /** True where a path holds what a record is called or sorted by, or a remark. */
  public static boolean isName(String path) {
    return NAMES.contains(path);
  }

  /** Path (of a fact, or of an object that holds several) to source id. */
  public Map<String, String> sources() {
    return sources;
  }

  /** True where a source is named for a fact, or for an object that holds it. */
  public boolean hasSource(String path) {
    for (String part = path; ; part = part.substring(0, part.lastIndexOf('.'))) {
      if (sources.containsKey(part)) {
        return true;
      }
      if (part.indexOf('.') < 0) {
        return false;
      }
    }
  }

  /** True where a path is a fact's, or an object's that holds facts. */
  public boolean has(String path) {
    return facts.containsKey(path)
        || facts.keySet().stream().anyMatch(fact -> fact.startsWith(path + "."));
  }
}
