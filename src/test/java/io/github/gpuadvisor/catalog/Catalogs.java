package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A catalog put together by hand, with the one source {@code test} that the builders name. In this
 * package because only this package may make a {@link Catalog}.
 */
public final class Catalogs {
  private final List<Accelerator> gpus = new ArrayList<>();
  private final Map<String, Supplier<Model>> models = new HashMap<>();
  private final ModelNames names = new ModelNames();
  private final List<Offer> offers = new ArrayList<>();
  private final List<Purchase> purchases = new ArrayList<>();
  private final List<Engine> engines = new ArrayList<>();
  private final Map<String, Catalog.Weights> profiles = new TreeMap<>();
  private final Map<String, Supplier<NamedSystem>> systems = new HashMap<>();
  private final SystemNames systemNames = new SystemNames();

  private final List<Excepted> exceptions = new ArrayList<>();
  private final Map<String, Value> files = new TreeMap<>();
  private String version = "2026-11-25";

  private Catalogs() {}

  public static Catalogs aCatalog() {
    return new Catalogs();
  }

  public Catalogs with(Accelerator... values) {
    gpus.addAll(Arrays.asList(values));
    return this;
  }

  public Catalogs with(Model... values) {
    for (Model model : values) {
      models.put(model.id(), () -> model);
      List<String> others = new ArrayList<>(model.aliases());
      others.add(model.name());
      String huggingFace = model.huggingFaceId();
      if (huggingFace != null) {
        others.add(huggingFace);
      }
      names.add(model.id(), () -> others);
    }
    return this;
  }

  public Catalogs with(Offer... values) {
    offers.addAll(Arrays.asList(values));
    return this;
  }

  public Catalogs with(Purchase... values) {
    purchases.addAll(Arrays.asList(values));
    return this;
  }

  public Catalogs with(Engine... values) {
    engines.addAll(Arrays.asList(values));
    return this;
  }

  public Catalogs with(NamedSystem... values) {
    for (NamedSystem system : values) {
      systems.put(system.id(), () -> system);
      systemNames.add(system.id(), system::aliases);
    }
    return this;
  }

  public Catalogs withException(String check, String where) {
    exceptions.add(new Excepted(check, where, "true all the same"));
    return this;
  }

  /** A file as it stands, for what looks at files. */
  public Catalogs withFile(String file, String json) {
    files.put(file, Json.read(json, file));
    return this;
  }

  public Catalogs withVersion(String value) {
    version = value;
    return this;
  }

  /** The weights that a question has where none are named. */
  public Catalogs withBalancedProfile() {
    return withProfile(
        "balanced",
        Map.of(
            "cost/per-token", 0.4,
            "speed/pace", 0.3,
            "energy/per-token", 0.2,
            "operations/few-parts", 0.1));
  }

  public Catalogs withProfile(String id, Map<String, Double> weights) {
    profiles.put(id, new Catalog.Weights(id, "Test profile", weights));
    return this;
  }

  public Catalog build() {
    Source source =
        new Source(
            "test",
            "https://example.com",
            "nobody",
            "made up for tests",
            "test",
            LocalDate.of(2026, 11, 1));
    return new Catalog(
        new CatalogContents(
            version,
            () -> "0",
            List.of(),
            gpus,
            models,
            names,
            new Prices(offers, purchases),
            engines,
            profiles,
            systems,
            systemNames,
            () -> Map.of("test", source),
            () -> exceptions,
            () -> files));
  }
}
