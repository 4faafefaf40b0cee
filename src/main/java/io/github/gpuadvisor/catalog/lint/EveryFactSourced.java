package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Facts;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every fact of a GPU, a model and a system says where it was read, and so does an engine. */
final class EveryFactSourced implements Lint {
  private static final List<String> FOLDERS = List.of("gpus/", "models/", "systems/");

  @Override
  public String name() {
    return "every-fact-sourced";
  }

  @Override
  public String description() {
    return "Facts that name no source, and sources of facts that are unknown: what nobody can look"
        + " up, nobody can trust or correct.";
  }

  @Override
  public String tip() {
    return "Add the fact's path to the file's sources, or set the fact to null.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Value> file : catalog.files().entrySet()) {
      String name = file.getKey();
      if (FOLDERS.stream().anyMatch(name::startsWith)) {
        check(id(name), Facts.of(file.getValue()), problems);
      } else if (name.startsWith("engines/")) {
        engine(id(name), Facts.of(file.getValue()), problems);
      }
    }
    return problems;
  }

  private static String id(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("[.]json$", "");
  }

  private void check(String where, Facts facts, List<Problem> problems) {
    for (String path : facts.paths()) {
      if (facts.needsSource(path) && !facts.hasSource(path)) {
        problems.add(problem(where, path + " names no source"));
      }
    }
    for (String path : facts.sources().keySet()) {
      if (!facts.has(path)) {
        problems.add(problem(where, "a source is named for " + path + ", which is no fact"));
      } else if (facts.paths().contains(path) && !facts.known(path)) {
        problems.add(problem(where, "a source is named for " + path + ", which is unknown"));
      }
    }
  }

  /** Constants are fitted and say so; what an engine runs on was published. */
  private void engine(String where, Facts facts, List<Problem> problems) {
    if (!facts.hasSource("hardware")) {
      problems.add(problem(where, "hardware names no source"));
    }
  }
}
