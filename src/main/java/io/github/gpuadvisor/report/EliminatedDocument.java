package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.deployment.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a JSON document that says which GPUs were left out, and why. */
public final class EliminatedDocument {
  private EliminatedDocument() {}

  static Map<String, @Nullable Object> of(Recommendation answer, int left) {
    List<Map<String, @Nullable Object>> nearest = new ArrayList<>();
    LeftOut.nearest(answer, left).forEach(one -> nearest.add(of(one)));
    return new Tree().put("counts", answer.counts()).put("nearest", nearest).map();
  }

  private static Map<String, @Nullable Object> of(Eliminated one) {
    Assessment nearest = one.nearest();
    Deployment deployment = nearest == null ? null : nearest.estimate().deployment();
    return new Tree()
        .put("gpu", one.gpu().id())
        .put("gpuCount", deployment == null ? null : deployment.gpuCount())
        .put("plan", nearest == null ? null : EstimateDocument.plan(nearest.estimate()))
        .put("offer", deployment == null ? null : PriceDocument.offer(deployment.offer()))
        .put("cost", nearest == null ? null : PriceDocument.cost(nearest.estimate().cost()))
        .put("failures", one.failures().stream().map(EliminatedDocument::failure).toList())
        .map();
  }

  /** A requirement that is missed. */
  public static Map<String, @Nullable Object> failure(Failure failure) {
    return new Tree()
        .put("requirement", failure.requirement())
        .put("finding", failure.finding().figures())
        .put("sentence", failure.finding().sentence())
        .put("fix", failure.fix())
        .map();
  }
}
