package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything known: immutable, in an order of its own, so that the order of files changes nothing.
 */
public final class Catalog {
  private final String version;
  private final String sha256;
  private final List<String> overlay;
  private final Map<String, Accelerator> gpus = new TreeMap<>();
  private final Map<String, Supplier<Model>> models;
  private final ModelNames modelNames;
  private final GpuNames gpuNames;
  private final List<Offer> offers;
  private final Map<String, List<Offer>> offersByGpu = new HashMap<>();
  private final Map<String, List<Purchase>> purchases = new HashMap<>();
  private final Map<String, Engine> engines = new TreeMap<>();
  private final Map<String, Weights> profiles;
  private final Map<String, Supplier<NamedSystem>> systems;
  private final SystemNames systemNames;
  private final Supplier<Map<String, Source>> sources;
  private final Supplier<List<Excepted>> exceptions;
  private final Supplier<Map<String, Value>> files;

  /** Weights of criteria by name, and the yardstick they are measured with: one profile file. */
  public record Weights(String id, String description, Map<String, Double> weights) {}

  Catalog(CatalogContents contents) {
    this.version = contents.version();
    this.sha256 = contents.sha256();
    this.overlay = contents.overlay();
    for (Accelerator gpu : contents.gpus()) {
      if (gpus.put(gpu.id(), gpu) != null) {
        throw new CatalogException("catalog: two GPU files have the id " + gpu.id());
      }
    }
    this.models = contents.models();
    this.modelNames = contents.modelNames();
    this.gpuNames = new GpuNames(gpus.values());
    List<Offer> sorted = new ArrayList<>(contents.offers());
    sorted.sort(
        Comparator.comparing(Offer::key)
            .thenComparing(Offer::gpu)
            .thenComparing(Offer::gpuCount)
            .thenComparing(offer -> offer.priceUsdPerHour() == null ? 0 : offer.priceUsdPerHour())
            .thenComparing(Offer::asOf)
            .thenComparing(Offer::source));
    this.offers = List.copyOf(sorted);
    for (Offer offer : offers) {
      offersByGpu.computeIfAbsent(offer.gpu(), any -> new ArrayList<>()).add(offer);
    }
    List<Purchase> bought = new ArrayList<>(contents.purchases());
    bought.sort(
        Comparator.comparing(Purchase::asOf)
            .thenComparing(Purchase::priceUsd)
            .thenComparing(Purchase::source));
    for (Purchase purchase : bought) {
      purchases.computeIfAbsent(purchase.gpu(), any -> new ArrayList<>()).add(purchase);
    }
    contents.engines().forEach(engine -> engines.put(engine.id(), engine));
    this.profiles = new TreeMap<>(contents.profiles());
    this.systems = contents.systems();
    this.systemNames = contents.systemNames();
    this.sources = contents.sources();
    this.exceptions = contents.exceptions();
    this.files = contents.files();
  }

  public String version() {
    return version;
  }

  /** The day that the version names, or null where it is no day. */
  public @Nullable LocalDate day() {
    try {
      return LocalDate.parse(version);
    } catch (DateTimeException e) {
      return null;
    }
  }

  public String sha256() {
    return sha256;
  }

  /** Files of the user's own data that lie over the catalog, in the order they were laid. */
  public List<String> overlay() {
    return overlay;
  }

  /** All accelerators by id. */
  public Collection<Accelerator> gpus() {
    return gpus.values();
  }

  /** The accelerator of an exact id, or null. */
  public @Nullable Accelerator gpu(String id) {
    return gpus.get(id);
  }

  public GpuNames gpuNames() {
    return gpuNames;
  }

  /** All model ids in order. */
  public Set<String> modelIds() {
    return modelNames.ids();
  }

  /** The model of an exact id. */
  public Model model(String id) {
    Supplier<Model> model = models.get(id);
    if (model == null) {
      throw new IllegalArgumentException("no model with the id " + id);
    }
    return model.get();
  }

  public ModelNames modelNames() {
    return modelNames;
  }

  public List<Offer> offers() {
    return offers;
  }

  /** Offers of one accelerator, in stable order. */
  public List<Offer> offersOf(String gpu) {
    return offersByGpu.getOrDefault(gpu, List.of());
  }

  /** Purchase prices of one accelerator, oldest first. */
  public List<Purchase> purchasesOf(String gpu) {
    return purchases.getOrDefault(gpu, List.of());
  }

  /**
   * The newest purchase price of an accelerator, whatever its condition, with the spread of the
   * prices of the year before it; null where none is known.
   */
  public @Nullable Purchase newestPurchase(String gpu) {
    List<Purchase> known = purchasesOf(gpu);
    return known.isEmpty() ? null : known.get(known.size() - 1).among(known);
  }

  /** Ids of all accelerators that a purchase price names, known or not. */
  public Set<String> purchased() {
    return purchases.keySet();
  }

  /**
   * The catalog with the prices of a day: none that was read later, and of each row the newest.
   *
   * @param day null: the catalog as it is
   */
  public Catalog asOf(@Nullable LocalDate day) {
    if (day == null) {
      return this;
    }
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
    return new Catalog(
        new CatalogContents(
            version,
            sha256,
            overlay,
            List.copyOf(gpus.values()),
            models,
            modelNames,
            List.copyOf(newest.values()),
            bought,
            List.copyOf(engines.values()),
            profiles,
            systems,
            systemNames,
            sources,
            exceptions,
            files));
  }

  public Collection<Engine> engines() {
    return engines.values();
  }

  public @Nullable Engine engine(String id) {
    return engines.get(id);
  }

  public Map<String, Weights> profiles() {
    return profiles;
  }

  /** All systems by id. */
  public List<NamedSystem> systems() {
    return systemNames.ids().stream().map(this::system).toList();
  }

  /** The system of an exact id. */
  public NamedSystem system(String id) {
    Supplier<NamedSystem> system = systems.get(id);
    if (system == null) {
      throw new IllegalArgumentException("no system with the id " + id);
    }
    return system.get();
  }

  public SystemNames systemNames() {
    return systemNames;
  }

  public Map<String, Source> sources() {
    return sources.get();
  }

  /** Places that a check of sense may complain about, each with the reason. */
  public List<Excepted> exceptions() {
    return exceptions.get();
  }

  /** The files as they stand, by their path in the catalog: for checks, counts and comparisons. */
  public Map<String, Value> files() {
    return files.get();
  }

  /** The oldest and newest of a number of dates, or null for none. */
  public static @Nullable Span span(Collection<LocalDate> dates) {
    LocalDate oldest = null;
    LocalDate newest = null;
    for (LocalDate date : dates) {
      oldest = oldest == null || date.isBefore(oldest) ? date : oldest;
      newest = newest == null || date.isAfter(newest) ? date : newest;
    }
    return oldest == null || newest == null ? null : new Span(oldest, newest);
  }

  /** First and last day. */
  public record Span(LocalDate oldest, LocalDate newest) {}
}
