package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.estimate.Capacity;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.run.Cost;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Warning;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a JSON document that speak of one deployment. */
public final class EstimateDocument {
  private static final double PERCENT = 100;
  private static final double MILLIS = 1000;
  private static final double SECONDS_PER_HOUR = 3600;

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
        .put("performance", performance(estimate.performance()))
        .put("cost", cost(estimate.cost()))
        .put("offer", offer(deployment.offer()))
        .put("durationHours", durationHours(estimate.performance()))
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

  public static @Nullable Map<String, @Nullable Object> offer(@Nullable Offer offer) {
    if (offer == null) {
      return null;
    }
    return new Tree()
        .put("provider", offer.provider())
        .put("instanceType", offer.instanceType())
        .put("region", offer.region())
        .put("country", offer.country())
        .put("pricing", offer.pricing().id())
        .exact("priceUsdPerHour", offer.priceUsdPerHour())
        .put("asOf", offer.asOf().toString())
        .put("source", offer.source())
        .put("covers", offer.covers())
        .put("note", offer.note())
        .map();
  }

  public static @Nullable Map<String, @Nullable Object> purchase(@Nullable Purchase purchase) {
    return purchase == null
        ? null
        : new Tree()
            .put("condition", purchase.condition())
            .number("priceUsd", purchase.priceUsd())
            .number("low", purchase.low())
            .number("high", purchase.high())
            .put("asOf", purchase.asOf().toString())
            .put("source", purchase.source())
            .map();
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

  public static @Nullable Map<String, @Nullable Object> performance(
      @Nullable Performance performance) {
    if (performance == null) {
      return null;
    }
    Interval tokens = performance.trainingTokensPerSecond();
    @Nullable Capacity capacity = performance.capacity();
    return new Tree()
        .put("outputTokensPerSecond", interval(performance.outputTokensPerSecond(), 1))
        .put(
            "outputTokensPerSecondPerUser", interval(performance.outputTokensPerSecondPerUser(), 1))
        .put("prefillTokensPerSecond", interval(performance.prefillTokensPerSecond(), 1))
        .put("ttftMs", distribution(performance.ttft()))
        .put("tpotMs", distribution(performance.tpot()))
        .put("e2eMs", distribution(performance.e2e()))
        .put("requestsPerSecond", interval(performance.requestsPerSecond(), 1))
        .put("trainingTokensPerSecond", interval(tokens, 1))
        .put(
            "trainingTokensPerSecondPerGpu",
            interval(performance.trainingTokensPerSecondPerGpu(), 1))
        .put("mfuPercent", interval(performance.mfu(), PERCENT))
        .put("stepTimeSeconds", interval(performance.stepSeconds(), 1))
        .put("samplesPerSecond", interval(performance.itemsPerSecond(), 1))
        .put("maxItemsPerSecond", interval(capacity == null ? null : capacity.itemsPerSecond(), 1))
        .put("maxStreams", capacity == null ? null : capacity.streams())
        .put("realTimeFactor", interval(capacity == null ? null : capacity.realTimeFactor(), 1))
        .put("bottleneck", performance.bottleneck())
        .put("basis", basis(performance))
        .map();
  }

  private static Map<String, @Nullable Object> basis(Performance performance) {
    List<Map<String, @Nullable Object>> parts = new ArrayList<>();
    for (Basis.Part part : performance.basis().parts()) {
      parts.add(new Tree().put("name", part.name()).number("ms", part.seconds() * MILLIS).map());
    }
    return new Tree()
        .put("method", performance.basis().method())
        .put("profile", performance.basis().profile())
        .put("parts", parts)
        .map();
  }

  private static @Nullable Map<String, @Nullable Object> interval(
      @Nullable Interval interval, double factor) {
    return interval == null
        ? null
        : new Tree()
            .number("value", interval.value() * factor)
            .number("low", interval.low() * factor)
            .number("high", interval.high() * factor)
            .map();
  }

  private static @Nullable Map<String, @Nullable Object> distribution(
      @Nullable Distribution times) {
    return times == null
        ? null
        : new Tree()
            .number("value", times.mean().value() * MILLIS)
            .number("low", times.mean().low() * MILLIS)
            .number("high", times.mean().high() * MILLIS)
            .number("p50", times.p50() * MILLIS)
            .number("p95", times.p95() * MILLIS)
            .number("p99", times.p99() * MILLIS)
            .map();
  }

  public static Map<String, @Nullable Object> cost(Cost cost) {
    return new Tree()
        .number("usdPerHour", cost.perHour())
        .number("usdPerMonth", cost.perMonth())
        .number("usdPerMillionOutputTokens", cost.perMillionOutputTokens())
        .number("usdPerThousandItems", cost.perThousandItems())
        .number("totalUsd", cost.total())
        .number("purchaseUsd", cost.purchase())
        .map();
  }

  public static @Nullable Object durationHours(@Nullable Performance performance) {
    return performance == null || performance.durationSeconds() == null
        ? null
        : Figures.json(performance.durationSeconds().value() / SECONDS_PER_HOUR);
  }

  public static Map<String, @Nullable Object> energy(Estimate estimate) {
    return new Tree()
        .number("watts", estimate.energy().watts())
        .number("kWhTotal", estimate.energy().kWhTotal())
        .map();
  }
}
