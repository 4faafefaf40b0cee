package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import io.github.gpuadvisor.workload.Limits.Purchase;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Limits}. */
final class LimitsReader {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

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

  Limits read() {
    @Nullable Set<GpuClass> classes =
        enums(
            "class",
            GpuClass::of,
            GpuClass.class,
            "give datacenter, workstation, consumer or edge");
    return new Limits(hardware(classes), market(classes));
  }

  private Limits.Hardware hardware(@Nullable Set<GpuClass> classes) {
    @Nullable String engineName = settings.text("engine");
    @Nullable String framework = settings.text("framework");
    Chosen engine =
        engineName == null && framework == null
            ? new Chosen(null, null)
            : engine(engineName == null ? "framework" : "engine");
    @Nullable Set<String> excluded = gpus("exclude");
    return new Limits.Hardware(
        gpus("gpu"),
        excluded == null ? Set.of() : excluded,
        enums(
            "vendor",
            Vendor::of,
            Vendor.class,
            "give nvidia, amd, intel, google, aws, apple or qualcomm"),
        classes,
        settings.read("maxGpus", Quantity::count, "give a number above zero, as in 8"),
        settings.read("maxNodes", Quantity::count, "give a number above zero, as in 1"),
        settings.read("maxPower", LimitsReader::watts, "give watts, as in 700W or 25W"),
        engine.id(),
        engine.era());
  }

  private record Chosen(@Nullable String id, @Nullable String era) {}

  private Chosen engine(String key) {
    String text = String.valueOf(settings.text(key)).strip().toLowerCase(Locale.ROOT);
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    @Nullable String era = at < 0 ? null : text.substring(at + 1);
    @Nullable Engine engine = engineOf(name);
    if (engine == null) {
      Engine nearest = nearest(name);
      warnings.add(
          new Warning(
              "unknown-engine",
              "no profile of '" + name + "'; the nearest, " + nearest.id() + ", is used"));
      engine = nearest;
    }
    if (era != null
        && engine.eras().stream().noneMatch(known -> known.id().equals(text.substring(at + 1)))) {
      warnings.add(
          new Warning(
              "unknown-engine-era",
              "no profile of "
                  + engine.id()
                  + "@"
                  + era
                  + "; "
                  + engine.newest().id()
                  + " is used"));
      era = null;
    }
    return new Chosen(engine.id(), era);
  }

  private @Nullable Engine engineOf(String name) {
    for (Engine engine : catalog.engines()) {
      if (engine.id().equals(name) || engine.aliases().contains(name)) {
        return engine;
      }
    }
    return null;
  }

  private Engine nearest(String name) {
    List<String> ids = catalog.engines().stream().map(Engine::id).toList();
    List<String> near = Nearest.to(name, ids, 1);
    String id = near.isEmpty() ? "vllm" : near.get(0);
    @Nullable Engine engine = catalog.engine(id);
    return engine == null ? catalog.engines().iterator().next() : engine;
  }

  private @Nullable Set<String> gpus(String key) {
    @Nullable List<String> patterns = settings.list(key);
    if (patterns == null) {
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

  private Limits.Market market(@Nullable Set<GpuClass> classes) {
    @Nullable Budget budget = settings.read("budget", Budget::of, Budget.GOOD);
    Integer maxAge =
        settings.read(
            "maxPriceAge",
            text -> (int) Math.floor(Durations.seconds(text) / SECONDS_PER_DAY),
            "give days, as in 30d");
    LocalDate day = settings.read("asOf", text -> date(text), "give a date, as in 2026-11-25");
    Offer.Pricing pricing =
        settings.readOr(
            "pricing",
            LimitsReader::pricing,
            "give on-demand, spot or reserved",
            Offer.Pricing.ON_DEMAND,
            "spot costs less and may be taken away");
    return new Limits.Market(
        purchase(classes, budget),
        pricing,
        lowerCase("provider", providers()),
        lowerCase("region", null),
        countries(),
        budget,
        maxAge,
        day == null ? today : day);
  }

  private Purchase purchase(@Nullable Set<GpuClass> classes, @Nullable Budget budget) {
    Purchase given =
        settings.read(
            "purchase",
            text -> Purchase.valueOf(text.strip().toUpperCase(Locale.ROOT)),
            "give rent, buy or any");
    if (given != null) {
      return given;
    }
    boolean ownable = classes != null && !classes.contains(GpuClass.DATACENTER);
    Purchase taken = ownable || (budget != null && !budget.rents()) ? Purchase.BUY : Purchase.RENT;
    settings.assume(
        "purchase",
        taken.name().toLowerCase(Locale.ROOT),
        "buying has no hourly price; --purchase any shows both");
    return taken;
  }

  private static Offer.Pricing pricing(String text) {
    Offer.@Nullable Pricing pricing = Offer.Pricing.of(text.strip().toLowerCase(Locale.ROOT));
    if (pricing == null) {
      throw new IllegalArgumentException("unknown pricing");
    }
    return pricing;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("no date", e);
    }
  }

  private static double watts(String text) {
    String trimmed = text.strip();
    String upper = trimmed.toUpperCase(Locale.ROOT);
    if (!upper.endsWith("W")) {
      throw new IllegalArgumentException("without a unit");
    }
    return Quantity.positive(trimmed.substring(0, trimmed.length() - 1));
  }

  private Set<String> providers() {
    Set<String> providers = new TreeSet<>();
    catalog.offers().forEach(offer -> providers.add(offer.provider()));
    return providers;
  }

  private @Nullable Set<String> lowerCase(String key, @Nullable Set<String> known) {
    @Nullable List<String> names = settings.list(key);
    if (names == null) {
      return null;
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (known != null && !known.contains(lower)) {
        throw settings.wrong(
            key,
            "no provider called '"
                + name
                + "'"
                + Nearest.hint(lower, known)
                + ". Known: "
                + String.join(", ", known));
      }
      wanted.add(lower);
    }
    return wanted;
  }

  private @Nullable Set<String> countries() {
    @Nullable List<String> codes = settings.list("residency");
    if (codes == null) {
      return null;
    }
    Set<String> countries = new TreeSet<>();
    for (String code : codes) {
      String upper = code.toUpperCase(Locale.ROOT);
      if (upper.equals("EU")) {
        countries.addAll(EU);
      } else if (upper.length() == 2 && upper.chars().allMatch(Character::isLetter)) {
        countries.add(upper);
      } else {
        throw settings.wrong("residency", "give two-letter countries or EU, as in EU,CH");
      }
    }
    return countries;
  }

  private <E extends Enum<E>> @Nullable Set<E> enums(
      String key, Function<String, @Nullable E> of, Class<E> type, String good) {
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
