package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.unit.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment holds. The first parts count one logical copy of the model; the {@code PerGpu}
 * parts count replication, and fit is judged on them alone.
 *
 * @param kvCache of all sequences that run at once in one copy
 * @param cachePerToken bytes that one token adds to a sequence's cache
 * @param sequencesPerReplica sequences whose caches fit in one copy; 0 when training
 * @param cacheAvailablePerGpu what is left for KV cache on each device
 */
public record MemoryEstimate(
    Bytes weights,
    Bytes kvCache,
    Bytes cachePerToken,
    Bytes activations,
    @Nullable Bytes gradients,
    @Nullable Bytes optimizer,
    Bytes overhead,
    Bytes weightsPerGpu,
    Bytes cacheAvailablePerGpu,
    Bytes requiredPerGpu,
    Bytes usablePerGpu,
    Bytes devicePerGpu,
    int sequencesPerReplica) {

  /** True where every device holds its part. */
  public boolean fits() {
    return requiredPerGpu.compareTo(usablePerGpu) <= 0;
  }

  /** How full each device is, 0 to 1 and above. */
  public double load() {
    return requiredPerGpu.value() / usablePerGpu.value();
  }

  /** What is missing on each device; negative where there is room. */
  public Bytes shortfall() {
    return requiredPerGpu.minus(usablePerGpu);
  }
}
