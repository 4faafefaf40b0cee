package io.github.gpuadvisor.report.comparison;

import io.github.gpuadvisor.advice.Compared;
import io.github.gpuadvisor.advice.Comparison;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Crossing;
import io.github.gpuadvisor.advice.Difference;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.AssessmentDocument;
import io.github.gpuadvisor.report.EliminatedDocument;
import io.github.gpuadvisor.report.EstimateDocument;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as one JSON document. */
public final class ComparisonDocument {
  private ComparisonDocument() {}

  /** Builds the document. */
  public static Map<String, @Nullable Object> of(Comparison comparison, Catalog catalog) {
    List<Object> compared = new ArrayList<>();
    comparison.compared().forEach(one -> compared.add(of(one, comparison)));
    List<Object> differences = new ArrayList<>();
    comparison.differences().forEach(one -> differences.add(of(one, comparison)));
    List<Object> crossings = new ArrayList<>();
    comparison.crossings().forEach(one -> crossings.add(of(one)));
    return RecommendDocument.head(comparison.answer(), catalog)
        .put("compared", compared)
        .put("differences", differences)
        .put("crossings", crossings)
        .put("warnings", EstimateDocument.warnings(comparison.warnings()))
        .map();
  }

  private static Map<String, @Nullable Object> of(Compared one, Comparison comparison) {
    @Nullable Integer rank = null;
    for (Ranked row : comparison.answer().ranked()) {
      if (row.assessment().estimate().deployment().gpu().id().equals(one.gpu().id())) {
        rank = row.rank();
      }
    }
    return new Tree()
        .put("gpu", one.gpu().id())
        .put("qualifies", one.qualifies())
        .put("rank", rank)
        .put(
            "deployment", one.assessment() == null ? null : AssessmentDocument.of(one.assessment()))
        .put("failures", one.failures().stream().map(EliminatedDocument::failure).toList())
        .map();
  }

  private static Map<String, @Nullable Object> of(Difference one, Comparison comparison) {
    List<Object> contributions = new ArrayList<>();
    int place = 0;
    for (Compared compared : comparison.compared()) {
      if (compared.assessment() != null) {
        Contribution contribution = one.contributions().get(place++);
        contributions.add(
            new Tree()
                .put("gpu", compared.gpu().id())
                .number("contribution", contribution.amount())
                .put("sentence", contribution.finding().sentence())
                .map());
      }
    }
    return new Tree()
        .put("criterion", one.criterion())
        .number("weight", one.weight())
        .number("spread", one.spread())
        .put("contributions", contributions)
        .map();
  }

  private static Map<String, @Nullable Object> of(Crossing one) {
    return new Tree()
        .put("parameter", one.parameter())
        .number("from", one.from())
        .put("kind", one.kind())
        .put("gpu", one.gpu().isEmpty() ? null : one.gpu())
        .put("sentence", one.sentence())
        .map();
  }
}
