package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a deployment that an estimate states itself; null: the tool chooses.
 *
 * @param virtualPipeline parts of its layers that each stage of a pipeline holds (interleaving)
 */
public record Pinned(
    Accelerator gpu,
    @Nullable Integer gpuCount,
    @Nullable Integer tensorParallel,
    @Nullable Integer pipelineParallel,
    @Nullable Integer dataParallel,
    @Nullable Integer expertParallel,
    @Nullable Integer zeroStage,
    @Nullable Double memoryFraction,
    @Nullable Integer virtualPipeline,
    InHost inHost) {

  /**
   * What stays in the host's memory.
   *
   * @param layers whole blocks
   * @param expertLayers further blocks whose routed experts stay there
   * @param bandwidthGbps GB/s that the host's memory reaches
   */
  public record InHost(
      @Nullable Integer layers, @Nullable Integer expertLayers, @Nullable Double bandwidthGbps) {
    /** Everything on GPUs. */
    public static final InHost NOTHING = new InHost(null, null, null);
  }
}
