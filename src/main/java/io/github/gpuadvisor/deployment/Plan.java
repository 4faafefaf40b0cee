package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Checkpointing;
import org.jspecify.annotations.Nullable;

/**
 * How the work is split and in which formats it runs.
 *
 * @param arithmetic the format of matrix products on this chip
 * @param dataParallel copies of the model (replicas, when serving)
 * @param interleaving parts of its layers that each stage of a pipeline holds; 1: consecutive
 *     layers
 * @param host what stays in the host's memory; null: nothing
 * @param zeroStage sharding of training state over the data-parallel ranks; null when serving
 */
public record Plan(
    Engine engine,
    Era era,
    Precision precision,
    Engine.Arithmetic arithmetic,
    CachePrecision cache,
    int tensorParallel,
    int pipelineParallel,
    int dataParallel,
    int expertParallel,
    int interleaving,
    @Nullable Host host,
    @Nullable Integer zeroStage,
    @Nullable Checkpointing checkpointing,
    @Nullable Integer microBatch) {

  /** GPUs that hold one copy of the model. */
  public int gpusPerReplica() {
    return tensorParallel * pipelineParallel;
  }

  /** All GPUs at work. */
  public int gpus() {
    return gpusPerReplica() * dataParallel;
  }

  /** The same plan with another number of copies. */
  public Plan withReplicas(int replicas) {
    return with(era, replicas, expertParallel, host);
  }

  /** The same plan with experts spread over a number of GPUs. */
  public Plan withExperts(int experts) {
    return with(era, dataParallel, experts, host);
  }

  /** The same plan with a part of the model in the host's memory. */
  public Plan withHost(@Nullable Host other) {
    return with(era, dataParallel, expertParallel, other);
  }

  /** The same plan under other constants of its engine. */
  public Plan withEra(Era other) {
    return with(other, dataParallel, expertParallel, host);
  }

  private Plan with(Era otherEra, int replicas, int experts, @Nullable Host otherHost) {
    return new Plan(
        engine,
        otherEra,
        precision,
        arithmetic,
        cache,
        tensorParallel,
        pipelineParallel,
        replicas,
        experts,
        interleaving,
        otherHost,
        zeroStage,
        checkpointing,
        microBatch);
  }

  /** A short form for one line: {@code fp8 TP2 PP2 ×3}. */
  public String summary() {
    StringBuilder text = new StringBuilder(precision.id());
    if (tensorParallel > 1) {
      text.append(engine.parallelism().tensor() ? " TP" : " split").append(tensorParallel);
    }
    if (pipelineParallel > 1) {
      text.append(engine.parallelism().pipeline() ? " PP" : " split").append(pipelineParallel);
    }
    if (host != null) {
      text.append(" host").append(host.layers() + host.expertLayers());
    }
    if (zeroStage != null) {
      text.append(zeroStage == 3 ? " FSDP" : dataParallel > 1 ? " ZeRO" + zeroStage : "");
      text.append(dataParallel > 1 ? " DP" + dataParallel : "");
    } else if (dataParallel > 1) {
      text.append(" ×").append(dataParallel);
    }
    return text.toString();
  }
}
