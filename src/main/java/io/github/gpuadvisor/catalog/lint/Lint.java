package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/** One check of a catalog. */
public interface Lint {
  /** All checks there are. */
  List<Lint> ALL =
      List.of(
          new KnownReferences(),
          new SourcedFacts(),
          new PlausibleRates(),
          new PlausiblePrices(),
          new LayersAddUp());

  /** Something wrong at a place. */
  record Problem(String check, String where, String what) {}

  /** Short name. */
  String name();

  List<Problem> check(Catalog catalog);

  /** All problems that all checks find. */
  static List<Problem> all(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Lint lint : ALL) {
      problems.addAll(lint.check(catalog));
    }
    return problems;
  }
}
