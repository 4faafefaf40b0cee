package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.document.JsonText;

/** The answer of {@code recommend} in the format asked for. */
public final class RecommendReport {
  /** Formats, named as the option names them. */
  public enum Format {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    CSV,
    MARKDOWN,
    NAME;

    /** True where an answer without rows says nothing. */
    public boolean namesRowsOnly() {
      return this == NAME || this == JSONL || this == CSV || this == MARKDOWN;
    }

    /** True where the nearest of the eliminated GPUs are named beside a ranking. */
    public boolean namesEliminated() {
      return this == JSON || this == YAML;
    }
  }

  private RecommendReport() {}

  /** The whole text, newline at the end. */
  public static String of(Recommendation answer, Catalog catalog, Format format, View view) {
    return switch (format) {
      case TABLE -> RecommendTable.of(answer, view);
      case WIDE -> RecommendTable.of(answer, view.wide());
      case JSON -> JsonText.pretty(RecommendDocument.of(answer, catalog, view.left()));
      case JSONL -> jsonLines(answer);
      case YAML -> YamlText.of(RecommendDocument.of(answer, catalog, view.left()));
      case CSV -> RecommendRows.csv(answer);
      case MARKDOWN -> RecommendRows.markdown(answer);
      case NAME -> names(answer);
    };
  }

  private static String jsonLines(Recommendation answer) {
    StringBuilder text = new StringBuilder();
    for (Ranked row : answer.top()) {
      text.append(JsonText.line(RecommendDocument.row(row, answer.request()))).append('\n');
    }
    return text.toString();
  }

  /** Instance types alone; the GPU's id where nothing is rented. */
  private static String names(Recommendation answer) {
    StringBuilder text = new StringBuilder();
    for (Ranked row : answer.top()) {
      Deployment deployment = row.assessment().estimate().deployment();
      Offer offer = deployment.offer();
      text.append(offer == null ? deployment.gpu().id() : offer.instanceType()).append('\n');
    }
    return text.toString();
  }
}
