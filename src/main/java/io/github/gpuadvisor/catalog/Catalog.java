package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
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
  private final Map<String, Accelerator> gpus = new TreeMap<>();
  private final GpuNames gpuNames;
  private final CatalogContents contents;
  private final Map<String, Engine> engines = new TreeMap<>();

  /** Weights of criteria by name, and the yardstick they are measured with: one profile file. */
  public record Weights(String id, String description, Map<String, Double> weights) {}

  Catalog(CatalogContents contents) {
    for (Accelerator gpu : contents.gpus()) {
      if (gpus.put(gpu.id(), gpu) != null) {
        throw new CatalogException("catalog: two GPU files have the id " + gpu.id());
      }
    }
    this.gpuNames = new GpuNames(gpus.values());
    this.contents = contents;
    contents.engines().forEach(engine -> engines.put(engine.id(), engine));
  }

  public String version() {
    return contents.version();
  }

  /** The day that the version names, or null where it is no day. */
  public @Nullable LocalDate day() {
    try {
      return LocalDate.parse(version());
    } catch (DateTimeException e) {
      return null;
    }
  }

  public String sha256() {
    return contents.sha256().get();
  }

  /** Files of the user's own data that lie over the catalog, in the order they were laid. */
  public List<String> overlay() {
    return contents.overlay();
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
    return modelNames().ids();
  }

  /** The model of an exact id. */
  public Model model(String id) {
    Supplier<Model> model = contents.models().get(id);
    if (model == null) {
      throw new IllegalArgumentException("no model with the id " + id);
    }
    return model.get();
  }

  public ModelNames modelNames() {
    return contents.modelNames();
  }

  public List<Offer> offers() {
    return contents.prices().offers();
  }

  /** Offers of one accelerator, in stable order. */
  public List<Offer> offersOf(String gpu) {
    return contents.prices().offersOf(gpu);
  }

  /** Purchase prices of one accelerator, oldest first. */
  public List<Purchase> purchasesOf(String gpu) {
    return contents.prices().purchasesOf(gpu);
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
    return contents.prices().purchased();
  }

  /**
   * The catalog with the prices of a day: none that was read later, and of each row the newest.
   *
   * @param day null: the catalog as it is
   */
  public Catalog asOf(@Nullable LocalDate day) {
    return day == null ? this : new Catalog(contents.with(contents.prices().asOf(day)));
  }

  /** How many prices {@link #asOf} leaves out because they were read later. */
  public int pricesAfter(LocalDate day) {
    return contents.prices().after(day);
  }

  public Collection<Engine> engines() {
    return engines.values();
  }

  public @Nullable Engine engine(String id) {
    return engines.get(id);
  }

  public Map<String, Weights> profiles() {
    return contents.profiles();
  }

  /** All systems by id. */
  public List<NamedSystem> systems() {
    return systemNames().ids().stream().map(this::system).toList();
  }

  /** The system of an exact id. */
  public NamedSystem system(String id) {
    Supplier<NamedSystem> system = contents.systems().get(id);
    if (system == null) {
      throw new IllegalArgumentException("no system with the id " + id);
    }
    return system.get();
  }

  /** Finds systems by what people call them. */
  public SystemNames systemNames() {
    return contents.systemNames();
  }

  public Map<String, Source> sources() {
    return contents.sources().get();
  }

  /** Places that a check of sense may complain about, each with the reason. */
  public List<Excepted> exceptions() {
    return contents.exceptions().get();
  }

  /** The files as they stand, by their path in the catalog: for checks, counts and comparisons. */
  public Map<String, Value> files() {
    return contents.files().get();
  }

  /** First and last day. */
  public record Span(LocalDate oldest, LocalDate newest) {}
}
