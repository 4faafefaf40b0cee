package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.survey.CatalogDiff;
import io.github.gpuadvisor.catalog.survey.CatalogDiff.RecordChange;
import io.github.gpuadvisor.catalog.survey.CatalogDiff.Sign;
import io.github.gpuadvisor.catalog.survey.PriceChange;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two catalogs say differently, as text. */
public final class DiffText {
  private DiffText() {}

  /** Lines: records by kind, then prices by provider. */
  public static List<String> lines(CatalogDiff diff) {
    List<String> lines = new ArrayList<>();
    if (diff.isEmpty()) {
      return List.of("no differences");
    }
    diff.records().forEach((kind, changes) -> records(kind, changes, lines));
    for (Map.Entry<String, List<PriceChange>> provider : diff.prices().entrySet()) {
      lines.add("prices of " + provider.getKey() + ": " + counts(provider.getValue()));
      provider.getValue().forEach(change -> lines.add("  " + line(change)));
    }
    return lines;
  }

  private static void records(String kind, List<RecordChange> changes, List<String> lines) {
    long added = changes.stream().filter(change -> change.sign() == Sign.ADDED).count();
    long removed = changes.stream().filter(change -> change.sign() == Sign.REMOVED).count();
    lines.add(
        kind
            + ": "
            + added
            + " added, "
            + removed
            + " removed, "
            + (changes.size() - added - removed)
            + " changed");
    for (RecordChange change : changes) {
      lines.add("  " + sign(change.sign()) + " " + change.id());
      change
          .fields()
          .forEach(
              field ->
                  lines.add(
                      "      "
                          + field.field()
                          + ": "
                          + value(field.before())
                          + " → "
                          + value(field.after())));
    }
  }

  private static String sign(Sign sign) {
    return switch (sign) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case CHANGED -> "~";
    };
  }

  private static String value(@Nullable Object value) {
    return value instanceof String text ? text : JsonText.line(value);
  }

  private static String counts(List<PriceChange> changes) {
    long fresh = changes.stream().filter(change -> change.before() == null).count();
    long gone = changes.stream().filter(change -> change.after() == null).count();
    long up = changes.stream().filter(change -> rise(change) > 0).count();
    long down = changes.stream().filter(change -> rise(change) < 0).count();
    return fresh + " new, " + gone + " gone, " + up + " up, " + down + " down";
  }

  private static double rise(PriceChange change) {
    @Nullable Double percent = change.percent();
    return percent == null ? 0 : percent;
  }

  private static String line(PriceChange change) {
    PriceChange.@Nullable Price before = change.before();
    PriceChange.@Nullable Price after = change.after();
    if (before == null || after == null) {
      boolean fresh = before == null;
      return (fresh ? "+ " : "- ") + change.row() + ": " + price(fresh ? after : before);
    }
    double percent = rise(change);
    return "~ "
        + change.row()
        + ": "
        + price(before)
        + " → "
        + price(after)
        + (percent != 0 ? " (" + (percent > 0 ? "+" : "") + Figures.fixed(percent, 1) + " %)" : "");
  }

  private static String price(PriceChange.@Nullable Price price) {
    if (price == null) {
      return "";
    }
    String usd = price.usd() == null ? "no price" : "$" + Figures.usd(price.usd());
    boolean ordinary = List.of("listed", "new", "used", "list").contains(price.state());
    return ordinary ? usd : usd + " " + price.state();
  }
}
