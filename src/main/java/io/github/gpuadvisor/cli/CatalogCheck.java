package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.lint.Lint;
import io.github.gpuadvisor.catalog.lint.LintSet;
import io.github.gpuadvisor.document.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code catalog check}: problems grouped by check, each group with the way to mend it. */
final class CatalogCheck {
  private final Console console;
  private final boolean json;

  CatalogCheck(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** All checks there are. */
  void list() {
    if (json) {
      console
          .out()
          .print(JsonText.pretty(LintSet.ALL.stream().map(CatalogCheck::document).toList()));
      return;
    }
    for (Lint lint : LintSet.ALL) {
      line(title(lint));
      line("  " + lint.description());
      line("  → " + lint.tip());
    }
  }

  /** Runs all checks; errors are an invalid catalog, warnings are not. */
  ExitCode run(Catalog catalog) {
    Map<Lint, List<Lint.Problem>> found = new LinkedHashMap<>();
    int errors = 0;
    int warnings = 0;
    for (Lint lint : LintSet.ALL) {
      List<Lint.Problem> problems = lint.problems(catalog);
      if (!problems.isEmpty()) {
        found.put(lint, problems);
      }
      errors += lint.severity() == Lint.Severity.ERROR ? problems.size() : 0;
      warnings += lint.severity() == Lint.Severity.WARNING ? problems.size() : 0;
    }
    if (json) {
      console.out().print(JsonText.pretty(document(found, errors, warnings)));
    } else {
      found.forEach(this::print);
      console.out().println(count(errors, warnings));
    }
    return errors == 0 ? ExitCode.ANSWERED : ExitCode.CATALOG;
  }

  private void print(Lint lint, List<Lint.Problem> problems) {
    line(title(lint));
    for (Lint.Problem problem : problems) {
      line("  " + Plain.text(problem.where() + ": " + problem.what()));
    }
    line("  → " + lint.tip());
    line("");
  }

  private void line(String text) {
    console.out().println(console.screen(true).fit(text));
  }

  private static String title(Lint lint) {
    return lint.name() + (lint.severity() == Lint.Severity.WARNING ? " (warning)" : "");
  }

  private static String count(int errors, int warnings) {
    if (errors + warnings == 0) {
      return "no problems";
    }
    return errors
        + (errors == 1 ? " error, " : " errors, ")
        + warnings
        + (warnings == 1 ? " warning" : " warnings");
  }

  private static Map<String, @Nullable Object> document(
      Map<Lint, List<Lint.Problem>> found, int errors, int warnings) {
    List<Map<String, @Nullable Object>> problems = new ArrayList<>();
    found.forEach(
        (lint, group) ->
            group.forEach(
                problem -> {
                  Map<String, @Nullable Object> one = new LinkedHashMap<>();
                  one.put("check", problem.check());
                  one.put("severity", lint.severity().id());
                  one.put("where", problem.where());
                  one.put("what", problem.what());
                  problems.add(one);
                }));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("errors", errors);
    document.put("warnings", warnings);
    document.put("problems", problems);
    document.put("checks", found.keySet().stream().map(CatalogCheck::document).toList());
    return document;
  }

  private static Map<String, @Nullable Object> document(Lint lint) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("check", lint.name());
    document.put("severity", lint.severity().id());
    document.put("description", lint.description());
    document.put("tip", lint.tip());
    return document;
  }
}
