package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model read from outside.
 *
 * @param read what was read, in words: {@code config.json (llama)}
 * @param notes what was derived or assumed, in sentences
 */
public record ImportedModel(Model model, String read, List<String> notes) {
  public ImportedModel {
    notes = List.copyOf(notes);
  }

  /** The id of the one source of a model's facts. */
  public static String sourceId(String id) {
    return "imported-" + id;
  }

  /** The same model under another id. */
  public ImportedModel withId(String id) {
    Map<String, String> sources = new TreeMap<>();
    model.sources().keySet().forEach(key -> sources.put(key, sourceId(id)));
    return new ImportedModel(renamed(model, id, sources), read, notes);
  }

  static Model renamed(Model model, String id, Map<String, String> sources) {
    return new Model(
        id,
        model.name(),
        model.organization(),
        model.family(),
        model.kind(),
        model.huggingFaceId(),
        model.aliases(),
        model.releaseDate(),
        model.parameters(),
        model.activeParameters(),
        model.checkpointPrecision(),
        model.checkpointGB(),
        model.transformer(),
        model.sample(),
        sources);
  }
}
