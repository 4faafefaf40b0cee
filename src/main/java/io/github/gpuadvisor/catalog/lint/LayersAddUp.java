package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;

/**
 * Layer groups cover all layers, active parameters are no more than all, experts used no more than
 * there are.
 */
final class LayersAddUp implements Lint {
  @Override
  public String name() {
    return "layers-add-up";
  }

  @Override
  public String description() {
    return "Layer groups that do not sum to the layers, more active parameters or experts than there"
        + " are, checkpoints too small: KV cache and weights would be wrong.";
  }

  @Override
  public String tip() {
    return "Read config.json again: every block belongs to one group; checkpointGB counts 10^9"
        + " bytes.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (String id : catalog.modelIds()) {
      Model model = catalog.model(id);
      if (model.activeParameters() > model.parameters()) {
        problems.add(problem(id, "more active parameters than parameters"));
      }
      Double published = model.checkpointGB();
      boolean sixteen = model.publishedPrecision().isSixteenBit();
      if (published != null && sixteen && published * 1e9 < 1.95 * model.parameters()) {
        problems.add(problem(id, "checkpointGB is less than two bytes a parameter: GiB?"));
      }
      Transformer shape = model.transformer();
      if (shape != null) {
        check(id, model, shape, problems);
      }
    }
    return problems;
  }

  private void check(String id, Model model, Transformer shape, List<Problem> problems) {
    int layers = 0;
    for (LayerGroup group : shape.groups()) {
      layers += group.attention() == Attention.CROSS ? 0 : group.count();
    }
    if (layers != shape.layers()) {
      problems.add(problem(id, "groups have " + layers + " layers, the model " + shape.layers()));
    }
    Transformer.Experts experts = shape.experts();
    if (experts != null
        && (experts.perToken() > experts.count() || experts.layers() > shape.layers())) {
      problems.add(problem(id, "experts do not add up"));
    }
    if (experts != null && shape.expertParameters() > model.parameters() * 1.02) {
      problems.add(problem(id, "experts alone have more parameters than the model"));
    }
  }
}
