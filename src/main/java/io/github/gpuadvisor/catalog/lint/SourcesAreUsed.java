package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every source is one of something. */
final class SourcesAreUsed implements Lint {
  @Override
  public String name() {
    return "sources-are-used";
  }

  @Override
  public String description() {
    return "Entries of sources.json that no fact names: a reader would take them for evidence.";
  }

  @Override
  public String tip() {
    return "Name the source at the facts that were read there, or remove the entry.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    Set<String> used = used(catalog);
    return catalog.sources().keySet().stream()
        .filter(source -> !used.contains(source))
        .map(source -> problem(source, "no fact names this source"))
        .toList();
  }

  private static Set<String> used(Catalog catalog) {
    Set<String> used = new TreeSet<>();
    for (Accelerator gpu : catalog.gpus()) {
      used.addAll(gpu.sources().values());
      gpu.conflicts().forEach(conflict -> used.add(conflict.source()));
    }
    for (NamedSystem system : catalog.systems()) {
      used.addAll(system.sources().values());
      system.conflicts().forEach(conflict -> used.add(conflict.source()));
    }
    catalog.modelIds().forEach(id -> used.addAll(catalog.model(id).sources().values()));
    catalog.engines().stream().map(Engine::sources).forEach(map -> used.addAll(map.values()));
    catalog.offers().stream().map(Offer::source).forEach(used::add);
    for (String gpu : catalog.purchased()) {
      catalog.purchasesOf(gpu).stream().map(Purchase::source).forEach(used::add);
    }
    if (!catalog.overlay().isEmpty()) {
      // What a user's own data stands in the place of is still evidence for the catalog below.
      catalog.files().values().forEach(file -> addNamed(file, used));
    }
    return used;
  }

  /** Adds the sources that a record of a file names. */
  private static void addNamed(Value value, Set<String> used) {
    @Nullable Map<String, Value> fields = value.asMap();
    @Nullable List<Value> items = value.asList();
    if (items != null) {
      items.forEach(item -> addNamed(item, used));
    }
    if (fields == null) {
      return;
    }
    fields.forEach(
        (key, field) -> {
          @Nullable Map<String, Value> bySource = key.equals("sources") ? field.asMap() : null;
          if (key.equals("source") && field.content() instanceof String source) {
            used.add(source);
          } else if (bySource != null) {
            bySource.values().forEach(source -> used.add(String.valueOf(source.content())));
          } else {
            addNamed(field, used);
          }
        });
  }
}
