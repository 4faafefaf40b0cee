package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.importing.model.ImportedModel;
import io.github.gpuadvisor.document.JsonText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An imported model as a file of the catalog, with the source of its facts in the file itself:
 * imported files have no common list of sources.
 */
public final class ImportedModelDocument {
  private ImportedModelDocument() {}

  /**
   * The text of the file, keys sorted.
   *
   * @param fileName what the model was read from, without its folder
   * @param today the day it was read
   */
  public static String of(Model model, String fileName, LocalDate today) {
    Map<String, @Nullable Object> document = new TreeMap<>(CatalogDocument.of(model));
    Double size = model.checkpointGB();
    // To the byte, for it was counted.
    document.put(
        "checkpointGB", size == null ? null : BigDecimal.valueOf(size).stripTrailingZeros());
    document.put(CatalogReader.OWN_SOURCES, sources(model, fileName, today));
    return JsonText.pretty(sorted(document));
  }

  private static Map<String, @Nullable Object> sources(
      Model model, String fileName, LocalDate today) {
    Map<String, @Nullable Object> source =
        new Tree()
            .put("accessed", today.toString())
            .put("kind", "imported")
            .put("publisher", model.organization())
            .put("title", fileName + " as given to models import")
            .put("url", "file:" + fileName)
            .map();
    return new Tree().put(ImportedModel.sourceId(model.id()), source).map();
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
    return sorted;
  }

  private static @Nullable Object sortedValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return sorted(map);
    }
    return value instanceof List<?> list
        ? list.stream().map(ImportedModelDocument::sortedValue).toList()
        : value;
  }
}
