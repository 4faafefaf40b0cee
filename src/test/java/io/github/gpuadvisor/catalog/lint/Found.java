package io.github.gpuadvisor.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import java.util.List;

/** What a check finds in a catalog, as a reader sees it. */
final class Found {
  private Found() {}

  /** Place and problem in one line each, exceptions taken off. */
  static List<String> by(Lint lint, Catalogs catalog) {
    return lint.problems(catalog.build()).stream()
        .map(problem -> problem.where() + ": " + problem.what())
        .toList();
  }

  /** The one problem in a catalog is silenced by an exception at its place, and by no other. */
  static void oneThatCanBeExcepted(Lint lint, Catalogs catalog) {
    List<Lint.Problem> found = lint.problems(catalog.build());
    assertThat(found).hasSize(1);
    String where = found.get(0).where();
    catalog.withException("another-check", where).withException(lint.name(), "elsewhere");
    assertThat(lint.problems(catalog.build())).hasSize(1);
    catalog.withException(lint.name(), where);
    assertThat(lint.problems(catalog.build())).isEmpty();
  }
}
