package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Value;
import java.nio.file.Path;
import java.util.ArrayList;
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
  static final String EXCEPTIONS = "exceptions.json";

  private static final String OFFERS = "offers/";
  private static final String PURCHASES = OFFERS + "purchase.json";

  /** Key of the sources that a file brings along, so that it is written in one piece. */
  public static final String OWN_SOURCES = "sourceList";

  private final CatalogDraft draft;
  private final String prefix;

  /**
   * @param draft takes what is read
   * @param prefix what stands before the files in errors
   */
  CatalogReader(CatalogDraft draft, String prefix) {
    this.draft = draft;
    this.prefix = prefix;
  }

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
    CatalogDraft draft = new CatalogDraft();
    CatalogReader reader = new CatalogReader(draft, files.prefix());
    try {
      files.trees().forEach(reader::add);
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
    Catalog catalog = draft.finish(files.sha256(), files::trees);
    // Files that people edit are read whole, so that a mistake shows at once.
    try {
      catalog.modelIds().forEach(catalog::model);
      catalog.systems();
      catalog.sources();
      catalog.exceptions();
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
    return catalog;
  }

  /** Adds one file. */
  void add(String file, Value tree) {
    String where = prefix + file;
    if (file.equals(SOURCES)) {
      draft.sources.add(new Memo<>(() -> SourceReader.sources(Fields.of(tree, where))));
      return;
    }
    if (file.equals(EXCEPTIONS)) {
      draft.exceptions.add(new Memo<>(() -> SourceReader.exceptions(tree, where)));
      return;
    }
    Fields fields = Fields.of(tree, where);
    if (file.startsWith("gpus/")) {
      draft.gpus.add(AcceleratorReader.read(fields));
    } else if (file.startsWith("models/")) {
      ownSources(fields);
      addModel(where, fields.text("id"), checked(tree, where), tree);
    } else if (file.equals(PURCHASES)) {
      draft.purchases.addAll(OfferReader.purchases(fields));
    } else if (file.startsWith(OFFERS)) {
      ownSources(fields);
      draft.offers.addAll(OfferReader.offers(fields));
    } else if (file.startsWith("engines/")) {
      draft.engines.add(EngineReader.read(fields));
    } else if (file.startsWith("systems/")) {
      addSystem(where, fields.text("id"), checked(tree, where), tree);
    } else if (file.startsWith("profiles/")) {
      addProfile(fields);
    } else if (file.equals("catalog.json")) {
      draft.version = fields.text("version");
      fields.done();
    } else {
      throw new DocumentException(where, 0, "is no part of a catalog");
    }
  }

  private void ownSources(Fields fields) {
    if (fields.has(OWN_SOURCES)) {
      Map<String, Source> own = SourceReader.sources(fields.object(OWN_SOURCES));
      draft.sources.add(() -> own);
    }
  }

  /** Adds one file of which the offers, where it has any, are known already. */
  void addWithoutOffers(String file, Value tree) {
    if (file.startsWith(OFFERS) && !file.equals(PURCHASES)) {
      draft.sources.add(new Memo<>(() -> sourcesOf(Fields.of(tree, prefix + file))));
    } else {
      add(file, tree);
    }
  }

  private static Map<String, Source> sourcesOf(Fields fields) {
    return fields.has(OWN_SOURCES) ? SourceReader.sources(fields.object(OWN_SOURCES)) : Map.of();
  }

  /** Adds a model that is read when it is first asked for. */
  void addModel(String file, String id, Supplier<List<String>> otherNames, Value tree) {
    draft.names.add(id, otherNames);
    if (draft.models.put(id, new Memo<>(() -> model(file, tree))) != null) {
      throw new CatalogException("catalog: two model files have the id " + id);
    }
  }

  /** Adds a system that is read when it is first asked for. */
  void addSystem(String file, String id, Supplier<List<String>> otherNames, Value tree) {
    draft.systemNames.add(id, otherNames);
    if (draft.systems.put(id, new Memo<>(() -> system(file, tree))) != null) {
      throw new CatalogException("catalog: two system files have the id " + id);
    }
  }

  private static NamedSystem system(String file, Value tree) {
    try {
      return SystemReader.read(Fields.of(tree, file));
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
  }

  private static Model model(String file, Value tree) {
    try {
      Fields fields = Fields.of(tree, file);
      if (fields.has(OWN_SOURCES)) {
        fields.take(OWN_SOURCES);
      }
      return ModelReader.read(fields);
    } catch (DocumentException e) {
      throw new CatalogException("catalog: " + e.getMessage(), e);
    }
  }

  private static Supplier<List<String>> checked(Value tree, String file) {
    List<String> names = namesOf(tree, file);
    return () -> names;
  }

  /** The names beside the id that the file of a model or a system gives. */
  static List<String> namesOf(Value tree, String file) {
    Fields fields = Fields.of(tree, file);
    List<String> all = new ArrayList<>(fields.texts("aliases"));
    all.add(fields.text("name"));
    @Nullable String huggingFace =
        fields.has("huggingFaceId") ? fields.textOrNull("huggingFaceId") : null;
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
    draft.profiles.put(profile.id(), profile);
  }
}
