package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Catalog records as JSON, in the shape of their files. */
public final class CatalogDocument {
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

  private CatalogDocument() {}

  /** One accelerator. */
  public static Map<String, @Nullable Object> of(Accelerator gpu) {
    Tree rates = new Tree();
    for (Dtype dtype : Dtype.values()) {
      rates.number(dtype.key(), gpu.tflops(dtype));
    }
    Accelerator.Memory memory = gpu.memory();
    Accelerator.Link link = gpu.link();
    return new Tree()
        .put("id", gpu.id())
        .put("name", gpu.name())
        .put("vendor", gpu.vendor().id())
        .put("class", gpu.gpuClass().id())
        .put("architecture", gpu.architecture())
        .put("launchDate", text(gpu.launchDate()))
        .put("endOfSale", text(gpu.endOfSale()))
        .put(
            "memory",
            new Tree()
                .number("capacityGB", memory.capacityGB())
                .number("usableGiB", memory.usableGiB())
                .put("kind", memory.kind())
                .number("bandwidthGBps", memory.bandwidthGBps())
                .put("unified", memory.unified())
                .map())
        .put("denseTflops", rates.map())
        .number("sparsityFactor", gpu.sparsityFactor())
        .put("computeUnits", gpu.computeUnits())
        .number("l2CacheMiB", gpu.l2CacheMiB())
        .put(
            "link",
            new Tree()
                .put("kind", link.kind())
                .number("GBpsPerDirection", link.gbpsPerDirection())
                .put("domainSize", link.domainSize())
                .put("inNetworkReduction", link.inNetworkReduction())
                .map())
        .put("pcie", gpu.pcie())
        .number("networkGBpsPerGpu", gpu.networkGBpsPerGpu())
        .number("tdpWatts", gpu.tdpWatts())
        .number("idleWatts", gpu.idleWatts())
        .put("formFactor", gpu.formFactor())
        .number("slots", gpu.slots())
        .put("computeCapability", gpu.computeCapability())
        .put("devicesPerCard", gpu.devicesPerCard())
        .number("launchPriceUsd", gpu.launchPriceUsd())
        .put("aliases", gpu.aliases())
        .put("sources", new TreeMap<>(gpu.sources()))
        .map();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** One offer. */
  public static Map<String, @Nullable Object> of(Offer offer) {
    return new Tree()
        .put("provider", offer.provider())
        .put("instanceType", offer.instanceType())
        .put("gpu", offer.gpu())
        .put("gpuCount", offer.gpuCount())
        .number("gpuFraction", offer.gpuFraction())
        .put("region", offer.region())
        .put("country", offer.country())
        .put("tier", offer.tier())
        .put("pricing", offer.pricing().id())
        .put("term", offer.term())
        .number("priceUsdPerHour", offer.priceUsdPerHour())
        .number("vcpus", offer.vcpus())
        .number("memoryGiB", offer.memoryGiB())
        .number("networkGbps", offer.networkGbps())
        .put("state", offer.state())
        .put("asOf", offer.asOf().toString())
        .put("source", offer.source())
        .put("covers", offer.covers())
        .put("note", offer.note())
        .map();
  }

  /** One model. */
  public static Map<String, @Nullable Object> of(Model model) {
    Tree tree =
        new Tree()
            .put("id", model.id())
            .put("name", model.name())
            .put("organization", model.organization())
            .put("family", model.family())
            .put("kind", lower(model.kind()))
            .put("huggingFaceId", model.huggingFaceId())
            .put("releaseDate", text(model.releaseDate()))
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
        .put("layerGroups", shape.groups().stream().map(CatalogDocument::group).toList())
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

  /** A list of records as one JSON array. */
  public static List<Map<String, @Nullable Object>> gpus(List<Accelerator> gpus) {
    return gpus.stream().map(CatalogDocument::of).toList();
  }
}
