package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Bytes;
import org.jspecify.annotations.Nullable;

/** Weights on the fullest device. */
final class StageWeights {
  private StageWeights() {}

  /**
   * Whole layers per pipeline stage, embeddings with the first or the output matrix with the last.
   */
  static Bytes of(Accelerator gpu, Bytes weights, Model model, Plan plan) {
    @Nullable Transformer shape = model.transformer();
    if (shape == null) {
      return weights;
    }
    int pp = plan.pipelineParallel();
    double vocabulary = Math.min(weights.value(), Weights.embeddingBytes(shape, plan.precision()));
    double blocks = Math.max(0, weights.value() - (shape.tiedEmbeddings() ? 1 : 2) * vocabulary);
    if (plan.engine().parallelism().layers()) {
      double experts = Weights.expertBytes(model, plan.precision());
      @Nullable Host host = plan.host();
      int layers = host == null ? shape.layers() : shape.layers() - host.layers();
      double held =
          host == null
              ? blocks
              : (1 - host.blocks(shape)) * (blocks - experts) + (1 - host.experts(shape)) * experts;
      return new Bytes(byLayers(shape, pp, layers, held, vocabulary, gpu.memory().unified()));
    }
    double stage = blocks * Math.ceil((double) shape.layers() / pp) / shape.layers();
    double ends = pp == 1 ? weights.value() - blocks : vocabulary;
    return new Bytes((stage + ends) / plan.tensorParallel());
  }

  /**
   * llama.cpp looks tokens up in the host's memory, so that only the output matrix is on a device;
   * it counts that matrix as one more layer.
   */
  private static double byLayers(
      Transformer shape,
      int devices,
      int layers,
      double blocks,
      double vocabulary,
      boolean unified) {
    double lookup = unified && !shape.tiedEmbeddings() ? vocabulary : 0;
    double layer = layers == 0 ? 0 : blocks / layers;
    double units = (layers + 1.0) / devices;
    double first = Math.min(Math.ceil(units), layers) * layer;
    double last = Math.max(0, Math.floor(units) - 1) * layer + vocabulary;
    return Math.max(first, last) + lookup;
  }
}
