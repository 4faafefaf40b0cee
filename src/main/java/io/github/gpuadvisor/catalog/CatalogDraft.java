package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Records on their way to a {@link Catalog}: filled file by file, then laid over by others. */
final class CatalogDraft {
  final List<Accelerator> gpus = new ArrayList<>();
  final Map<String, Supplier<Model>> models = new HashMap<>();
  final ModelNames names = new ModelNames();
  final List<Offer> offers = new ArrayList<>();
  final List<Purchase> purchases = new ArrayList<>();
  final List<Engine> engines = new ArrayList<>();
  final Map<String, Catalog.Weights> profiles = new TreeMap<>();
  final Map<String, Supplier<NamedSystem>> systems = new HashMap<>();
  final SystemNames systemNames = new SystemNames();
  final List<Supplier<Map<String, Source>>> sources = new ArrayList<>();
  final List<Supplier<List<Excepted>>> exceptions = new ArrayList<>();
  private final Map<String, Value> overlaidFiles = new LinkedHashMap<>();
  private final List<String> overlay = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  String version = "unknown";

  /**
   * Lays the records of a folder over these: a record takes the place of the one with its id,
   * offers that of the same provider's at the same kind of price, purchase prices come on top.
   */
  void lay(CatalogDraft top, CatalogFiles files) {
    if (!top.gpus.isEmpty()) {
      gpus.removeIf(gpu -> top.gpus.stream().anyMatch(own -> own.id().equals(gpu.id())));
      gpus.addAll(top.gpus);
    }
    if (!top.engines.isEmpty()) {
      engines.removeIf(one -> top.engines.stream().anyMatch(own -> own.id().equals(one.id())));
      engines.addAll(top.engines);
    }
    models.putAll(top.models);
    names.addAll(top.names);
    Map<String, Set<Offer.Pricing>> priced = top.priced();
    offers.removeIf(
        offer -> priced.getOrDefault(offer.provider(), Set.of()).contains(offer.pricing()));
    offers.addAll(top.offers);
    purchases.addAll(top.purchases);
    systems.putAll(top.systems);
    systemNames.addAll(top.systemNames);
    profiles.putAll(top.profiles);
    sources.addAll(top.sources);
    exceptions.addAll(top.exceptions);
    files.trees().forEach((file, tree) -> overlaidFiles.put(files.prefix() + file, tree));
    files.trees().keySet().forEach(file -> overlay.add(files.prefix() + file));
    digests.add(files.sha256());
  }

  /** At which kinds of price each provider rents something out. */
  private Map<String, Set<Offer.Pricing>> priced() {
    Map<String, Set<Offer.Pricing>> priced = new HashMap<>();
    String provider = "";
    Set<Offer.Pricing> own = EnumSet.noneOf(Offer.Pricing.class);
    for (Offer offer : offers) {
      if (!offer.provider().equals(provider)) {
        provider = offer.provider();
        own = priced.computeIfAbsent(provider, any -> EnumSet.noneOf(Offer.Pricing.class));
      }
      own.add(offer.pricing());
    }
    return priced;
  }

  /** Everything is there, and reads. */
  void readAll() {
    models.values().forEach(CatalogDraft::read);
    systems.values().forEach(CatalogDraft::read);
    sources.forEach(CatalogDraft::read);
    exceptions.forEach(CatalogDraft::read);
  }

  private static void read(Supplier<?> supplier) {
    if (supplier.get() == null) {
      throw new IllegalStateException("a reader returned nothing");
    }
  }

  /** Engines that nobody measured take the speed constants of the one that they name. */
  private void lendConstants() {
    Map<String, Engine> owners = new HashMap<>();
    for (Engine engine : engines) {
      if (engine.constantsOf() == null) {
        owners.put(engine.id(), engine);
      }
    }
    for (int i = 0; i < engines.size(); i++) {
      String lender = engines.get(i).constantsOf();
      if (lender == null) {
        continue;
      }
      Engine owner = owners.get(lender);
      if (owner == null) {
        throw new CatalogException(
            "catalog: engine "
                + engines.get(i).id()
                + " takes the constants of "
                + lender
                + ", which has none of its own");
      }
      engines.set(i, engines.get(i).withConstantsOf(owner));
    }
  }

  private Map<String, Source> allSources() {
    if (sources.size() == 1) {
      return sources.get(0).get();
    }
    Map<String, Source> all = new TreeMap<>();
    sources.forEach(some -> all.putAll(some.get()));
    return all;
  }

  private List<Excepted> allExceptions() {
    return exceptions.stream().flatMap(some -> some.get().stream()).toList();
  }

  private Map<String, Value> allFiles(Map<String, Value> base) {
    Map<String, Value> all = new LinkedHashMap<>(base);
    all.putAll(overlaidFiles);
    return all;
  }

  /**
   * The catalog.
   *
   * @param files the files that the records were read from, below all overlays
   */
  Catalog finish(String sha256, Supplier<Map<String, Value>> files) {
    if (gpus.isEmpty() || models.isEmpty() || engines.isEmpty() || profiles.isEmpty()) {
      throw new CatalogException(
          "catalog: needs files in each of gpus/, models/, engines/ and profiles/");
    }
    lendConstants();
    return new Catalog(
        new CatalogContents(
            version,
            new Memo<>(() -> CatalogFiles.sha256(sha256, digests)),
            List.copyOf(overlay),
            gpus,
            models,
            names,
            new Prices(offers, purchases),
            engines,
            Collections.unmodifiableMap(profiles),
            systems,
            systemNames,
            new Memo<>(this::allSources),
            new Memo<>(this::allExceptions),
            new Memo<>(() -> allFiles(files.get()))));
  }
}
