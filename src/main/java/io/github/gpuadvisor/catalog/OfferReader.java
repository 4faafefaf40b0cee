package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offer files into {@link Offer}s and {@link Purchase}s. */
final class OfferReader {
  private static final double HIGHEST_PRICE = 1_000_000;

  private OfferReader() {}

  static List<Offer> offers(Fields file) {
    file.text("name");
    file.text("provider");
    List<Offer> offers = new ArrayList<>();
    for (Fields f : file.objects("offers")) {
      offers.add(offer(f));
    }
    file.done();
    return offers;
  }

  private static Offer offer(Fields f) {
    Offer.@Nullable Pricing pricing = Offer.Pricing.of(f.text("pricing"));
    if (pricing == null) {
      throw f.wrong("pricing", "must be on-demand, spot or reserved");
    }
    Offer offer =
        new Offer(
            f.text("provider"),
            f.text("instanceType"),
            f.text("gpu"),
            f.whole("gpuCount"),
            f.numberOrNull("gpuFraction"),
            f.textOrNull("region"),
            f.textOrNull("country"),
            f.textOrNull("tier"),
            pricing,
            f.textOrNull("term"),
            price(f),
            f.numberOrNull("vcpus"),
            f.numberOrNull("memoryGiB"),
            f.numberOrNull("networkGbps"),
            f.text("state"),
            f.date("asOf"),
            f.text("source"),
            f.textOrNull("covers"),
            f.textOrNull("note"));
    f.done();
    return offer;
  }

  private static @Nullable Double price(Fields f) {
    @Nullable Double price = f.numberOrNull("priceUsdPerHour");
    if (price != null && !(price > 0 && price < HIGHEST_PRICE)) {
      throw f.wrong("priceUsdPerHour", "must be above zero and below 1000000; null where unknown");
    }
    return price;
  }

  static List<Purchase> purchases(Fields file) {
    List<Purchase> purchases = new ArrayList<>();
    for (Fields f : file.objects("purchases")) {
      purchases.add(
          new Purchase(
              f.text("gpu"),
              f.text("condition"),
              f.number("priceUsd"),
              f.numberOrNull("low"),
              f.numberOrNull("high"),
              f.textOrNull("country"),
              f.date("asOf"),
              f.text("source")));
      f.done();
    }
    file.done();
    return purchases;
  }
}
