package io.github.gpuadvisor.report;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Warning;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a JSON document that speak of one deployment. */
public final class EstimateDocument {
  private EstimateDocument() {}

  /** The whole answer of {@code estimate}. */
  public static Map<String, @Nullable Object> of(
      Estimate estimate, List<Warning> warnings, Workload work) {
    Deployment deployment = estimate.deployment();
    return new Tree()
        .put("gpu", deployment.gpu().id())
        .put("gpuCount", deployment.gpuCount())
        .put("nodeCount", deployment.nodes())
        .put("plan", plan(estimate))
        .put("fits", estimate.memory().fits())
        .put("memory", memory(estimate.memory()))
        .put("performance", PerformanceDocument.of(estimate.performance()))
        .put("cost", PriceDocument.cost(estimate.cost()))
        .put("offer", PriceDocument.offer(deployment.offer()))
        .put("durationHours", PerformanceDocument.durationHours(estimate.performance()))
        .number("tokensByDeadline", tokensByDeadline(estimate, work))
        .put("energy", energy(estimate))
        .put("warnings", warnings(warnings))
        .map();
  }

  /** Tokens that training reaches by its deadline, where their number was not given. */
  static @Nullable Double tokensByDeadline(Estimate estimate, Workload work) {
    if (work instanceof Inference || TrainingSpeed.tokens(work) != null) {
      return null;
    }
    Double deadline = work.deadlineSeconds();
    Performance performance = estimate.performance();
    return deadline == null || performance == null || performance.trainingTokensPerSecond() == null
        ? null
        : Double.valueOf(
            performance.trainingTokensPerSecond().value()
                * deadline
                * TrainingSpeed.goodput(estimate.deployment().plan().gpus()));
  }

  public static List<Map<String, @Nullable Object>> warnings(List<Warning> warnings) {
    return warnings.stream()
        .map(
            warning ->
                new Tree().put("code", warning.code()).put("sentence", warning.sentence()).map())
        .toList();
  }

  public static Map<String, @Nullable Object> plan(Estimate estimate) {
    Plan plan = estimate.deployment().plan();
    @Nullable Host host = plan.host();
    boolean caches = estimate.memory().cachePerToken().value() > 0;
    boolean serving = plan.zeroStage() == null && caches;
    return new Tree()
        .put("precision", plan.precision().id())
        .put("computePrecision", plan.arithmetic().dtype().key())
        .put("kvPrecision", serving ? plan.cache().id() : null)
        .put("engine", plan.engine().id())
        .put("engineEra", plan.era().id())
        .put("tensorParallel", plan.tensorParallel())
        .put("pipelineParallel", plan.pipelineParallel())
        .put("dataParallel", plan.dataParallel())
        .put("expertParallel", plan.expertParallel())
        .put("hostLayers", host == null ? null : host.layers())
        .put("hostExpertLayers", host == null ? null : host.expertLayers())
        .put("zeroStage", plan.zeroStage())
        .put(
            "activationCheckpointing",
            plan.checkpointing() == null ? null : plan.checkpointing().id())
        .put("microBatchSize", plan.microBatch())
        .put(
            "maxConcurrency",
            serving ? (long) estimate.memory().sequencesPerReplica() * plan.dataParallel() : null)
        .map();
  }

  public static Map<String, @Nullable Object> memory(MemoryEstimate memory) {
    boolean bare = memory.cachePerToken().value() <= 0;
    return new Tree()
        .gib("weightsGiB", memory.weights())
        .gib("kvCacheGiB", bare ? null : memory.kvCache())
        .put("kvCacheBytesPerToken", bare ? null : Figures.json(memory.cachePerToken().value()))
        .gib("activationsGiB", memory.activations())
        .gib("gradientsGiB", memory.gradients())
        .gib("optimizerGiB", memory.optimizer())
        .gib("overheadGiB", memory.overhead())
        .gib("weightsGiBPerGpu", memory.weightsPerGpu())
        .gib("kvCacheAvailableGiBPerGpu", bare ? null : memory.cacheAvailablePerGpu())
        .gib("requiredGiBPerGpu", memory.requiredPerGpu())
        .gib("usableGiBPerGpu", memory.usablePerGpu())
        .gib("deviceGiBPerGpu", memory.devicePerGpu())
        .map();
  }

  public static Map<String, @Nullable Object> energy(Estimate estimate) {
    return new Tree()
        .number("watts", estimate.energy().watts())
        .number("kWhTotal", estimate.energy().kWhTotal())
        .map();
  }
}
