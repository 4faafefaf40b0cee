package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reader should know beside the ranking. */
final class Cautions {
  private static final int OLD_DAYS = 180;
  private static final int MOST_CONDITIONS = 4;
  private static final int SIXTEEN = 16;

  private Cautions() {}

  static List<Warning> of(Request request, List<Ranked> ranked, PriceDates prices) {
    List<Warning> warnings = new ArrayList<>(request.warnings());
    LocalDate today = request.limits().market().today();
    addOldPrices(warnings, ranked, prices, request);
    @Nullable PriceDate future = prices.future();
    if (future != null) {
      warnings.add(
          new Warning(
              "price-from-the-future",
              "prices of "
                  + future.provider()
                  + " are dated "
                  + future.asOf()
                  + ", after "
                  + today));
    }
    addConditions(warnings, request, ranked);
    addWeightOnly(warnings, request, ranked);
    warnings.addAll(Porting.of(shown(request, ranked)));
    @Nullable Processor processor = Processor.enough(request.workload());
    if (processor != null) {
      warnings.add(processor.caution());
    }
    return warnings;
  }

  /** Providers whose newest price is old, and those whose price in a shown row is. */
  private static void addOldPrices(
      List<Warning> warnings, List<Ranked> ranked, PriceDates prices, Request request) {
    LocalDate today = request.limits().market().today();
    Map<String, LocalDate> newest = prices.newest();
    for (Ranked row : shown(request, ranked)) {
      Estimate estimate = row.assessment().estimate();
      Offer offer = estimate.deployment().offer();
      Purchase purchase = estimate.purchase();
      if (offer != null) {
        newest.merge(offer.provider(), offer.asOf(), (a, b) -> a.isBefore(b) ? a : b);
      } else if (purchase != null) {
        newest.merge(PriceDate.CARDS, purchase.asOf(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    List<String> old = new ArrayList<>();
    newest.forEach(
        (provider, date) -> {
          if (ChronoUnit.DAYS.between(date, today) > OLD_DAYS) {
            old.add(provider);
          }
        });
    if (!old.isEmpty()) {
      warnings.add(
          new Warning(
              "old-prices", "prices older than " + OLD_DAYS + " days: " + String.join(", ", old)));
    }
  }

  private static List<Ranked> shown(Request request, List<Ranked> ranked) {
    return ranked.subList(0, Math.min(ranked.size(), request.preferences().top()));
  }

  /** What a shown price leaves out, or is: an auction's bid, the GPU without its host. */
  private static void addConditions(List<Warning> warnings, Request request, List<Ranked> ranked) {
    Set<String> conditions = new LinkedHashSet<>();
    for (Ranked row : shown(request, ranked)) {
      Offer offer = row.assessment().estimate().deployment().offer();
      if (offer != null && offer.covers() != null) {
        conditions.add(offer.provider() + "'s price covers: " + offer.covers());
      }
      if (offer != null && offer.note() != null) {
        conditions.add(offer.provider() + ": " + offer.note());
      }
    }
    int said = 0;
    for (String condition : conditions) {
      if (said++ < MOST_CONDITIONS) {
        warnings.add(new Warning("price-condition", condition));
      }
    }
  }

  private static void addWeightOnly(List<Warning> warnings, Request request, List<Ranked> ranked) {
    List<String> names = new ArrayList<>();
    @Nullable String format = null;
    for (Ranked row : shown(request, ranked)) {
      Plan plan = row.assessment().estimate().deployment().plan();
      Engine.Arithmetic arithmetic = plan.arithmetic();
      if (arithmetic.weightOnly() && plan.precision().compute().bits() < SIXTEEN) {
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
