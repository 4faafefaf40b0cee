package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price paid or asked for one card.
 *
 * @param condition {@code new}, {@code used}, or {@code list} for what the maker asks
 * @param low the lowest price of the spread; null where only one price is known
 * @param high the highest
 */
public record Purchase(
    String gpu,
    String condition,
    double priceUsd,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String country,
    LocalDate asOf,
    String source) {

  /** Stands for the provider in sentences about prices to buy, whoever asks them. */
  public static final String PROVIDER = "cards to buy";

  /** This price with the spread of all those of the year before it. */
  Purchase among(List<Purchase> known) {
    double lowest = priceUsd;
    double highest = priceUsd;
    LocalDate since = asOf.minusYears(1);
    for (Purchase other : known) {
      if (!other.asOf.isBefore(since)) {
        lowest = Math.min(lowest, other.low == null ? other.priceUsd : other.low);
        highest = Math.max(highest, other.high == null ? other.priceUsd : other.high);
      }
    }
    return lowest == highest
        ? this
        : new Purchase(gpu, condition, priceUsd, lowest, highest, country, asOf, source);
  }
}
