package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.NamedSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** No file rests on one source that is named in a lump. */
final class NoCatchAll implements Lint {
  /** One page may state a whole chip, but then each fact can be named. */
  private static final int FEWEST_PATHS = 5;

  @Override
  public String name() {
    return "no-catch-all";
  }

  @Override
  public String description() {
    return "Files of GPUs and systems with one source for everything, named by less than "
        + FEWEST_PATHS
        + " paths: that says where somebody looked, not where each fact stands.";
  }

  @Override
  public String tip() {
    return "Name the source of each fact by its path; an object's key serves only where one page"
        + " states all of it.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      check(gpu.id(), gpu.sources(), problems);
    }
    for (NamedSystem system : catalog.systems()) {
      check(system.id(), system.sources(), problems);
    }
    return problems;
  }

  private void check(String where, Map<String, String> sources, List<Problem> problems) {
    if (new HashSet<>(sources.values()).size() == 1 && sources.size() < FEWEST_PATHS) {
      problems.add(
          problem(where, "all facts rest on " + sources.values().iterator().next() + " in a lump"));
    }
  }
}
