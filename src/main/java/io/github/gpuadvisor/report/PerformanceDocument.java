package io.github.gpuadvisor.report;

import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a JSON document that say how fast a deployment is. */
public final class PerformanceDocument {
  private static final double PERCENT = 100;
  private static final double MILLIS = 1000;
  private static final double SECONDS_PER_HOUR = 3600;

  private PerformanceDocument() {}

  public static @Nullable Map<String, @Nullable Object> of(@Nullable Performance performance) {
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

  public static @Nullable Object durationHours(@Nullable Performance performance) {
    return performance == null || performance.durationSeconds() == null
        ? null
        : Figures.json(performance.durationSeconds().value() / SECONDS_PER_HOUR);
  }
}
