package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Limits}. */
final class LimitsReader {
  private final Catalog catalog;
  private final Settings settings;
  private final LocalDate today;
  private final List<Warning> warnings;

  LimitsReader(Catalog catalog, Settings settings, LocalDate today, List<Warning> warnings) {
    this.catalog = catalog;
    this.settings = settings;
    this.today = today;
    this.warnings = warnings;
  }

  Limits read(String kind) {
    @Nullable Set<GpuClass> classes =
        enums(
            settings,
            "class",
            GpuClass::of,
            GpuClass.class,
            "give datacenter, workstation, consumer or edge");
    return new Limits(
        new HardwareLimitsReader(catalog, settings, warnings, kind).read(classes),
        new MarketReader(catalog, settings, today).read(classes));
  }

  /** Comma-separated names of an enum, or null where the key was not given. */
  static <E extends Enum<E>> @Nullable Set<E> enums(
      Settings settings, String key, Function<String, @Nullable E> of, Class<E> type, String good) {
    @Nullable List<String> names = settings.list(key);
    if (names == null) {
      return null;
    }
    Set<E> found = EnumSet.noneOf(type);
    for (String name : names) {
      @Nullable E value = of.apply(name.strip());
      if (value == null) {
        throw settings.wrong(key, good);
      }
      found.add(value);
    }
    return found;
  }
}
