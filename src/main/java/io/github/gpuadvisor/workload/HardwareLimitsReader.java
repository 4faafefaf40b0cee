package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.catalog.Version;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Limits.Hardware}. */
final class HardwareLimitsReader {
  private final Catalog catalog;
  private final Settings settings;
  private final List<Warning> warnings;
  private final String kind;

  HardwareLimitsReader(Catalog catalog, Settings settings, List<Warning> warnings, String kind) {
    this.kind = kind;
    this.catalog = catalog;
    this.settings = settings;
    this.warnings = warnings;
  }

  Limits.Hardware read(@Nullable Set<GpuClass> classes) {
    @Nullable String key =
        settings.has("engine") ? "engine" : settings.has("framework") ? "framework" : null;
    Chosen engine = key == null ? new Chosen(null, null, null) : engine(key);
    @Nullable Set<String> excluded = gpus("exclude");
    return new Limits.Hardware(
        gpus("gpu"),
        excluded == null ? Set.of() : excluded,
        LimitsReader.enums(
            settings,
            "vendor",
            Vendor::of,
            Vendor.class,
            "give nvidia, amd, intel, google, aws, apple or qualcomm"),
        classes,
        settings.read("maxGpus", Quantity::count, "give a number above zero, as in 8"),
        settings.read("maxNodes", Quantity::count, "give a number above zero, as in 1"),
        settings.read("maxPower", HardwareLimitsReader::watts, "give watts, as in 700W or 25W"),
        engine.id(),
        engine.era(),
        engine.version(),
        new AtHandReader(catalog, settings, warnings).read(),
        reserved());
  }

  private double reserved() {
    @Nullable Double gib =
        settings.read("reserveMemory", Quantity::gibibytes, "give memory, as in 2GiB");
    return gib == null ? 0 : gib;
  }

  private record Chosen(@Nullable String id, @Nullable String era, @Nullable String version) {}

  private Chosen engine(String key) {
    String text = String.valueOf(settings.text(key)).strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.startsWith("@")) {
      throw settings.wrong(key, "give an engine, as in vllm or vllm@2024");
    }
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    Engine engine = engineOf(name);
    @Nullable String version = at < 0 ? settings.text("engineVersion") : text.substring(at + 1);
    if (engine.constantsOf() != null) {
      warnings.add(
          new Warning(
              "borrowed-constants",
              "no measurements of "
                  + engine.name()
                  + ": its speed is predicted with the constants of "
                  + engine.constantsOf()));
    }
    if (version == null) {
      return new Chosen(engine.id(), null, null);
    }
    String era = era(engine, version);
    return new Chosen(
        engine.id(),
        era,
        !era.equals(version) && Version.isOne(version) && standsForItself(engine, name)
            ? version
            : null);
  }

  /** A version of other software says nothing about the engine that stands in for it. */
  private static boolean standsForItself(Engine engine, String name) {
    return engine.id().equals(name) || engine.aliases().contains(name);
  }

  private Engine engineOf(String name) {
    for (Engine engine : catalog.engines()) {
      if (standsForItself(engine, name)) {
        return engine;
      }
    }
    for (Engine engine : catalog.engines()) {
      if (engine.standsFor().contains(name)) {
        return instead(name, engine);
      }
    }
    List<Engine> able =
        catalog.engines().stream().filter(engine -> engine.uses().contains(kind)).toList();
    List<String> near = Nearest.to(name, able.stream().map(Engine::id).toList(), 1);
    String id = !near.isEmpty() ? near.get(0) : kind.equals("inference") ? "vllm" : "pytorch";
    @Nullable Engine nearest = catalog.engine(id);
    return instead(name, nearest == null ? catalog.engines().iterator().next() : nearest);
  }

  private Engine instead(String name, Engine engine) {
    warnings.add(
        new Warning(
            "unknown-engine",
            "no profile of '" + name + "'; that of " + engine.name() + " is used"));
    return engine;
  }

  /** An era by its own name, or by a version of the engine. */
  private String era(Engine engine, String version) {
    Era era = engine.eraOf(version);
    if (!era.id().equals(version) && !era.covers(version)) {
      warnings.add(
          new Warning(
              "unknown-engine-era",
              "no profile of " + engine.id() + "@" + version + "; " + era.id() + " is used"));
    }
    return era.id();
  }

  private @Nullable Set<String> gpus(String key) {
    if (settings.list(key) == null) {
      return null;
    }
    Set<String> ids = new TreeSet<>();
    // A name with spaces ("RTX 4090") is one pattern: only commas separate.
    for (String pattern : String.valueOf(settings.text(key)).split(",", -1)) {
      if (!pattern.isBlank()) {
        catalog.gpuNames().matching(pattern.strip()).stream()
            .map(Accelerator::id)
            .forEach(ids::add);
      }
    }
    return ids;
  }

  private static double watts(String text) {
    String trimmed = text.strip();
    if (!trimmed.toUpperCase(Locale.ROOT).endsWith("W")) {
      throw new IllegalArgumentException("without a unit");
    }
    return Quantity.positive(trimmed.substring(0, trimmed.length() - 1));
  }
}
