package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Catalog trees into a {@link Catalog}: the same path for a folder of JSON and for the packed
 * index.
 */
public final class CatalogReader {
  static final String SOURCES = "sources.json";

  private final List<Accelerator> gpus = new ArrayList<>();
  private final Map<String, Supplier<Model>> models = new HashMap<>();
  private final ModelNames names = new ModelNames();
  private final List<Offer> offers = new ArrayList<>();
  private final List<Purchase> purchases = new ArrayList<>();
  private final List<Engine> engines = new ArrayList<>();
  private final Map<String, Catalog.Weights> profiles = new TreeMap<>();
  private Supplier<Map<String, Source>> sources = Map::of;
  private String version = "unknown";

  /**
   * Reads a folder of JSON files.
   *
   * @throws CatalogException where a file is missing, malformed, or has a key too many or too few
   */
  public static Catalog read(Path folder) {
    return read(CatalogFiles.read(folder));
  }

  /** Reads trees already loaded. */
  public static Catalog read(CatalogFiles files) {
    CatalogReader reader = new CatalogReader();
    try {
      files.trees().forEach(reader::add);
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
    Catalog catalog = reader.finish(files.sha256());
    // Files that people edit are read whole, so that a mistake shows at once.
    try {
      catalog.modelIds().forEach(catalog::model);
      catalog.sources();
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
    return catalog;
  }

  /** Adds one file. */
  void add(String file, Value tree) {
    if (file.equals(SOURCES)) {
      sources = new Memo<>(() -> sources(Fields.of(tree, file)));
      return;
    }
    Fields fields = Fields.of(tree, file);
    if (file.startsWith("gpus/")) {
      gpus.add(AcceleratorReader.read(fields));
    } else if (file.startsWith("models/")) {
      addModel(file, fields.text("id"), namesOf(tree, file), tree);
    } else if (file.equals("offers/purchase.json")) {
      purchases.addAll(OfferReader.purchases(fields));
    } else if (file.startsWith("offers/")) {
      offers.addAll(OfferReader.offers(fields));
    } else if (file.startsWith("engines/")) {
      engines.add(EngineReader.read(fields));
    } else if (file.startsWith("profiles/")) {
      addProfile(fields);
    } else if (file.equals("catalog.json")) {
      version = fields.text("version");
      fields.done();
    } else {
      throw new DocumentException(file, 0, "is no part of a catalog");
    }
  }

  /** Adds a model that is read when it is first asked for. */
  void addModel(String file, String id, List<String> otherNames, Value tree) {
    names.add(id, otherNames);
    if (models.put(id, new Memo<>(() -> model(file, tree))) != null) {
      throw new CatalogException("catalog: two model files have the id " + id);
    }
  }

  private static Model model(String file, Value tree) {
    try {
      return ModelReader.read(Fields.of(tree, file));
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
  }

  /** The names beside the id that a model file gives. */
  static List<String> namesOf(Value tree, String file) {
    Fields fields = Fields.of(tree, file);
    List<String> all = new ArrayList<>(fields.texts("aliases"));
    all.add(fields.text("name"));
    @Nullable String huggingFace = fields.textOrNull("huggingFaceId");
    if (huggingFace != null) {
      all.add(huggingFace);
    }
    return all;
  }

  private void addProfile(Fields f) {
    Map<String, Double> weights = new TreeMap<>();
    f.numbers("weights")
        .forEach((criterion, weight) -> weights.put(criterion, weight == null ? 0 : weight));
    Catalog.Weights profile = new Catalog.Weights(f.text("id"), f.text("description"), weights);
    f.done();
    profiles.put(profile.id(), profile);
  }

  private static Map<String, Source> sources(Fields f) {
    Map<String, Source> sources = new TreeMap<>();
    for (String id : f.keys()) {
      Fields source = f.object(id);
      sources.put(
          id,
          new Source(
              id,
              source.text("url"),
              source.text("publisher"),
              source.text("title"),
              source.text("kind"),
              source.date("accessed")));
      source.done();
    }
    return sources;
  }

  Catalog finish(String sha256) {
    if (gpus.isEmpty() || models.isEmpty() || engines.isEmpty() || profiles.isEmpty()) {
      throw new CatalogException(
          "catalog: needs files in each of gpus/, models/, engines/ and profiles/");
    }
    return new Catalog(
        new CatalogContents(
            version, sha256, gpus, models, names, offers, purchases, engines, profiles, sources));
  }
}
