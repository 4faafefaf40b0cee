package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.RecommendReport;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.report.recipe.Recipe;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code recommend} prints: a report on the answer, or a recipe to launch its first row.
 *
 * @param report null of a recipe
 * @param recipe null of a report
 */
record AnswerFormat(RecommendReport.@Nullable Format report, @Nullable Recipe recipe) {
  /**
   * The format asked for; a table where none was.
   *
   * @throws InvalidInputException where there is no such format
   */
  static AnswerFormat of(Arguments arguments) {
    @Nullable String name = arguments.value(Flag.OUTPUT);
    if (name == null) {
      return new AnswerFormat(RecommendReport.Format.TABLE, null);
    }
    @Nullable Recipe recipe = Recipe.of(name);
    if (recipe != null) {
      return new AnswerFormat(null, recipe);
    }
    List<String> names = new ArrayList<>();
    for (RecommendReport.Format format : RecommendReport.Format.values()) {
      String own = format.name().toLowerCase(Locale.ROOT);
      if (own.equals(name)) {
        return new AnswerFormat(format, null);
      }
      names.add(own);
    }
    for (Recipe one : Recipe.values()) {
      names.add(one.id());
    }
    throw new InvalidInputException(
        "invalid-value", "--output " + name + ": give " + String.join(", ", names));
  }

  /** Settles what a recipe settles: refuses work that it is not for, and names its engine. */
  void prepare(String kind, Settings settings) {
    if (recipe == null) {
      return;
    }
    recipe.check(kind);
    @Nullable String engine = recipe.engine();
    if (engine != null && !settings.has("engine")) {
      settings.put("engine", engine, "-o " + recipe.id());
    }
  }

  /** True where errors are JSON too. */
  boolean isJson() {
    return report == RecommendReport.Format.JSON || report == RecommendReport.Format.JSONL;
  }

  /** True where an answer without rows says nothing. */
  boolean namesRowsOnly() {
    return report == null || report.namesRowsOnly();
  }

  /** True where the nearest of the eliminated GPUs are named beside a ranking. */
  boolean namesEliminated() {
    return report != null && report.namesEliminated();
  }

  /**
   * The whole text.
   *
   * @param typedModel what the user called the model
   */
  String text(Recommendation answer, Catalog catalog, View view, @Nullable String typedModel) {
    if (report != null) {
      return RecommendReport.of(answer, catalog, report, view);
    }
    return recipe == null || answer.ranked().isEmpty() ? "" : recipe.of(answer, typedModel);
  }
}
