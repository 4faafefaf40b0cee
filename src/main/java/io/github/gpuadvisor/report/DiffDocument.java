package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.survey.CatalogDiff;
import io.github.gpuadvisor.catalog.survey.CatalogDiff.FieldChange;
import io.github.gpuadvisor.catalog.survey.CatalogDiff.RecordChange;
import io.github.gpuadvisor.catalog.survey.CatalogDiff.Sign;
import io.github.gpuadvisor.catalog.survey.PriceChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two catalogs say differently, as JSON. */
public final class DiffDocument {
  private DiffDocument() {}

  /** The whole: {@code records} by kind, {@code prices} by provider. */
  public static Map<String, @Nullable Object> of(CatalogDiff diff) {
    Map<String, @Nullable Object> records = new LinkedHashMap<>();
    diff.records().forEach((kind, changes) -> records.put(kind, records(changes)));
    Map<String, @Nullable Object> prices = new LinkedHashMap<>();
    diff.prices().forEach((provider, changes) -> prices.put(provider, prices(changes)));
    return new Tree().put("records", records).put("prices", prices).map();
  }

  private static Map<String, @Nullable Object> records(List<RecordChange> changes) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    for (RecordChange change : changes) {
      if (change.sign() == Sign.CHANGED) {
        changed.put(change.id(), change.fields().stream().map(DiffDocument::field).toList());
      }
    }
    return new Tree()
        .put("added", ids(changes, Sign.ADDED))
        .put("removed", ids(changes, Sign.REMOVED))
        .put("changed", changed)
        .map();
  }

  private static List<String> ids(List<RecordChange> changes, Sign sign) {
    return changes.stream().filter(change -> change.sign() == sign).map(RecordChange::id).toList();
  }

  private static Map<String, @Nullable Object> field(FieldChange change) {
    return new Tree()
        .put("field", change.field())
        .put("before", change.before())
        .put("after", change.after())
        .map();
  }

  private static List<Map<String, @Nullable Object>> prices(List<PriceChange> changes) {
    return changes.stream().map(DiffDocument::price).toList();
  }

  private static Map<String, @Nullable Object> price(PriceChange change) {
    return new Tree()
        .put("row", change.row())
        .put(
            "change", change.before() == null ? "new" : change.after() == null ? "gone" : "changed")
        .put("before", price(change.before()))
        .put("after", price(change.after()))
        .number("percent", change.percent())
        .map();
  }

  private static @Nullable Map<String, @Nullable Object> price(PriceChange.@Nullable Price price) {
    return price == null
        ? null
        : new Tree()
            .exact("priceUsd", price.usd())
            .put("state", price.state())
            .put("asOf", price.asOf().toString())
            .map();
  }
}
