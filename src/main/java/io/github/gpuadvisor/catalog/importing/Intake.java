package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Takes in rows of any format, provider by provider, and knows what the catalog adds to them. */
final class Intake {
  private static final long MOST_ROWS = 2_000_000;
  private static final int MOST_PROVIDERS = 1000;
  private static final BigDecimal HIGHEST_PER_GPU = BigDecimal.valueOf(100);

  private final GpuLookup gpus;
  private final Map<String, @Nullable String> tiers = new HashMap<>();
  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, Draft.Machine> machines = new HashMap<>();
  private final Map<String, ProviderIntake> providers = new TreeMap<>();
  private final Map<String, Map<String, Source>> sources = new HashMap<>();
  private final @Nullable String only;
  private final LongConsumer progress;
  private final Set<String> touched = new HashSet<>();
  private long rows;

  /**
   * @param only the one provider asked for, or null
   * @param progress told the number of rows so far, at each row
   */
  Intake(Catalog catalog, @Nullable String only, LongConsumer progress) {
    this.gpus = new GpuLookup(catalog);
    this.only = only;
    this.progress = progress;
    for (Offer offer : catalog.offers()) {
      @Nullable String tier = offer.tier();
      boolean first = !tiers.containsKey(offer.provider());
      boolean same = first || (tier != null && tier.equals(tiers.get(offer.provider())));
      tiers.put(offer.provider(), same ? tier : null);
      machines.put(offer.provider() + " " + offer.instanceType(), machine(offer));
      if (offer.region() != null && offer.country() != null) {
        countries.put(offer.provider() + " " + offer.region(), offer.country());
      }
    }
  }

  private static Draft.Machine machine(Offer offer) {
    return new Draft.Machine(
        offer.instanceType(),
        offer.gpu(),
        offer.gpuCount(),
        offer.gpuFraction(),
        offer.vcpus(),
        offer.memoryGiB(),
        offer.networkGbps());
  }

  /** What the catalog knows of a machine, for files that give its name alone. */
  Draft.@Nullable Machine machine(String provider, String type) {
    return machines.get(provider + " " + type);
  }

  /** Counts a row. */
  void row(PriceFile file) {
    rows++;
    if (rows > MOST_ROWS) {
      throw new ImportException(
          "invalid-import", file.name() + ": more than " + MOST_ROWS + " rows", "Maybe in parts");
    }
    progress.accept(rows);
  }

  /** Begins a file: from now on {@link #touched} holds the providers of its rows. */
  void begin() {
    touched.clear();
  }

  Set<String> touched() {
    return touched;
  }

  long rows() {
    return rows;
  }

  ProviderIntake of(String provider) {
    touched.add(provider);
    if (providers.size() >= MOST_PROVIDERS && !providers.containsKey(provider)) {
      throw new ImportException(
          "invalid-import", "more than " + MOST_PROVIDERS + " providers", "Maybe in parts");
    }
    return providers.computeIfAbsent(provider, any -> new ProviderIntake());
  }

  Map<String, ProviderIntake> providers() {
    return providers;
  }

  /** True for a row of another provider than the one asked for. */
  boolean isUnwanted(String provider) {
    return only != null && !only.equals(provider);
  }

  @Nullable String only() {
    return only;
  }

  /** The catalog's id of what a row states; null, and said, where there is none. */
  @Nullable String gpu(String provider, Stated stated, Origin origin) {
    GpuLookup.Found found = gpus.find(provider, stated);
    if (found.fault() != null) {
      of(provider).skip(found.fault(), origin, stated.type() + " " + stated.name());
    }
    return found.id();
  }

  /** A price that can be one; null, and said where it is stated but none. */
  @Nullable BigDecimal price(String provider, String cell, double gpus, Origin origin) {
    if (cell.isEmpty()) {
      return null;
    }
    @Nullable BigDecimal price = Cells.number(cell);
    @Nullable Rule fault = null;
    if (price == null) {
      fault = Rule.BAD_VALUE;
    } else if (price.signum() <= 0) {
      fault = Rule.PRICE_NOT_ABOVE_ZERO;
    } else if (price.doubleValue() > HIGHEST_PER_GPU.doubleValue() * gpus) {
      fault = Rule.PRICE_TOO_HIGH;
    }
    if (fault != null) {
      of(provider).skip(fault, origin, "price " + cell);
      return null;
    }
    return price;
  }

  /** The price of a row that should have one; null, and said, where there is none that can be. */
  @Nullable BigDecimal requiredPrice(
      String provider, Draft.Machine machine, String cell, Origin origin) {
    if (cell.isEmpty()) {
      of(provider).skip(Rule.NO_PRICE, origin, machine.type());
    }
    return price(provider, cell, machine.gpus(), origin);
  }

  /** The tier that all the catalog's offers of a provider share, or null. */
  @Nullable String tier(String provider) {
    return tiers.get(provider);
  }

  /** The country of a region, where the catalog knows it or the name says it. */
  @Nullable String country(String provider, @Nullable String region) {
    if (region == null) {
      return null;
    }
    @Nullable String known = countries.get(provider + " " + region);
    return known == null && region.startsWith("us-") ? "US" : known;
  }

  /**
   * The id of a source of a provider's prices.
   *
   * @param key equal for equal sources
   */
  String source(String provider, String key, String url, String title, LocalDate accessed) {
    Map<String, Source> known = sources.computeIfAbsent(provider, any -> new LinkedHashMap<>());
    Source source = known.get(key);
    if (source == null) {
      String id = "imported-" + provider + "-" + accessed;
      String numbered = known.isEmpty() ? id : id + "-" + (known.size() + 1);
      source = new Source(numbered, url, provider, title, "imported", accessed);
      known.put(key, source);
    }
    return source.id();
  }

  /** The source that is the file itself: by its name alone, never by where it lies. */
  String source(String provider, PriceFile file, String format) {
    String name = file.name();
    return source(
        provider, name, "file:" + name, "prices from " + format + " file " + name, file.asOf());
  }

  Map<String, Source> sources(String provider) {
    Map<String, Source> all = new TreeMap<>();
    sources.getOrDefault(provider, Map.of()).values().forEach(one -> all.put(one.id(), one));
    return all;
  }
}
