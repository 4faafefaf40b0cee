package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names of GPUs and sources that exist. */
final class KnownReferences implements Lint {
  @Override
  public String name() {
    return "known-references";
  }

  @Override
  public String description() {
    return "Offers, prices and systems of GPUs that do not exist, and sources that do not: nobody"
        + " would find the row, or could look the fact up.";
  }

  @Override
  public String tip() {
    return "Correct the id, or add the GPU's file or the entry in sources.json.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      facts(catalog, gpu.id(), gpu.sources(), gpu.conflicts(), problems);
    }
    for (String id : catalog.modelIds()) {
      facts(catalog, id, catalog.model(id).sources(), List.of(), problems);
    }
    for (NamedSystem system : catalog.systems()) {
      gpu(catalog, system.id(), system.gpu() == null ? "" : system.gpu(), problems);
      facts(catalog, system.id(), system.sources(), system.conflicts(), problems);
    }
    for (Engine engine : catalog.engines()) {
      facts(catalog, engine.id(), engine.sources(), List.of(), problems);
    }
    for (Offer offer : catalog.offers()) {
      gpu(catalog, offer.key(), offer.gpu(), problems);
      source(catalog, offer.key(), "", offer.source(), problems);
    }
    for (String gpu : new TreeSet<>(catalog.purchased())) {
      gpu(catalog, "purchase prices", gpu, problems);
      catalog
          .purchasesOf(gpu)
          .forEach(purchase -> source(catalog, gpu, "", purchase.source(), problems));
    }
    return problems;
  }

  private void gpu(Catalog catalog, String where, String gpu, List<Problem> problems) {
    if (!gpu.isEmpty() && catalog.gpu(gpu) == null) {
      problems.add(problem(where, "unknown GPU " + gpu));
    }
  }

  private void facts(
      Catalog catalog,
      String where,
      Map<String, String> sources,
      List<Accelerator.Conflict> conflicts,
      List<Problem> problems) {
    sources.forEach((field, source) -> source(catalog, where, field + ": ", source, problems));
    conflicts.forEach(
        conflict ->
            source(
                catalog,
                where,
                "conflict of " + conflict.field() + ": ",
                conflict.source(),
                problems));
  }

  private void source(
      Catalog catalog, String where, String field, String source, List<Problem> problems) {
    if (!catalog.sources().containsKey(source)) {
      problems.add(problem(where, field + "unknown source " + source));
    }
  }
}
