package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Explainer;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.RecommendReport;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.report.html.HtmlReport;
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
 * @param report null of a recipe and of a page
 * @param recipe null of a report and of a page
 */
record AnswerFormat(RecommendReport.@Nullable Format report, @Nullable Recipe recipe) {
  private static final String HTML = "html";

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
    if (name.equals(HTML)) {
      return new AnswerFormat(null, null);
    }
    @Nullable Recipe recipe = Recipe.of(name);
    if (recipe != null) {
      return new AnswerFormat(null, recipe);
    }
    for (RecommendReport.Format format : RecommendReport.Format.values()) {
      if (id(format).equals(name)) {
        return new AnswerFormat(format, null);
      }
    }
    throw new InvalidInputException(
        "invalid-value", "--output " + name + ": give " + String.join(", ", names()));
  }

  /** All names, as the option takes them. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (RecommendReport.Format format : RecommendReport.Format.values()) {
      names.add(id(format));
    }
    names.add(HTML);
    for (Recipe recipe : Recipe.values()) {
      names.add(recipe.id());
    }
    return names;
  }

  private static String id(RecommendReport.Format format) {
    return format.name().toLowerCase(Locale.ROOT);
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

  private boolean isPage() {
    return report == null && recipe == null;
  }

  /** True where errors are JSON too. */
  boolean isJson() {
    return report == RecommendReport.Format.JSON || report == RecommendReport.Format.JSONL;
  }

  /** True where an answer without rows says nothing. */
  boolean namesRowsOnly() {
    return report == null ? !isPage() : report.namesRowsOnly();
  }

  /** True where the nearest of the eliminated GPUs are named beside a ranking. */
  boolean namesEliminated() {
    return isPage() || (report != null && report.namesEliminated());
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
    if (isPage()) {
      return HtmlReport.of(answer, catalog, firstExplained(answer, catalog), view.left());
    }
    return recipe == null || answer.ranked().isEmpty()
        ? ""
        : view.screen().fit(recipe.of(answer, typedModel));
  }

  private static @Nullable Explanation firstExplained(Recommendation answer, Catalog catalog) {
    return answer.ranked().isEmpty()
        ? null
        : new Explainer(new Advisor(catalog))
            .explain(answer, answer.ranked().get(0).assessment().estimate().deployment().gpu());
  }
}
