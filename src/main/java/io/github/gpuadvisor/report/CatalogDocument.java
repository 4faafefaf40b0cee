package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalog records as JSON, in the shape of their files. */
public final class CatalogDocument {
  private CatalogDocument() {}

  /** What an answer was made from: version, digest, and files of one's own that lie over it. */
  public static Tree madeFrom(Catalog catalog) {
    return new Tree()
        .put("version", catalog.version())
        .put("sha256", catalog.sha256())
        .put("overlay", catalog.overlay());
  }

  /** One accelerator. */
  public static Map<String, @Nullable Object> of(Accelerator gpu) {
    return GpuDocument.of(gpu);
  }

  static Map<String, @Nullable Object> of(Accelerator.Conflict conflict) {
    return new Tree()
        .put("field", conflict.field())
        .put("stated", conflict.stated())
        .put("source", conflict.source())
        .put("reason", conflict.reason())
        .map();
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
        .exact("priceUsdPerHour", offer.priceUsdPerHour())
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

  /** One price of a card to buy. */
  public static Map<String, @Nullable Object> of(Purchase purchase) {
    return new Tree()
        .put("gpu", purchase.gpu())
        .put("condition", purchase.condition())
        .exact("priceUsd", purchase.priceUsd())
        .exact("low", purchase.low())
        .exact("high", purchase.high())
        .put("country", purchase.country())
        .put("asOf", purchase.asOf().toString())
        .put("source", purchase.source())
        .map();
  }

  /** One model. */
  public static Map<String, @Nullable Object> of(Model model) {
    return ModelDocument.of(model);
  }

  /** One system. */
  public static Map<String, @Nullable Object> of(NamedSystem system) {
    return SystemDocument.of(system);
  }

  /** A list of records as one JSON array. */
  public static List<Map<String, @Nullable Object>> gpus(List<Accelerator> gpus) {
    return gpus.stream().map(CatalogDocument::of).toList();
  }
}
