package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What accelerators cost to rent and to buy, in an order of its own. */
final class Prices {
  private final List<Offer> offers;
  private final Map<String, List<Offer>> offersByGpu = new HashMap<>();
  private final Map<String, List<Purchase>> purchases = new HashMap<>();

  Prices(List<Offer> offers, List<Purchase> bought) {
    this.offers = Collections.unmodifiableList(sorted(offers));
    group();
    List<Purchase> byDay = new ArrayList<>(bought);
    byDay.sort(Prices::compare);
    for (Purchase purchase : byDay) {
      purchases.computeIfAbsent(purchase.gpu(), any -> new ArrayList<>()).add(purchase);
    }
  }

  /** Offers in the order in which all are kept. */
  static List<Offer> sorted(List<Offer> offers) {
    List<Offer> sorted = new ArrayList<>(offers);
    sorted.sort(Prices::compare);
    return sorted;
  }

  /** Neighbors are mostly of one GPU, which is looked up once. */
  private void group() {
    String gpu = "";
    List<Offer> ofGpu = new ArrayList<>();
    for (Offer offer : offers) {
      if (!offer.gpu().equals(gpu)) {
        gpu = offer.gpu();
        ofGpu = offersByGpu.computeIfAbsent(gpu, any -> new ArrayList<>());
      }
      ofGpu.add(offer);
    }
  }

  // Written out: chains of comparators are built of code that no class-data archive keeps.

  private static int compare(Offer a, Offer b) {
    int order = compare(a.provider(), b.provider());
    order = order != 0 ? order : compare(a.instanceType(), b.instanceType());
    order = order != 0 ? order : compare(text(a.region()), text(b.region()));
    order = order != 0 ? order : compare(a.pricing().id(), b.pricing().id());
    order = order != 0 ? order : compare(a.gpu(), b.gpu());
    order = order != 0 ? order : Integer.compare(a.gpuCount(), b.gpuCount());
    order = order != 0 ? order : Double.compare(price(a), price(b));
    order = order != 0 ? order : a.asOf().compareTo(b.asOf());
    return order != 0 ? order : a.source().compareTo(b.source());
  }

  /** Neighbors mostly share their texts, which equals sees at once. */
  private static int compare(String a, String b) {
    return a.equals(b) ? 0 : a.compareTo(b);
  }

  private static int compare(Purchase a, Purchase b) {
    int order = a.asOf().compareTo(b.asOf());
    order = order != 0 ? order : Double.compare(a.priceUsd(), b.priceUsd());
    return order != 0 ? order : a.source().compareTo(b.source());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static double price(Offer offer) {
    Double price = offer.priceUsdPerHour();
    return price == null ? 0 : price;
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

  /** How many were read later than on a day. */
  int after(LocalDate day) {
    int later = 0;
    for (Offer offer : offers) {
      later += offer.asOf().isAfter(day) ? 1 : 0;
    }
    for (List<Purchase> known : purchases.values()) {
      for (Purchase purchase : known) {
        later += purchase.asOf().isAfter(day) ? 1 : 0;
      }
    }
    return later;
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
