package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes a record of the catalog, once it is read.
 *
 * @param family its architecture, or null
 * @param bytes of the checkpoint, or null where nothing says
 */
record ModelParts(
    ModelName name,
    @Nullable String family,
    Blueprint blueprint,
    double parameters,
    double active,
    @Nullable Precision precision,
    @Nullable Double bytes) {
  private static final double BYTES_PER_GB = 1e9;
  private static final String NOBODY = "imported";

  Model model() {
    Double size = bytes == null ? null : bytes / BYTES_PER_GB;
    Model bare =
        new Model(
            name.id(),
            name.name(),
            name.organization() == null ? NOBODY : name.organization(),
            family == null ? null : ModelName.slug(family),
            blueprint.kind(),
            name.huggingFaceId(),
            List.of(),
            null,
            parameters,
            Math.min(active, parameters),
            precision,
            size,
            blueprint.shape(),
            blueprint.sample(),
            Map.of());
    return ImportedModel.renamed(bare, name.id(), sources(bare));
  }

  /** Every fact was read in one place. */
  private static Map<String, String> sources(Model model) {
    String source = ImportedModel.sourceId(model.id());
    Map<String, String> sources = new TreeMap<>();
    sources.put("parameters", source);
    sources.put("activeParameters", source);
    put(sources, "huggingFaceId", model.huggingFaceId(), source);
    put(sources, "checkpointPrecision", model.checkpointPrecision(), source);
    put(sources, "checkpointGB", model.checkpointGB(), source);
    put(sources, "sample", model.sample(), source);
    Transformer shape = model.transformer();
    if (shape != null) {
      for (String key : List.of("layers", "hiddenSize", "gatedFeedForward", "tiedEmbeddings")) {
        sources.put(key, source);
      }
      sources.put("layerGroups", source);
      put(sources, "intermediateSize", known(shape.intermediateSize()), source);
      put(sources, "vocabularySize", known(shape.vocabularySize()), source);
      put(sources, "contextLength", known(shape.contextLength()), source);
      put(sources, "experts", shape.experts(), source);
      put(sources, "encoder", shape.encoder(), source);
    }
    return sources;
  }

  private static @Nullable Integer known(int size) {
    return size == 0 ? null : (Integer) size;
  }

  private static void put(
      Map<String, String> sources, String key, @Nullable Object fact, String source) {
    if (fact != null) {
      sources.put(key, source);
    }
  }
}
