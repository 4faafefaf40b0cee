package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * What of a model stays in the memory of the host, whose processor works on it (llama.cpp).
 *
 * @param layers whole blocks, with their part of the KV cache
 * @param expertLayers further blocks of which the routed experts alone stay there
 * @param gbps GB/s that the host's memory reaches
 */
public record Host(int layers, int expertLayers, double gbps) {

  /** Share of blocks that the host holds. */
  public double blocks(Transformer shape) {
    return Math.min(1, (double) layers / shape.layers());
  }

  /** Share of routed experts that the host holds; whole blocks have theirs. */
  public double experts(Transformer shape) {
    Transformer.@Nullable Experts experts = shape.experts();
    return experts == null
        ? 0
        : Math.min(1, blocks(shape) + (double) expertLayers / experts.layers());
  }
}
