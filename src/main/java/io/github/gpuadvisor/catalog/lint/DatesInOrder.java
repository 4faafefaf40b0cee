package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.catalog.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** First launched, then sold out; nothing was read or priced after the catalog's own day. */
final class DatesInOrder implements Lint {
  @Override
  public String name() {
    return "dates-in-order";
  }

  @Override
  public String description() {
    return "Ends before launches, and launches, prices and sources dated after the catalog's"
        + " version: ages of prices and the order of generations rest on dates.";
  }

  @Override
  public String tip() {
    return "Correct the date, or move the version in catalog.json to the day of the last change."
        + " What is only announced is not for sale yet.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    @Nullable LocalDate today = catalog.day();
    for (Accelerator gpu : catalog.gpus()) {
      ordered(gpu.id(), "endOfSale", gpu.launchDate(), gpu.endOfSale(), problems);
      // What nobody sells yet may be announced for a day to come.
      if (!catalog.offersOf(gpu.id()).isEmpty() || !catalog.purchasesOf(gpu.id()).isEmpty()) {
        past(gpu.id(), "launchDate", gpu.launchDate(), today, problems);
      }
    }
    for (NamedSystem system : catalog.systems()) {
      ordered(system.id(), "endOfService", system.launchDate(), system.endOfService(), problems);
    }
    for (String id : catalog.modelIds()) {
      past(id, "releaseDate", catalog.model(id).releaseDate(), today, problems);
    }
    for (Offer offer : catalog.offers()) {
      past(offer.key(), "asOf", offer.asOf(), today, problems);
    }
    for (String gpu : new TreeSet<>(catalog.purchased())) {
      for (Purchase purchase : catalog.purchasesOf(gpu)) {
        past("purchase of " + gpu, "asOf", purchase.asOf(), today, problems);
      }
    }
    sources(catalog, today, problems);
    return problems;
  }

  /** One line for all sources: they are read on the same few days. */
  private void sources(Catalog catalog, @Nullable LocalDate today, List<Problem> problems) {
    List<Source> late =
        catalog.sources().values().stream()
            .filter(source -> today != null && source.accessed().isAfter(today))
            .toList();
    if (!late.isEmpty()) {
      problems.add(
          problem(
              "sources.json",
              late.size()
                  + (late.size() == 1 ? " source was" : " sources were")
                  + " read after "
                  + today
                  + ", the catalog's version; the first: "
                  + late.get(0).id()
                  + " on "
                  + late.get(0).accessed()));
    }
  }

  private void ordered(
      String where,
      String field,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      List<Problem> problems) {
    if (first != null && last != null && last.isBefore(first)) {
      problems.add(problem(where, field + " " + last + " is before launchDate " + first));
    }
  }

  private void past(
      String where,
      String field,
      @Nullable LocalDate date,
      @Nullable LocalDate today,
      List<Problem> problems) {
    if (date != null && today != null && date.isAfter(today)) {
      problems.add(problem(where, field + " " + date + " is after the catalog's version " + today));
    }
  }
}
