package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a reader hands to {@link Catalog}: parsed records; models, systems and sources still unread.
 */
record CatalogContents(
    String version,
    Supplier<String> sha256,
    List<String> overlay,
    List<Accelerator> gpus,
    Map<String, Supplier<Model>> models,
    ModelNames modelNames,
    Prices prices,
    List<Engine> engines,
    Map<String, Catalog.Weights> profiles,
    Map<String, Supplier<NamedSystem>> systems,
    SystemNames systemNames,
    Supplier<Map<String, Source>> sources,
    Supplier<List<Excepted>> exceptions,
    Supplier<Map<String, Value>> files) {
  CatalogContents with(Prices other) {
    return new CatalogContents(
        version,
        sha256,
        overlay,
        gpus,
        models,
        modelNames,
        other,
        engines,
        profiles,
        systems,
        systemNames,
        sources,
        exceptions,
        files);
  }
}
