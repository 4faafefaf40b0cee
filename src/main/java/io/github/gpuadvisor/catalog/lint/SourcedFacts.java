package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts that decide an answer name a source, and every source named exists. */
final class SourcedFacts implements Lint {
  @Override
  public String name() {
    return "sourced-facts";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      needs(gpu.id(), gpu.sources(), "memory.capacityGB", problems);
      if (gpu.memory().bandwidthGBps() != null) {
        needs(gpu.id(), gpu.sources(), "memory.bandwidthGBps", problems);
      }
      if (gpu.tdpWatts() != null) {
        needs(gpu.id(), gpu.sources(), "tdpWatts", problems);
      }
      for (Dtype dtype : Dtype.values()) {
        if (gpu.tflops(dtype) != null) {
          needs(gpu.id(), gpu.sources(), "denseTflops." + dtype.key(), problems);
        }
      }
      exist(gpu.id(), gpu.sources(), catalog, problems);
    }
    for (String id : catalog.modelIds()) {
      Model model = catalog.model(id);
      needs(id, model.sources(), "parameters", problems);
      exist(id, model.sources(), catalog, problems);
    }
    for (Engine engine : catalog.engines()) {
      exist(engine.id(), engine.sources(), catalog, problems);
    }
    return problems;
  }

  private void needs(
      String where, Map<String, String> sources, String field, List<Problem> problems) {
    String object = field.indexOf('.') < 0 ? field : field.substring(0, field.indexOf('.'));
    if (!sources.containsKey(field) && !sources.containsKey(object)) {
      problems.add(new Problem(name(), where, field + " names no source"));
    }
  }

  private void exist(
      String where, Map<String, String> sources, Catalog catalog, List<Problem> problems) {
    sources.forEach(
        (field, source) -> {
          if (!catalog.sources().containsKey(source)) {
            problems.add(new Problem(name(), where, field + " names the unknown source " + source));
          }
        });
  }
}
