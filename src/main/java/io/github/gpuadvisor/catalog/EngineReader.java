package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One engine file into an {@link Engine}. */
final class EngineReader {
  private EngineReader() {}

  static Engine read(Fields f) {
    List<Engine.Hardware> hardware = new ArrayList<>();
    for (Fields entry : f.objects("hardware")) {
      hardware.add(hardware(entry));
    }
    boolean borrows = !f.take("constantsOf").isNull();
    Supplier<List<Fields>> trees = f.objectsLazily("eras");
    // What people edit has lines, and is read whole so that a mistake shows at once.
    List<Engine.Era> eras =
        f.line("eras") > 0
            ? eras(trees.get(), borrows)
            : new LazyEras(trees, tree -> era(tree, borrows));
    Engine engine =
        new Engine(
            f.text("id"),
            f.text("name"),
            f.texts("aliases"),
            f.texts("standsFor"),
            new LinkedHashSet<>(f.texts("uses")),
            f.textOrNull("version"),
            f.textOrNull("constantsOf"),
            hardware,
            parallelism(f.object("parallelism")),
            eras,
            f.textsByKey("sources"));
    f.done();
    return engine;
  }

  private static List<Engine.Era> eras(List<Fields> trees, boolean borrow) {
    List<Engine.Era> eras = new ArrayList<>();
    for (Fields era : trees) {
      eras.add(era(era, borrow));
    }
    return eras;
  }

  private static Engine.Era era(Fields f, boolean borrow) {
    return borrow ? borrowingEra(f) : era(f);
  }

  private static Engine.Hardware hardware(Fields f) {
    @Nullable Vendor vendor = Vendor.of(f.text("vendor"));
    if (vendor == null) {
      throw f.wrong("vendor", "unknown vendor");
    }
    @Nullable Set<String> architectures =
        f.take("architectures").isNull() ? null : new LinkedHashSet<>(f.texts("architectures"));
    Set<Precision> natives = EnumSet.noneOf(Precision.class);
    for (String name : f.texts("native")) {
      natives.add(precision(f, "native", name));
    }
    Map<Precision, Double> weightOnly = new EnumMap<>(Precision.class);
    f.numbers("weightOnly")
        .forEach(
            (name, capability) ->
                weightOnly.put(
                    precision(f, "weightOnly", name), capability == null ? 0 : capability));
    Engine.Hardware entry =
        new Engine.Hardware(
            vendor,
            architectures,
            f.numberOrNull("minComputeCapability"),
            f.textOrNull("since"),
            natives,
            weightOnly);
    f.done();
    return entry;
  }

  private static Precision precision(Fields f, String key, String name) {
    @Nullable Precision precision = Precision.of(name);
    if (precision == null) {
      throw f.wrong(key, "unknown precision " + name);
    }
    return precision;
  }

  private static Engine.Parallelism parallelism(Fields f) {
    Engine.Parallelism parallelism =
        new Engine.Parallelism(
            f.flag("tensor"),
            f.flag("pipeline"),
            f.flag("expert"),
            f.flag("layers"),
            f.whole("vocabularyMultiple"));
    f.done();
    return parallelism;
  }

  private static Engine.Era era(Fields f) {
    Engine.MemoryRule memory = memory(f.object("memory"));
    Map<String, @Nullable Double> shared = f.numbers("speed");
    SpeedConstants speed = constants(f, shared, Map.of());
    Map<String, SpeedConstants> families = new HashMap<>();
    Fields overrides = f.object("families");
    for (String family : overrides.keys()) {
      families.put(family, constants(f, shared, overrides.numbers(family)));
    }
    Engine.Era era =
        new Engine.Era(
            f.text("era"),
            f.textOrNull("until"),
            f.flag("promptsFirst"),
            memory,
            speed,
            families,
            FitReader.read(f),
            Measured.read(f));
    f.done();
    return era;
  }

  /** An era without constants of its own, until {@link Engine#withConstantsOf} gives it some. */
  private static Engine.Era borrowingEra(Fields f) {
    if (!f.take("speed").isNull()) {
      throw f.wrong("speed", "must be null where constantsOf names another engine");
    }
    f.numbers("families");
    f.take("fit");
    Engine.Era era =
        new Engine.Era(
            f.text("era"),
            f.textOrNull("until"),
            f.flag("promptsFirst"),
            memory(f.object("memory")),
            SpeedConstants.NONE,
            Map.of(),
            null,
            Measured.read(f));
    f.done();
    return era;
  }

  private static Engine.Share share(Fields f) {
    String text = f.text("share");
    for (Engine.Share share : Engine.Share.values()) {
      if (share.name().toLowerCase(Locale.ROOT).equals(text)) {
        return share;
      }
    }
    throw f.wrong("share", "must be total or free");
  }

  private static Engine.MemoryRule memory(Fields f) {
    Engine.MemoryRule rule =
        new Engine.MemoryRule(
            share(f),
            f.number("fraction"),
            f.number("contextGiB"),
            f.number("communicationGiB"),
            f.whole("batchedTokens"),
            f.whole("maxSequences"),
            f.number("activationWidths"),
            f.has("scoreBytes") ? f.number("scoreBytes") : 0);
    f.done();
    return rule;
  }

  private static SpeedConstants constants(
      Fields f, Map<String, @Nullable Double> shared, Map<String, @Nullable Double> overrides) {
    Map<Constant, Double> merged = new EnumMap<>(Constant.class);
    put(f, shared, merged);
    int profile = merged.size();
    put(f, overrides, merged);
    if (merged.size() != profile) {
      throw f.wrong("families", "a family may only override the constants of speed");
    }
    try {
      return SpeedConstants.of(merged);
    } catch (IllegalArgumentException e) {
      throw f.wrong("speed", String.valueOf(e.getMessage()));
    }
  }

  private static void put(
      Fields f, Map<String, @Nullable Double> values, Map<Constant, Double> into) {
    values.forEach(
        (name, value) -> {
          @Nullable Constant constant = Constant.of(name);
          if (constant == null) {
            throw f.wrong("speed", "unknown constant " + name);
          }
          if (value == null) {
            throw f.wrong("speed", name + " is missing");
          }
          into.put(constant, value);
        });
  }
}
