package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a JSON document that speaks of a deployment and what its score is made of. */
public final class AssessmentDocument {
  private AssessmentDocument() {}

  /** A deployment with its score, without a place in a ranking. */
  public static Map<String, @Nullable Object> of(Assessment assessment) {
    Tree tree = new Tree().number("score", assessment.score());
    addTo(tree, assessment);
    return tree.map();
  }

  static void addTo(Tree tree, Assessment assessment) {
    Estimate estimate = assessment.estimate();
    Deployment deployment = estimate.deployment();
    tree.put("gpu", deployment.gpu().id())
        .put("gpuCount", deployment.gpuCount())
        .put("nodeCount", deployment.nodes())
        .put(
            "replicas",
            deployment.plan().zeroStage() == null ? deployment.plan().dataParallel() : 1)
        .put("offer", PriceDocument.offer(deployment.offer()))
        .put("purchase", PriceDocument.purchase(estimate.purchase()))
        .put("plan", EstimateDocument.plan(estimate))
        .put("memory", EstimateDocument.memory(estimate.memory()))
        .put("performance", PerformanceDocument.of(estimate.performance()))
        .put("cost", PriceDocument.cost(estimate.cost()))
        .put("durationHours", PerformanceDocument.durationHours(estimate.performance()))
        .put("energy", EstimateDocument.energy(estimate))
        .put(
            "contributions",
            assessment.contributions().stream().map(AssessmentDocument::contribution).toList());
  }

  private static Map<String, @Nullable Object> contribution(Contribution one) {
    return new Tree()
        .put("criterion", one.criterion())
        .number("weight", one.weight())
        .number("value", one.value())
        .number("contribution", one.amount())
        .put("finding", one.finding().figures())
        .put("sentence", one.finding().sentence())
        .map();
  }
}
