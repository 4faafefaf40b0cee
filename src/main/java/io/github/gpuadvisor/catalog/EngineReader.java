package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One engine file into an {@link Engine}. */
final class EngineReader {
  private EngineReader() {}

  static Engine read(Fields f) {
    List<EngineHardware> hardware = new ArrayList<>();
    for (Fields entry : f.objects("hardware")) {
      hardware.add(hardware(entry));
    }
    boolean borrows = !f.take("constantsOf").isNull();
    Supplier<List<Fields>> trees = f.objectsLazily("eras");
    // What people edit has lines, and is read whole so that a mistake shows at once.
    List<Era> eras =
        f.line("eras") > 0
            ? eras(trees.get(), borrows)
            : new LazyEras(trees, tree -> EraReader.read(tree, borrows));
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

  private static List<Era> eras(List<Fields> trees, boolean borrow) {
    List<Era> eras = new ArrayList<>();
    for (Fields era : trees) {
      eras.add(EraReader.read(era, borrow));
    }
    return eras;
  }

  private static EngineHardware hardware(Fields f) {
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
    EngineHardware entry =
        new EngineHardware(
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
            EraReader.count(f, "vocabularyMultiple"));
    f.done();
    return parallelism;
  }
}
