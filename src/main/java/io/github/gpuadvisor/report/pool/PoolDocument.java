package io.github.gpuadvisor.report.pool;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.advice.PoolRow;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.report.EliminatedDocument;
import io.github.gpuadvisor.report.EstimateDocument;
import io.github.gpuadvisor.report.PerformanceDocument;
import io.github.gpuadvisor.report.PriceDocument;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.Tree;
import io.github.gpuadvisor.report.WorkloadDocument;
import io.github.gpuadvisor.workload.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pools for programs. */
public final class PoolDocument {
  private static final double HOURS_PER_MONTH = 730;

  private PoolDocument() {}

  /**
   * The whole document.
   *
   * @param left how many eliminated GPUs to list
   */
  public static Map<String, @Nullable Object> of(PoolAnswer answer, Catalog catalog, int left) {
    List<Map<String, @Nullable Object>> workloads = new ArrayList<>();
    answer.pool().members().forEach(member -> workloads.add(workload(member)));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    answer.top().forEach(row -> rows.add(row(row, rows.size() + 1)));
    List<Map<String, @Nullable Object>> nearest = new ArrayList<>();
    PoolText.nearest(answer, left).forEach(one -> nearest.add(leftOut(one)));
    return new Tree()
        .put("schemaVersion", RecommendDocument.SCHEMA_VERSION)
        .put(
            "catalog",
            new Tree().put("version", catalog.version()).put("sha256", catalog.sha256()).map())
        .put("sharing", answer.pool().sharing().id())
        .put("workloads", workloads)
        .put("recommendations", rows)
        .put("separately", separately(answer))
        .put("eliminated", new Tree().put("counts", answer.counts()).put("nearest", nearest).map())
        .put("warnings", EstimateDocument.warnings(answer.warnings()))
        .map();
  }

  private static Map<String, @Nullable Object> workload(Pool.Member member) {
    return new Tree()
        .put("question", QuestionText.of(member.alone()))
        .put("workload", WorkloadDocument.of(member.alone().workload()))
        .number("share", member.share())
        .put("assumed", RecommendDocument.assumed(member.request()))
        .map();
  }

  private static Map<String, @Nullable Object> row(PoolRow row, int rank) {
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    for (int i = 0; i < row.parts().size(); i++) {
      parts.add(part(row.parts().get(i), row.shares().get(i)));
    }
    @Nullable Double hour = row.usdPerHour();
    return new Tree()
        .put("rank", rank)
        .number("score", row.score())
        .put("gpu", row.gpu().id())
        .put("gpuCount", row.gpuCount())
        .put("nodeCount", row.nodeCount())
        .put("offer", PriceDocument.offer(row.offer()))
        .put("purchase", PriceDocument.purchase(row.parts().get(0).estimate().purchase()))
        .put(
            "cost",
            new Tree()
                .number("usdPerHour", hour)
                .number("usdPerMonth", hour == null ? null : hour * HOURS_PER_MONTH)
                .number("purchaseUsd", row.purchaseUsd())
                .map())
        .put("parts", parts)
        .map();
  }

  private static Map<String, @Nullable Object> part(Assessment part, @Nullable Double share) {
    Estimate estimate = part.estimate();
    return new Tree()
        .number("score", part.score())
        .number("share", share)
        .put("gpuCount", estimate.deployment().plan().gpus())
        .put("plan", EstimateDocument.plan(estimate))
        .put("memory", EstimateDocument.memory(estimate.memory()))
        .put("performance", PerformanceDocument.of(estimate.performance()))
        .put("durationHours", PerformanceDocument.durationHours(estimate.performance()))
        .map();
  }

  private static @Nullable Map<String, @Nullable Object> separately(PoolAnswer answer) {
    @Nullable List<Assessment> apart = answer.separately();
    if (apart == null) {
      return null;
    }
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    for (Assessment one : apart) {
      Estimate estimate = one.estimate();
      parts.add(
          new Tree()
              .put("gpu", estimate.deployment().gpu().id())
              .put("gpuCount", estimate.deployment().gpuCount())
              .put("offer", PriceDocument.offer(estimate.deployment().offer()))
              .number("usdPerHour", estimate.cost().perHour())
              .number("purchaseUsd", estimate.cost().purchase())
              .map());
    }
    return new Tree().number("usdPerHour", answer.separateUsdPerHour()).put("parts", parts).map();
  }

  private static Map<String, @Nullable Object> leftOut(PoolAnswer.LeftOut one) {
    List<Map<String, @Nullable Object>> failures = new ArrayList<>();
    for (Failure failure : one.eliminated().failures()) {
      failures.add(EliminatedDocument.failure(failure));
    }
    return new Tree()
        .put("gpu", one.eliminated().gpu().id())
        .put("workload", one.workload() == 0 ? null : one.workload())
        .put("failures", failures)
        .map();
  }
}
