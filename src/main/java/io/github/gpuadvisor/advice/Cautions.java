package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the reader should know beside the ranking. */
final class Cautions {
  private static final int OLD_DAYS = 180;

  private Cautions() {}

  static List<Warning> of(Request request, List<Ranked> ranked, List<PriceDate> prices) {
    List<Warning> warnings = new ArrayList<>(request.warnings());
    LocalDate today = request.limits().market().today();
    addOldPrices(warnings, prices, today);
    for (PriceDate price : prices) {
      if (price.asOf().isAfter(today)) {
        warnings.add(
            new Warning(
                "price-from-the-future",
                "prices of "
                    + price.seller()
                    + " are dated "
                    + price.asOf()
                    + ", after "
                    + today));
        break;
      }
    }
    addWeightOnly(warnings, request, ranked);
    return warnings;
  }

  private static void addOldPrices(List<Warning> warnings, List<PriceDate> prices, LocalDate today) {
    Map<String, Long> newestAge = new TreeMap<>();
    for (PriceDate price : prices) {
      newestAge.merge(price.seller(), ChronoUnit.DAYS.between(price.asOf(), today), Math::min);
    }
    List<String> old = new ArrayList<>();
    newestAge.forEach(
        (provider, age) -> {
          if (age > OLD_DAYS) {
            old.add(provider);
          }
        });
    if (!old.isEmpty()) {
      warnings.add(
          new Warning(
              "old-prices",
              "prices older than " + OLD_DAYS + " days: " + String.join(", ", old)));
    }
  }

  private static void addWeightOnly(List<Warning> warnings, Request request, List<Ranked> ranked) {
    List<String> names = new ArrayList<>();
    int most = Math.min(ranked.size(), request.preferences().top());
    @Nullable String format = null;
    for (Ranked row : ranked.subList(0, most)) {
      Plan plan = row.assessment().estimate().deployment().plan();
      Engine.Arithmetic arithmetic = plan.arithmetic();
      if (arithmetic.weightOnly() && plan.precision().bits() >= 8 && !plan.precision().isGguf()) {
        names.add(row.assessment().estimate().deployment().gpu().id());
        format = plan.precision().id();
      }
    }
    if (!names.isEmpty()) {
      warnings.add(
          new Warning(
              "weight-only",
              format + " is stored but computed in 16 bit on " + String.join(", ", names)));
    }
  }
}
