package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code offers list --purchase buy}: what cards cost to buy. */
final class PurchaseList {
  private final Console console;

  PurchaseList(Console console) {
    this.console = console;
  }

  /**
   * Prints the prices of some GPUs, of each the oldest first.
   *
   * @param gpus their ids; null for all
   */
  void print(Catalog catalog, @Nullable Set<String> gpus, Arguments arguments) {
    for (String key : List.of("provider", "pricing")) {
      if (arguments.settings().list(key) != null) {
        throw arguments.settings().wrong(key, "goes with --purchase rent alone");
      }
    }
    List<Purchase> purchases = new ArrayList<>();
    for (String gpu : new TreeSet<>(catalog.purchased())) {
      if (gpus == null || gpus.contains(gpu)) {
        purchases.addAll(catalog.purchasesOf(gpu));
      }
    }
    new Listing(console, arguments).print(purchases, CatalogDocument::of, this::table);
  }

  private void table(List<Purchase> purchases) {
    Table table =
        new Table(console.screen(true).width())
            .text("GPU", 0, cells(purchases, Purchase::gpu))
            .text("condition", 0, cells(purchases, Purchase::condition))
            .number("$", 0, cells(purchases, one -> Figures.whole(one.priceUsd())))
            .number("low", 1, cells(purchases, one -> price(one.low())))
            .number("high", 1, cells(purchases, one -> price(one.high())))
            .text("country", 2, cells(purchases, one -> one.country() == null ? "" : one.country()))
            .text("as of", 0, cells(purchases, one -> one.asOf().toString()))
            .text("source", 3, cells(purchases, Purchase::source));
    table.lines().forEach(line -> console.out().println(line));
  }

  private static String price(@Nullable Double usd) {
    return usd == null ? "" : Figures.whole(usd);
  }

  private static List<String> cells(List<Purchase> purchases, Function<Purchase, String> cell) {
    return purchases.stream().map(cell).toList();
  }
}
