package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Catalog;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prices that an answer looked at: how many, and of which days. Counted as they come, since a
 * market may have tens of thousands.
 */
final class PriceDates {
  private final LocalDate today;
  private final Map<String, LocalDate> newest = new TreeMap<>();
  private int count;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private @Nullable PriceDate future;

  /** Prices come provider by provider: the one at hand is looked up once. */
  private String provider = "";

  private @Nullable LocalDate ofProvider;

  PriceDates(LocalDate today) {
    this.today = today;
  }

  void add(String from, LocalDate day) {
    count++;
    if (!from.equals(provider)) {
      provider = from;
      ofProvider = newest.get(from);
    }
    if (day.equals(ofProvider)) {
      return;
    }
    first = first == null || day.isBefore(first) ? day : first;
    last = last == null || day.isAfter(last) ? day : last;
    if (future == null && day.isAfter(today)) {
      future = new PriceDate(from, day);
    }
    if (ofProvider == null || day.isAfter(ofProvider)) {
      ofProvider = day;
      newest.put(from, day);
    }
  }

  int count() {
    return count;
  }

  /** Their first and last day; null where there are none. */
  Catalog.@Nullable Span span() {
    return first == null || last == null ? null : new Catalog.Span(first, last);
  }

  /** The first that is dated after today; null where none is. */
  @Nullable PriceDate future() {
    return future;
  }

  /** The newest day of each provider's, in a map of its own. */
  Map<String, LocalDate> newest() {
    return new TreeMap<>(newest);
  }
}
