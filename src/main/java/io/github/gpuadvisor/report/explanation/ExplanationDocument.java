package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Checked;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Sourced;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.report.AssessmentDocument;
import io.github.gpuadvisor.report.EstimateDocument;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.Tree;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation as one JSON document. */
public final class ExplanationDocument {
  private ExplanationDocument() {}

  /** Builds the document. */
  public static Map<String, @Nullable Object> of(Explanation explanation, Catalog catalog) {
    Tree tree = RecommendDocument.head(explanation.answer(), catalog);
    @Nullable Ranked ranked = explanation.ranked();
    @Nullable Assessment best = explanation.assessment();
    return tree.put("gpu", explanation.gpu().id())
        .put("qualifies", ranked != null)
        .put("rank", ranked == null ? null : ranked.rank())
        .put("ranked", explanation.answer().ranked().size())
        .put("scoreRange", best == null ? null : range(best))
        .put("deployment", best == null ? null : AssessmentDocument.of(best))
        .put(
            "requirements",
            list(explanation.requirements().stream().map(ExplanationDocument::of).toList()))
        .put(
            "derivations",
            list(explanation.derivations().stream().map(ExplanationDocument::of).toList()))
        .put("constants", constants(explanation))
        .put("evidence", evidence(explanation.evidence()))
        .put("facts", list(explanation.facts().stream().map(ExplanationDocument::of).toList()))
        .put("warnings", EstimateDocument.warnings(explanation.warnings()))
        .map();
  }

  private static List<Map<String, @Nullable Object>> list(
      List<Map<String, @Nullable Object>> items) {
    return new ArrayList<>(items);
  }

  private static Map<String, @Nullable Object> range(Assessment best) {
    return new Tree()
        .number("low", best.scoreRange().low())
        .number("high", best.scoreRange().high())
        .map();
  }

  private static Map<String, @Nullable Object> of(Checked one) {
    return new Tree()
        .put("requirement", one.requirement())
        .put("met", one.met())
        .number("margin", one.margin())
        .put("finding", one.finding().figures())
        .put("sentence", one.finding().sentence())
        .put("fix", one.fix())
        .map();
  }

  private static Map<String, @Nullable Object> of(Derivation one) {
    List<Map<String, @Nullable Object>> terms = new ArrayList<>();
    for (Term term : one.terms()) {
      terms.add(
          new Tree()
              .put("name", term.name())
              .number("value", Amount.number(term))
              .put("unit", Amount.unit(term))
              .put("formula", term.formula().text())
              .map());
    }
    return new Tree().put("id", one.id()).put("title", one.title()).put("terms", terms).map();
  }

  private static Map<String, @Nullable Object> constants(Explanation explanation) {
    Map<String, @Nullable Object> constants = new LinkedHashMap<>();
    explanation
        .constants()
        .forEach((constant, value) -> constants.put(constant.id(), Figures.json(value)));
    return constants;
  }

  private static @Nullable Map<String, @Nullable Object> evidence(@Nullable Evidence evidence) {
    if (evidence == null) {
      return null;
    }
    Tree errors = new Tree();
    for (String split : List.of("fit", "source", "gpu", "model")) {
      Evidence.@Nullable Deviation error = evidence.errors().get(split);
      errors.put(
          split,
          error == null
              ? null
              : new Tree().number("median", error.median()).number("p90", error.p90()).map());
    }
    return new Tree().put("rows", evidence.rows()).put("errors", errors.map()).map();
  }

  private static Map<String, @Nullable Object> of(Sourced fact) {
    @Nullable Source source = fact.source();
    return new Tree()
        .put("of", fact.of())
        .put("path", fact.path())
        .put("value", fact.value())
        .put("source", source == null ? null : source.id())
        .put("url", source == null ? null : source.url())
        .put("accessed", source == null ? null : source.accessed().toString())
        .map();
  }
}
