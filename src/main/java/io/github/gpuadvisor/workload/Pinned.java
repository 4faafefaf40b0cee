package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a deployment that an estimate states itself; null: the tool chooses.
 *
 * @param virtualPipeline parts of its layers that each stage of a pipeline holds (interleaving)
 * @param hostLayers blocks that stay in the host's memory
 * @param hostExpertLayers further blocks whose routed experts stay there
 * @param hostBandwidthGbps GB/s that the host's memory reaches
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
    @Nullable Integer hostLayers,
    @Nullable Integer hostExpertLayers,
    @Nullable Double hostBandwidthGbps) {

  /** Everything on GPUs. */
  public Pinned(
      Accelerator gpu,
      @Nullable Integer gpuCount,
      @Nullable Integer tensorParallel,
      @Nullable Integer pipelineParallel,
      @Nullable Integer dataParallel,
      @Nullable Integer expertParallel,
      @Nullable Integer zeroStage,
      @Nullable Double memoryFraction,
      @Nullable Integer virtualPipeline) {
    this(
        gpu,
        gpuCount,
        tensorParallel,
        pipelineParallel,
        dataParallel,
        expertParallel,
        zeroStage,
        memoryFraction,
        virtualPipeline,
        null,
        null,
        null);
  }
}
