package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Excepted;
import io.github.gpuadvisor.document.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Every exception silences something. */
final class ExceptionsAreNeeded implements Lint {
  @Override
  public String name() {
    return "exceptions-are-needed";
  }

  @Override
  public String description() {
    return "Exceptions that silence nothing: left standing, they would hide the next fault there.";
  }

  @Override
  public String tip() {
    return "Remove the entry from exceptions.json, or correct its check and its where.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Excepted exception : catalog.exceptions()) {
      if (LintSet.ALL.stream().noneMatch(lint -> lint.name().equals(exception.check()))) {
        List<String> names = LintSet.ALL.stream().map(Lint::name).toList();
        problems.add(
            problem(
                exception.where(),
                "no check is called '"
                    + exception.check()
                    + "'"
                    + Nearest.hint(exception.check(), names)));
        continue;
      }
      boolean needed = false;
      for (Lint lint : LintSet.ALL) {
        needed |=
            lint != this
                && lint.name().equals(exception.check())
                && lint.check(catalog).stream()
                    .anyMatch(problem -> Lint.covers(exception, problem));
      }
      if (!needed) {
        problems.add(
            problem(exception.where(), exception.check() + " finds nothing here to except"));
      }
    }
    return problems;
  }
}
