package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model as JSON, with every key of its file. */
final class ModelDocument {
  private static final List<String> SHAPE_KEYS =
      List.of(
          "layers",
          "hiddenSize",
          "intermediateSize",
          "vocabularySize",
          "gatedFeedForward",
          "tiedEmbeddings",
          "contextLength",
          "layerGroups",
          "experts",
          "encoder");

  private ModelDocument() {}

  /** One model. */
  static Map<String, @Nullable Object> of(Model model) {
    LocalDate released = model.releaseDate();
    Tree tree =
        new Tree()
            .put("id", model.id())
            .put("name", model.name())
            .put("organization", model.organization())
            .put("family", model.family())
            .put("kind", lower(model.kind()))
            .put("huggingFaceId", model.huggingFaceId())
            .put("releaseDate", released == null ? null : released.toString())
            .number("parameters", model.parameters())
            .number("activeParameters", model.activeParameters())
            .put(
                "checkpointPrecision",
                model.checkpointPrecision() == null ? null : model.checkpointPrecision().id())
            .number("checkpointGB", model.checkpointGB());
    shape(tree, model.transformer());
    Model.Sample sample = model.sample();
    return tree.put("sample", sample == null ? null : sample(sample))
        .put("aliases", model.aliases())
        .put("sources", new TreeMap<>(model.sources()))
        .map();
  }

  private static Map<String, @Nullable Object> sample(Model.Sample sample) {
    return new Tree()
        .put("unit", sample.unit())
        .number("forwardGflops", sample.forwardGflops())
        .put("resolution", sample.resolution())
        .put("steps", sample.steps())
        .number("tableNumbers", sample.tableNumbers())
        .map();
  }

  /** Every key of the file, also where the model is no transformer. */
  private static void shape(Tree tree, @Nullable Transformer shape) {
    if (shape == null) {
      SHAPE_KEYS.forEach(key -> tree.put(key, key.equals("layerGroups") ? List.of() : null));
      return;
    }
    Transformer.Experts experts = shape.experts();
    Transformer.Encoder encoder = shape.encoder();
    tree.put("layers", shape.layers())
        .put("hiddenSize", shape.hiddenSize())
        .put("intermediateSize", known(shape.intermediateSize()))
        .put("vocabularySize", known(shape.vocabularySize()))
        .put("gatedFeedForward", shape.gatedFeedForward())
        .put("tiedEmbeddings", shape.tiedEmbeddings())
        .put("contextLength", known(shape.contextLength()))
        .put("layerGroups", shape.groups().stream().map(ModelDocument::group).toList())
        .put("experts", experts == null ? null : experts(experts))
        .put("encoder", encoder == null ? null : encoder(encoder));
  }

  /** A shape keeps 0 where its file says null; an unknown size is never printed as 0. */
  private static @Nullable Integer known(int size) {
    return size == 0 ? null : Integer.valueOf(size);
  }

  private static Map<String, @Nullable Object> experts(Transformer.Experts experts) {
    return new Tree()
        .put("count", experts.count())
        .put("perToken", experts.perToken())
        .put("shared", experts.shared())
        .put("intermediateSize", experts.intermediateSize())
        .put("sharedIntermediateSize", experts.sharedIntermediateSize())
        .put("layers", experts.layers())
        .put("hiddenSize", experts.hiddenSize())
        .map();
  }

  private static Map<String, @Nullable Object> encoder(Transformer.Encoder encoder) {
    return new Tree().put("layers", encoder.layers()).put("tokens", encoder.tokens()).map();
  }

  private static Map<String, @Nullable Object> group(LayerGroup group) {
    return new Tree()
        .put("attention", lower(group.attention()))
        .put("count", group.count())
        .put("heads", known(group.heads()))
        .put("kvHeads", known(group.kvHeads()))
        .put("headDimension", known(group.headDimension()))
        .put("valueDimension", known(group.valueDimension()))
        .put("window", group.window())
        .put("latentDimension", group.latentDimension())
        .number("stateElements", group.stateElements())
        .map();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
