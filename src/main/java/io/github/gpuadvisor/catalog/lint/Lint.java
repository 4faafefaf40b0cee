package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Excepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One check of a catalog. */
public interface Lint {
  /** What a problem means for the catalog. */
  enum Severity {
    /** Something in it is wrong. */
    ERROR,
    /** Something in it may mislead. */
    WARNING;

    /** The name in documents. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something wrong at a place. */
  record Problem(String check, String where, String what) {}

  /** Short name, stable: exceptions name it. */
  String name();

  /** One sentence: what it finds, and why that matters. */
  String description();

  /** How to mend what it finds. */
  String tip();

  default Severity severity() {
    return Severity.ERROR;
  }

  /** All that it finds, excepted or not. */
  List<Problem> check(Catalog catalog);

  /** What it finds apart from the exceptions that the catalog gives reasons for. */
  default List<Problem> problems(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : check(catalog)) {
      if (catalog.exceptions().stream().noneMatch(one -> covers(one, problem))) {
        problems.add(problem);
      }
    }
    return problems;
  }

  /** True where an exception is about a problem. */
  static boolean covers(Excepted exception, Problem problem) {
    return exception.check().equals(problem.check()) && exception.where().equals(problem.where());
  }

  /** A problem of this check. */
  default Problem problem(String where, String what) {
    return new Problem(name(), where, what);
  }
}
