package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a kind of work on a chip family, and how far off predictions of it are.
 *
 * @param rows measurements of the family at that work
 * @param errors by what was left out ({@code fit}: nothing, {@code source}, {@code gpu}, {@code
 *     model}), as ratios
 */
public record Evidence(int rows, Map<String, Deviation> errors) {
  /** Median and 90th percentile of |predicted / measured − 1|. */
  public record Deviation(double median, double p90) {}

  public Evidence {
    errors = Map.copyOf(errors);
  }

  /** The evidence of an engine's era on a family, or null where nothing of it was measured. */
  public static @Nullable Evidence of(
      Catalog catalog, Engine engine, Era era, @Nullable String family, Topic.Work work) {
    String lender = engine.constantsOf() == null ? engine.id() : engine.constantsOf();
    @Nullable Value file = catalog.files().get("engines/" + lender + ".json");
    @Nullable Value eras = file == null ? null : field(file, "eras");
    @Nullable List<Value> all = eras == null ? null : eras.asList();
    for (Value one : all == null ? List.<Value>of() : all) {
      @Nullable Value id = field(one, "era");
      if (id != null && era.id().equals(id.content())) {
        @Nullable Value families = field(one, "fit", "byFamily", work.id());
        @Nullable Value found = families == null || family == null ? null : field(families, family);
        return found == null ? null : read(found);
      }
    }
    return null;
  }

  private static Evidence read(Value family) {
    Map<String, Deviation> errors = new LinkedHashMap<>();
    for (String split : List.of("fit", "source", "gpu", "model")) {
      @Nullable Double median = number(family, split, "median");
      @Nullable Double p90 = number(family, split, "p90");
      if (median != null && p90 != null) {
        errors.put(split, new Deviation(median, p90));
      }
    }
    @Nullable Double rows = number(family, "rows");
    return new Evidence(rows == null ? 0 : rows.intValue(), errors);
  }

  private static @Nullable Double number(Value value, String... path) {
    @Nullable Value found = field(value, path);
    return found != null && found.content() instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }

  private static @Nullable Value field(Value value, String... path) {
    @Nullable Value found = value;
    for (String key : path) {
      @Nullable Map<String, Value> fields = found == null ? null : found.asMap();
      found = fields == null ? null : fields.get(key);
    }
    return found;
  }
}
