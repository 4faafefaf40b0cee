package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.EngineHardware;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which engines run on one accelerator, and in which formats. */
public final class Compatibility {
  private static final String HARDWARE = "hardware";

  private final Accelerator gpu;
  private final Map<String, Source> known;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One engine.
   *
   * @param since the first version that runs here; null where no source names one
   * @param computes formats that matrix products run in
   * @param stores formats that weights are only stored in, computing in 16 bit
   * @param reason why it does not run; null where it does
   * @param sources addresses that this was read at
   */
  record Row(
      Engine engine,
      @Nullable String since,
      List<String> computes,
      List<String> stores,
      @Nullable String reason,
      List<String> sources) {
    boolean runs() {
      return reason == null;
    }
  }

  public Compatibility(Accelerator gpu, Catalog catalog) {
    this.gpu = gpu;
    this.known = catalog.sources();
    for (Engine engine : catalog.engines()) {
      rows.add(row(engine));
    }
  }

  /** One row for each engine of the catalog. */
  List<Row> rows() {
    return rows;
  }

  private Row row(Engine engine) {
    @Nullable EngineHardware entry = engine.on(gpu);
    if (entry == null) {
      return new Row(engine, null, List.of(), List.of(), reason(engine), sources(engine));
    }
    List<String> computes = new ArrayList<>();
    List<String> stores = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      Engine.@Nullable Arithmetic arithmetic = engine.arithmetic(gpu, precision);
      if (arithmetic != null) {
        (arithmetic.weightOnly() ? stores : computes).add(precision.id());
      }
    }
    return new Row(engine, entry.since(), computes, stores, null, sources(engine));
  }

  /** Where the engine's hardware was read, without what is said of other vendors alone. */
  private List<String> sources(Engine engine) {
    List<String> vendors = new ArrayList<>();
    for (Vendor vendor : Vendor.values()) {
      vendors.add(HARDWARE + "." + vendor.id());
    }
    vendors.remove(HARDWARE + "." + gpu.vendor().id());
    TreeSet<String> addresses = new TreeSet<>();
    for (Map.Entry<String, String> one : new TreeMap<>(engine.sources()).entrySet()) {
      boolean hardware = one.getKey().equals(HARDWARE) || one.getKey().startsWith(HARDWARE + ".");
      boolean others = vendors.stream().anyMatch(one.getKey()::startsWith);
      @Nullable Source source = known.get(one.getValue());
      if (hardware && !others && source != null) {
        addresses.add(source.url());
      }
    }
    return List.copyOf(addresses);
  }

  /** The nearest thing that is missing: the compute capability, the architecture, the vendor. */
  private String reason(Engine engine) {
    String vendor = "does not run on chips of " + gpu.vendor().id();
    for (EngineHardware entry : engine.hardware()) {
      if (entry.vendor() != gpu.vendor()) {
        continue;
      }
      if (entry.architectures() == null && entry.minComputeCapability() != null) {
        return "needs compute capability " + capability(entry.minComputeCapability());
      }
      vendor = "does not list " + (gpu.architecture() == null ? gpu.id() : gpu.architecture());
    }
    return vendor;
  }

  /** 7.05 stands for 7.5: the minor part is in hundredths. */
  private static String capability(double value) {
    long hundredths = Math.round(value * 100);
    return hundredths / 100 + "." + hundredths % 100;
  }

  /** As JSON: one object for each engine. */
  public List<Map<String, @Nullable Object>> document() {
    return rows.stream().map(Compatibility::document).toList();
  }

  private static Map<String, @Nullable Object> document(Row row) {
    return new Tree()
        .put("engine", row.engine().id())
        .put("name", row.engine().name())
        .put("runs", row.runs())
        .put("reason", row.reason())
        .put("since", row.since())
        .put("computes", row.computes())
        .put("stores", row.stores())
        .put("uses", row.engine().uses().stream().sorted().toList())
        .put("sources", row.sources())
        .map();
  }
}
