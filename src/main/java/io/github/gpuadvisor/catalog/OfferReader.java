package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.LastDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offer files into {@link Offer}s and {@link Purchase}s. */
final class OfferReader {
  private static final double HIGHEST_PRICE = 1_000_000;
  private static final List<String> CONDITIONS = List.of("new", "used", "list");

  private OfferReader() {}

  static List<Offer> offers(Fields file) {
    file.text("name");
    file.text("provider");
    List<Offer> offers = new ArrayList<>();
    LastDay day = new LastDay();
    for (Fields f : file.objects("offers")) {
      offers.add(offer(f, day));
    }
    file.done();
    return offers;
  }

  private static Offer offer(Fields f, LastDay day) {
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
            country(f),
            !f.take("tier").isNull() ? oneOf(f, "tier", Offer.TIERS) : null,
            pricing,
            f.textOrNull("term"),
            price(f),
            f.numberOrNull("vcpus"),
            f.numberOrNull("memoryGiB"),
            f.numberOrNull("networkGbps"),
            oneOf(f, "state", Offer.STATES),
            f.date("asOf", day),
            f.text("source"),
            f.textOrNull("covers"),
            f.textOrNull("note"));
    f.done();
    return offer;
  }

  /** A word that no rule knows would let a row vanish without a reason. */
  private static String oneOf(Fields f, String key, List<String> words) {
    String word = f.text(key);
    if (!words.contains(word)) {
      throw f.wrong(key, "'" + word + "' is none of " + String.join(", ", words));
    }
    return word;
  }

  private static @Nullable String country(Fields f) {
    @Nullable String country = f.textOrNull("country");
    if (country != null && !(country.length() == 2 && capital(country, 0) && capital(country, 1))) {
      throw f.wrong("country", "must be two capital letters, as in DE; null where unknown");
    }
    return country;
  }

  private static boolean capital(String text, int at) {
    return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
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
              oneOf(f, "condition", CONDITIONS),
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
