package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.survey.Census;
import io.github.gpuadvisor.catalog.survey.Coverage;
import io.github.gpuadvisor.unit.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts and coverage of a catalog as JSON. */
public final class StatsDocument {
  private StatsDocument() {}

  /** The whole. */
  public static Map<String, @Nullable Object> of(Catalog catalog) {
    Census census = Census.of(catalog);
    int gpus = census.gpus().values().stream().mapToInt(Census::sum).sum();
    return new Tree()
        .put("version", catalog.version())
        .put("sha256", catalog.sha256())
        .put("gpus", new Tree().put("total", gpus).put("byVendorAndClass", census.gpus()).map())
        .put(
            "models",
            new Tree()
                .put("total", Census.sum(census.models()))
                .put("families", census.families())
                .put("byKind", census.models())
                .map())
        .put(
            "offers",
            new Tree()
                .put("total", Census.sum(census.offers()))
                .put("providers", census.providers())
                .put("byPricing", census.offers())
                .map())
        .put(
            "purchases",
            new Tree().put("total", census.purchases()).put("cards", census.cards()).map())
        .put("systems", census.systems())
        .put("engines", census.engines())
        .put("sources", census.sources())
        .put(
            "coverage",
            new Tree()
                .put("gpus", coverage(Coverage.ofGpus(catalog)))
                .put("models", coverage(Coverage.ofModels(catalog)))
                .map())
        .map();
  }

  /** Field to group to share of records that know it, 0 to 1. */
  private static Map<String, @Nullable Object> coverage(Coverage coverage) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    for (String field : coverage.fields()) {
      Tree shares = new Tree().put("all", Figures.json(coverage.share(field)));
      coverage.shares(field).forEach(shares::number);
      document.put(field, shares.map());
    }
    return document;
  }
}
