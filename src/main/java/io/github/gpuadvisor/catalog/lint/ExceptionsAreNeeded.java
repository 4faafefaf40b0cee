package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Excepted;
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
