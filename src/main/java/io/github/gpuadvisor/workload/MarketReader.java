package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.workload.Limits.Purchase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Limits.Market}. */
public final class MarketReader {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

  private final Catalog catalog;
  private final Settings settings;
  private final LocalDate today;

  MarketReader(Catalog catalog, Settings settings, LocalDate today) {
    this.catalog = catalog;
    this.settings = settings;
    this.today = today;
  }

  Limits.Market read(@Nullable Set<GpuClass> classes) {
    @Nullable Budget budget = settings.read("budget", Budget::of, Budget.GOOD);
    Integer maxAge = settings.read("maxPriceAge", MarketReader::days, "give days, as in 30d");
    @Nullable LocalDate day = day(settings);
    boolean atHand = settings.has("have") || settings.has("on");
    Offer.Pricing pricing = pricing(atHand);
    return new Limits.Market(
        atHand ? Purchase.OWN : purchase(classes, budget),
        pricing,
        KnownNames.of(settings, "provider", () -> providers(catalog)),
        KnownNames.of(settings, "region", this::regions),
        countries(),
        budget,
        maxAge,
        day == null ? today : day,
        day);
  }

  /** The day that prices are asked for; null: not given. */
  public static @Nullable LocalDate day(Settings settings) {
    return settings.read("asOf", MarketReader::date, "give a date, as in 2026-11-25");
  }

  /** What is at hand has no price, so that no way of renting is assumed. */
  private Offer.Pricing pricing(boolean atHand) {
    String good = "give on-demand, spot or reserved";
    if (atHand) {
      Offer.@Nullable Pricing given = settings.read("pricing", MarketReader::pricing, good);
      return given == null ? Offer.Pricing.ON_DEMAND : given;
    }
    return settings.readOr(
        "pricing",
        MarketReader::pricing,
        good,
        Offer.Pricing.ON_DEMAND,
        "spot costs less and may be taken away");
  }

  private Purchase purchase(@Nullable Set<GpuClass> classes, @Nullable Budget budget) {
    boolean ownable = classes != null && !classes.contains(GpuClass.DATACENTER);
    boolean buys = ownable || (budget != null && !budget.rents());
    return settings.readOr(
        "purchase",
        MarketReader::purchase,
        "give rent, buy or any",
        buys ? Purchase.BUY : Purchase.RENT,
        "buying has no hourly price; any shows both");
  }

  private static Purchase purchase(String text) {
    Purchase purchase = Purchase.valueOf(text.strip().toUpperCase(Locale.ROOT));
    if (purchase == Purchase.OWN) {
      throw new IllegalArgumentException("said by --have");
    }
    return purchase;
  }

  private static int days(String text) {
    return (int) Math.floor(Durations.seconds(text) / SECONDS_PER_DAY);
  }

  private static Offer.Pricing pricing(String text) {
    Offer.@Nullable Pricing pricing = Offer.Pricing.of(text.strip().toLowerCase(Locale.ROOT));
    if (pricing == null) {
      throw new IllegalArgumentException("unknown pricing");
    }
    return pricing;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no date", e);
    }
  }

  /** All providers that have offers, in order. */
  public static Set<String> providers(Catalog catalog) {
    Set<String> providers = new TreeSet<>();
    catalog.offers().forEach(offer -> providers.add(offer.provider()));
    return providers;
  }

  private Set<String> regions() {
    Set<String> regions = new TreeSet<>();
    for (Offer offer : catalog.offers()) {
      if (offer.region() != null) {
        regions.add(offer.region().toLowerCase(Locale.ROOT));
      }
    }
    return regions;
  }

  private @Nullable Set<String> countries() {
    @Nullable List<String> codes = settings.list("residency");
    if (codes == null) {
      return null;
    }
    Set<String> countries = new TreeSet<>();
    for (String code : codes) {
      String upper = code.toUpperCase(Locale.ROOT);
      if (upper.equals("EU")) {
        countries.addAll(EU);
      } else if (upper.length() == 2 && upper.chars().allMatch(Character::isLetter)) {
        countries.add(upper);
      } else {
        throw settings.wrong("residency", "give two-letter countries or EU, as in EU,CH");
      }
    }
    return countries;
  }
}
