package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.LongestContext;
import io.github.gpuadvisor.advice.Processor;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Upgrade;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.document.Texts;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@code recommend} as one JSON document. */
public final class RecommendDocument {
  /** Of all documents; a key that is renamed raises it. */
  public static final int SCHEMA_VERSION = 1;

  private RecommendDocument() {}

  /**
   * Builds the document.
   *
   * @param left how many eliminated GPUs to list
   */
  public static Map<String, @Nullable Object> of(Recommendation answer, Catalog catalog, int left) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    answer.top().forEach(row -> rows.add(row(row, answer.request())));
    return head(answer, catalog)
        .put("recommendations", rows)
        .put("processor", processor(answer.processor()))
        .put("upgrade", upgrade(answer.upgrade()))
        .put("eliminated", EliminatedDocument.of(answer, left))
        .put("warnings", EstimateDocument.warnings(answer.warnings()))
        .map();
  }

  /** What every document about an answer begins with: catalog, question, assumptions. */
  public static Tree head(Recommendation answer, Catalog catalog) {
    return new Tree()
        .put("schemaVersion", SCHEMA_VERSION)
        .put("catalog", catalog(answer, catalog))
        .put("question", QuestionText.of(answer.request()))
        .put("workload", WorkloadDocument.of(answer.request().workload()))
        .put("assumed", assumed(answer.request()));
  }

  private static Map<String, @Nullable Object> catalog(Recommendation answer, Catalog catalog) {
    Catalog.Span span = answer.span();
    Map<String, @Nullable Object> dates =
        span == null
            ? null
            : new Tree()
                .put("oldest", span.oldest().toString())
                .put("newest", span.newest().toString())
                .map();
    return CatalogDocument.madeFrom(catalog).put("offersAsOf", dates).map();
  }

  /** A default as a number where it is one. */
  private static Object typed(String value) {
    return Texts.isDigits(value) ? (Object) Long.valueOf(value) : value;
  }

  /** The defaults that a question took. */
  public static List<Map<String, @Nullable Object>> assumed(Request request) {
    return request.assumed().stream().map(RecommendDocument::assumed).toList();
  }

  private static Map<String, @Nullable Object> assumed(Assumption one) {
    return new Tree()
        .put("field", one.field())
        .put("value", typed(one.value()))
        .put("effect", one.effect())
        .map();
  }

  /**
   * One recommendation; also what {@code jsonl} prints, a line each.
   *
   * @param request that it answers; null: the longest context is not worked out
   */
  public static Map<String, @Nullable Object> row(Ranked row, @Nullable Request request) {
    Tree tree =
        new Tree()
            .put("rank", row.rank())
            .number("score", row.assessment().score())
            .put("paretoOptimal", row.paretoOptimal())
            .put("tiedWith", row.tiedWith());
    AssessmentDocument.addTo(tree, row.assessment());
    return tree.put("maxContext", maxContext(row, request)).map();
  }

  /** Of what is at hand; null where GPUs are as many as the question asks for. */
  static @Nullable Integer maxContext(Ranked row, @Nullable Request request) {
    return request == null
            || request.limits().hardware().atHand() == null
            || !(request.workload() instanceof Inference work)
            || !work.model().generates()
        ? null
        : LongestContext.of(row.assessment().estimate().deployment(), work);
  }

  private static @Nullable Map<String, @Nullable Object> processor(@Nullable Processor cores) {
    return cores == null
        ? null
        : new Tree()
            .put("cores", cores.cores())
            .number("gflopsNeeded", cores.gflops())
            .number("gflopsPerCore", Processor.GFLOPS_PER_CORE)
            .map();
  }

  private static @Nullable Map<String, @Nullable Object> upgrade(@Nullable Upgrade step) {
    if (step == null) {
      return null;
    }
    Estimate estimate = step.to().estimate();
    Deployment deployment = estimate.deployment();
    return new Tree()
        .put("cards", step.cards())
        .number("usd", step.usd())
        .put("gpu", deployment.gpu().id())
        .put("gpuCount", deployment.gpuCount())
        .put("purchase", PriceDocument.purchase(estimate.purchase()))
        .put("plan", EstimateDocument.plan(estimate))
        .put("memory", EstimateDocument.memory(estimate.memory()))
        .put("performance", PerformanceDocument.of(estimate.performance()))
        .put("energy", EstimateDocument.energy(estimate))
        .map();
  }
}
