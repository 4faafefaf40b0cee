package io.github.gpuadvisor.catalog.survey;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One row of a price list that is new, gone, or at another price or state.
 *
 * @param row what is sold
 * @param before price and state in the first catalog; null: not there
 * @param after the same in the second
 */
public record PriceChange(String row, @Nullable Price before, @Nullable Price after) {
  /** A row's price in US dollars, its state and its day. */
  public record Price(@Nullable Double usd, String state, LocalDate asOf) {}

  /** Rise of the price in percent (a fall is negative); null where one of the two is not known. */
  public @Nullable Double percent() {
    Double old = before == null ? null : before.usd();
    Double current = after == null ? null : after.usd();
    return old == null || current == null || old <= 0 ? null : (current / old - 1) * 100;
  }

  /** Rows that differ, by provider; a row that was only read again on another day does not. */
  static Map<String, List<PriceChange>> between(Catalog before, Catalog after) {
    Map<String, Map<String, Price>> old = prices(before);
    Map<String, Map<String, Price>> current = prices(after);
    Set<String> providers = new TreeSet<>(old.keySet());
    providers.addAll(current.keySet());
    Map<String, List<PriceChange>> changes = new TreeMap<>();
    for (String provider : providers) {
      List<PriceChange> ofProvider =
          between(old.getOrDefault(provider, Map.of()), current.getOrDefault(provider, Map.of()));
      if (!ofProvider.isEmpty()) {
        changes.put(provider, ofProvider);
      }
    }
    return changes;
  }

  private static List<PriceChange> between(Map<String, Price> old, Map<String, Price> current) {
    Set<String> rows = new TreeSet<>(old.keySet());
    rows.addAll(current.keySet());
    List<PriceChange> changes = new ArrayList<>();
    for (String row : rows) {
      @Nullable Price one = old.get(row);
      @Nullable Price other = current.get(row);
      boolean same =
          one != null
              && other != null
              && Objects.equals(one.usd(), other.usd())
              && one.state().equals(other.state());
      if (!same) {
        changes.add(new PriceChange(row, one, other));
      }
    }
    return changes;
  }

  /** Provider to row to price, the newest of each row. */
  private static Map<String, Map<String, Price>> prices(Catalog catalog) {
    Map<String, Map<String, Price>> prices = new TreeMap<>();
    for (Offer offer : catalog.offers()) {
      Price price = new Price(offer.priceUsdPerHour(), offer.state(), offer.asOf());
      prices
          .computeIfAbsent(offer.provider(), any -> new TreeMap<>())
          .merge(offer.row(), price, PriceChange::newer);
    }
    for (String gpu : catalog.purchased()) {
      for (Purchase purchase : catalog.purchasesOf(gpu)) {
        Price price = new Price(purchase.priceUsd(), purchase.condition(), purchase.asOf());
        prices
            .computeIfAbsent(Purchase.PROVIDER, any -> new TreeMap<>())
            .merge(gpu + " " + purchase.condition(), price, PriceChange::newer);
      }
    }
    return prices;
  }

  private static Price newer(Price one, Price other) {
    return one.asOf().isAfter(other.asOf()) ? one : other;
  }
}
