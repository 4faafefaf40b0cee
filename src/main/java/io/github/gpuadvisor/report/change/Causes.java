package io.github.gpuadvisor.report.change;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What made an answer another: the question, a price, the catalog's other data, the program. */
final class Causes {
  private final SavedAnswer before;
  private final SavedAnswer after;
  private final Catalog catalog;
  private final List<String> causes = new ArrayList<>();

  Causes(SavedAnswer before, SavedAnswer after, Catalog catalog) {
    this.before = before;
    this.after = after;
    this.catalog = catalog;
  }

  /** One sentence each, at least one. */
  List<String> all() {
    question();
    price();
    catalog();
    if (causes.isEmpty()) {
      causes.add("question and catalog are the same: the program's model or rules changed");
    }
    return causes;
  }

  private void question() {
    Map<String, Value> old = before.workload();
    Map<String, Value> now = after.workload();
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String was = plain(old.get(key));
      String is = plain(now.get(key));
      if (!was.equals(is)) {
        causes.add("the question is another: " + key + " " + was + " → " + is);
      }
    }
    if (causes.isEmpty() && !Objects.equals(before.at("question"), after.at("question"))) {
      causes.add(
          "the question is another: "
              + AnswerDiff.shown(before.at("question"))
              + " → "
              + AnswerDiff.shown(after.at("question")));
    }
  }

  private static String plain(@Nullable Value value) {
    return value == null || value.isNull() ? "none" : String.valueOf(value.plain());
  }

  /** The price, today, of what was rented before. */
  private void price() {
    @Nullable String gpu = before.first("gpu");
    @Nullable String type = before.first("offer.instanceType");
    @Nullable Double old = before.figure("offer.priceUsdPerHour");
    if (gpu == null || type == null || old == null) {
      return;
    }
    String place = before.first("offer.provider") + " " + type;
    for (Offer offer : catalog.offersOf(gpu)) {
      if (isTheSame(offer)) {
        @Nullable Double now = offer.priceUsdPerHour();
        if (now != null && Math.abs(now - old) > 1e-9) {
          causes.add(
              "the price of "
                  + place
                  + ": $"
                  + Figures.usd(old)
                  + "/h → $"
                  + Figures.usd(now)
                  + "/h on "
                  + offer.asOf());
        }
        return;
      }
    }
    causes.add(place + " is no longer offered");
  }

  private boolean isTheSame(Offer offer) {
    return offer.rentable()
        && Objects.equals(offer.provider(), before.first("offer.provider"))
        && Objects.equals(offer.instanceType(), before.first("offer.instanceType"))
        && Objects.equals(offer.region(), before.first("offer.region"))
        && Objects.equals(offer.pricing().id(), before.first("offer.pricing"));
  }

  private void catalog() {
    if (!Objects.equals(before.at("catalog", "sha256"), after.at("catalog", "sha256"))) {
      causes.add(
          "the catalog is another: version "
              + AnswerDiff.shown(before.at("catalog", "version"))
              + " → "
              + AnswerDiff.shown(after.at("catalog", "version"))
              + " (prices, facts or constants; catalog diff tells which)");
    }
  }
}
