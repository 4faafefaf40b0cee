package io.github.gpuadvisor.catalog.survey;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Facts;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two catalogs say differently.
 *
 * @param records by kind ({@code gpus}, {@code models} and so on), in order of their ids
 * @param prices by provider
 */
public record CatalogDiff(
    Map<String, List<RecordChange>> records, Map<String, List<PriceChange>> prices) {
  private static final List<String> KINDS =
      List.of("gpus", "models", "systems", "engines", "profiles");
  private static final String SOURCES = "sources";

  /** What happened to a record. */
  public enum Sign {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** One field that changed; null: unknown there, or absent. */
  public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}

  /** One record; fields only where it changed. */
  public record RecordChange(String id, Sign sign, List<FieldChange> fields) {
    public RecordChange {
      fields = List.copyOf(fields);
    }
  }

  /** Compares. */
  public static CatalogDiff of(Catalog before, Catalog after) {
    Map<String, List<RecordChange>> records = new LinkedHashMap<>();
    for (String kind : KINDS) {
      add(kind, compare(facts(before, kind), facts(after, kind)), records);
    }
    add(SOURCES, compare(sources(before), sources(after)), records);
    return new CatalogDiff(records, PriceChange.between(before, after));
  }

  private static void add(
      String kind, List<RecordChange> changes, Map<String, List<RecordChange>> records) {
    if (!changes.isEmpty()) {
      records.put(kind, changes);
    }
  }

  /** True where the two say the same. */
  public boolean isEmpty() {
    return records.isEmpty() && prices.isEmpty();
  }

  /** Id to path to value, of all files of a kind. */
  private static Map<String, Map<String, Object>> facts(Catalog catalog, String kind) {
    Map<String, Map<String, Object>> facts = new TreeMap<>();
    for (Map.Entry<String, Value> file : catalog.files().entrySet()) {
      if (file.getKey().startsWith(kind + "/")) {
        Facts all = Facts.of(file.getValue());
        facts.put(String.valueOf(all.value("id").content()), plain(all));
      }
    }
    return facts;
  }

  private static Map<String, Map<String, Object>> sources(Catalog catalog) {
    Map<String, Map<String, Object>> facts = new TreeMap<>();
    Value file = catalog.files().get(SOURCES + ".json");
    Map<String, Value> entries = file == null ? null : file.asMap();
    if (entries != null) {
      entries.forEach((id, entry) -> facts.put(id, plain(Facts.of(entry))));
    }
    return facts;
  }

  /** Known facts, and the sources that they name. */
  private static Map<String, Object> plain(Facts facts) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (String path : facts.paths()) {
      Object value = facts.value(path).plain();
      if (value != null) {
        plain.put(path, value);
      }
    }
    facts.sources().forEach((path, source) -> plain.put(SOURCES + "." + path, source));
    return plain;
  }

  private static List<RecordChange> compare(
      Map<String, Map<String, Object>> before, Map<String, Map<String, Object>> after) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<RecordChange> changes = new ArrayList<>();
    for (String id : ids) {
      Map<String, Object> old = before.get(id);
      Map<String, Object> current = after.get(id);
      if (old == null || current == null) {
        changes.add(new RecordChange(id, old == null ? Sign.ADDED : Sign.REMOVED, List.of()));
        continue;
      }
      List<FieldChange> fields = fields(old, current);
      if (!fields.isEmpty()) {
        changes.add(new RecordChange(id, Sign.CHANGED, fields));
      }
    }
    return changes;
  }

  static List<FieldChange> fields(Map<String, Object> before, Map<String, Object> after) {
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(before.get(path), after.get(path))) {
        changes.add(new FieldChange(path, before.get(path), after.get(path)));
      }
    }
    return changes;
  }
}
