package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What accelerators cost to rent and to buy, in an order of its own. */
final class Prices {
  private final List<Offer> offers;
  private final Map<String, List<Offer>> offersByGpu = new HashMap<>();
  private final Map<String, List<Purchase>> purchases = new HashMap<>();

  Prices(List<Offer> offers, List<Purchase> bought) {
    List<Offer> sorted = new ArrayList<>(offers);
    sorted.sort(
        Comparator.comparing(Offer::provider)
            .thenComparing(Offer::instanceType)
            .thenComparing(offer -> offer.region() == null ? "" : offer.region())
            .thenComparing(offer -> offer.pricing().id())
            .thenComparing(Offer::gpu)
            .thenComparing(Offer::gpuCount)
            .thenComparing(offer -> offer.priceUsdPerHour() == null ? 0 : offer.priceUsdPerHour())
            .thenComparing(Offer::asOf)
            .thenComparing(Offer::source));
    this.offers = List.copyOf(sorted);
    for (Offer offer : this.offers) {
      offersByGpu.computeIfAbsent(offer.gpu(), any -> new ArrayList<>()).add(offer);
    }
    List<Purchase> byDay = new ArrayList<>(bought);
    byDay.sort(
        Comparator.comparing(Purchase::asOf)
            .thenComparing(Purchase::priceUsd)
            .thenComparing(Purchase::source));
    for (Purchase purchase : byDay) {
      purchases.computeIfAbsent(purchase.gpu(), any -> new ArrayList<>()).add(purchase);
    }
  }

  List<Offer> offers() {
    return offers;
  }

  List<Offer> offersOf(String gpu) {
    return offersByGpu.getOrDefault(gpu, List.of());
  }

  /** Oldest first. */
  List<Purchase> purchasesOf(String gpu) {
    return purchases.getOrDefault(gpu, List.of());
  }

  Set<String> purchased() {
    return purchases.keySet();
  }

  /** Those known on a day: none that was read later, and of each row the newest. */
  Prices asOf(LocalDate day) {
    Map<String, Offer> newest = new TreeMap<>();
    for (Offer offer : offers) {
      if (!offer.asOf().isAfter(day)) {
        newest.merge(
            offer.provider() + "\n" + offer.row(),
            offer,
            (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b);
      }
    }
    List<Purchase> bought = new ArrayList<>();
    for (List<Purchase> known : purchases.values()) {
      known.stream().filter(purchase -> !purchase.asOf().isAfter(day)).forEach(bought::add);
    }
    return new Prices(List.copyOf(newest.values()), bought);
  }
}
