package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Pcie;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import org.jspecify.annotations.Nullable;

/**
 * What weights in the host's memory add to a step. A few tokens are worked on by the host, which
 * reads what it holds; from 32 on, llama.cpp copies the weights to the GPU, which does all the work
 * (`min_batch_size` of its backends). The host's arithmetic is not counted: a few tokens leave it
 * waiting for memory.
 */
final class HostStep {
  private static final double GIGA = 1e9;

  /** Tokens from which on weights travel. */
  private static final int TRAVEL = 32;

  private final Host host;
  private final double blocks;
  private final double experts;
  private final @Nullable Double busGbps;

  HostStep(Accelerator gpu, Host host, Transformer shape) {
    this.host = host;
    this.blocks = host.blocks(shape);
    this.experts = host.experts(shape);
    this.busGbps = Pcie.gbps(gpu.pcie());
  }

  /** True where the GPU does all of a step's work, on weights that were copied to it. */
  boolean travels(double tokens) {
    return tokens >= TRAVEL && busGbps != null;
  }

  /** Share of the blocks that the GPU works on. */
  double blocksOnGpu(double tokens) {
    return travels(tokens) ? 1 : 1 - blocks;
  }

  /** Share of the routed experts that the GPU works on. */
  double expertsOnGpu(double tokens) {
    return travels(tokens) ? 1 : 1 - experts;
  }

  /**
   * Seconds that the weights take: read by the host's processor, or copied over the bus.
   *
   * @param blockBytes of the whole model outside routed experts and vocabulary
   * @param expertBytes of the routed experts that the step touches
   * @param cacheBytes that attention reads, all blocks
   */
  double seconds(double tokens, double blockBytes, double expertBytes, double cacheBytes) {
    double held = blocks * blockBytes + experts * expertBytes;
    double bus = travels(tokens) && busGbps != null ? busGbps : 0;
    return bus > 0 ? held / (bus * GIGA) : (held + blocks * cacheBytes) / (host.gbps() * GIGA);
  }
}
