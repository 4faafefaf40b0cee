package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.UnknownNameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A name means one thing. */
final class AliasesAreUnique implements Lint {
  @Override
  public String name() {
    return "aliases-are-unique";
  }

  @Override
  public String description() {
    return "Names that two files claim, and names of a whole family that one variant claims: the"
        + " answer would be about another chip or model than the one meant.";
  }

  @Override
  public String tip() {
    return "Keep the name in the file that everybody means by it; a family's bare name in none.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      for (String alias : gpu.aliases()) {
        check(gpu.id(), alias, catalog.gpuNames()::resolve, problems);
      }
    }
    for (String id : catalog.modelIds()) {
      for (String alias : catalog.model(id).aliases()) {
        check(id, alias, catalog.modelNames()::resolve, problems);
      }
    }
    for (NamedSystem system : catalog.systems()) {
      for (String alias : system.aliases()) {
        check(system.id(), alias, catalog.systemNames()::resolve, problems);
      }
    }
    engines(catalog, problems);
    return problems;
  }

  private void check(
      String id, String alias, Function<String, Resolution> names, List<Problem> problems) {
    try {
      Resolution found = names.apply(alias);
      if (!found.id().equals(id)) {
        problems.add(problem(id, "'" + alias + "' also names " + found.id()));
      } else if (!found.warnings().isEmpty()) {
        problems.add(problem(id, "'" + alias + "' is a family's name: " + found.warnings().get(0)));
      }
    } catch (UnknownNameException e) {
      problems.add(problem(id, "'" + alias + "' names nothing: " + e.getMessage()));
    }
  }

  private void engines(Catalog catalog, List<Problem> problems) {
    Map<String, String> owners = new HashMap<>();
    for (Engine engine : catalog.engines()) {
      List<String> names = new ArrayList<>(engine.aliases());
      names.addAll(engine.standsFor());
      names.add(engine.id());
      for (String name : names) {
        String owner = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), engine.id());
        if (owner != null && !owner.equals(engine.id())) {
          problems.add(problem(engine.id(), "'" + name + "' also names " + owner));
        }
      }
    }
  }
}
