package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prices are of this half year. */
final class StalePrices implements Lint {
  /** As in answers, which name the providers whose prices are all older. */
  private static final int OLDEST_DAYS = 180;

  @Override
  public String name() {
    return "stale-prices";
  }

  @Override
  public String description() {
    return "Providers with listed prices that are more than "
        + OLDEST_DAYS
        + " days older than the catalog: the market has moved since.";
  }

  @Override
  public String tip() {
    return "Read the price again, or mark the row as retired or not-orderable.";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    @Nullable LocalDate today = catalog.day();
    if (today == null) {
      return List.of();
    }
    Map<String, List<LocalDate>> dates = new TreeMap<>();
    for (Offer offer : catalog.offers()) {
      if (offer.rentable()) {
        dates.computeIfAbsent(offer.provider(), any -> new ArrayList<>()).add(offer.asOf());
      }
    }
    for (String gpu : catalog.purchased()) {
      List<Purchase> known = catalog.purchasesOf(gpu);
      dates
          .computeIfAbsent(Purchase.PROVIDER, any -> new ArrayList<>())
          .add(known.get(known.size() - 1).asOf());
    }
    List<Problem> problems = new ArrayList<>();
    dates.forEach(
        (provider, days) -> {
          List<LocalDate> old = days.stream().filter(day -> isOld(day, today)).sorted().toList();
          if (!old.isEmpty()) {
            problems.add(
                problem(
                    provider,
                    old.size()
                        + " of "
                        + days.size()
                        + " prices are older than "
                        + OLDEST_DAYS
                        + " days, the oldest of "
                        + old.get(0)));
          }
        });
    return problems;
  }

  private static boolean isOld(LocalDate day, LocalDate today) {
    return ChronoUnit.DAYS.between(day, today) > OLDEST_DAYS;
  }
}
