package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Bytes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a measurement is of, by the key that an answer has for it. */
public enum MeasuredQuantity {
  OUTPUT_TOKENS("outputTokensPerSecond"),
  OUTPUT_TOKENS_PER_USER("outputTokensPerSecondPerUser"),
  PREFILL_TOKENS("prefillTokensPerSecond"),
  TTFT("ttftMs"),
  TPOT("tpotMs"),
  E2E("e2eMs"),
  REQUESTS("requestsPerSecond"),
  SAMPLES("samplesPerSecond"),
  TRAINING_TOKENS_PER_GPU("trainingTokensPerSecondPerGpu"),
  STEP("stepTimeSeconds"),
  GPU_HOURS("gpuHours"),
  WEIGHTS("weightsGiB"),
  CACHE_PER_TOKEN("kvCacheBytesPerToken"),
  REQUIRED("requiredGiBPerGpu"),
  /** As frameworks report it: without the driver's context and the buffers of collectives. */
  ALLOCATED("allocatedGiBPerGpu"),
  FITS("fits");

  private static final double SECONDS_PER_HOUR = 3600;
  private static final Map<String, MeasuredQuantity> BY_ID = new LinkedHashMap<>();

  static {
    for (MeasuredQuantity quantity : values()) {
      BY_ID.put(quantity.id, quantity);
    }
  }

  private final String id;

  MeasuredQuantity(String id) {
    this.id = id;
  }

  /** The key in measurement files and answers: {@code tpotMs}. */
  public String id() {
    return id;
  }

  /** The quantity of a key, or null. */
  public static @Nullable MeasuredQuantity of(String id) {
    return BY_ID.get(id);
  }

  /** Keys of all quantities. */
  public static Collection<String> ids() {
    return BY_ID.keySet();
  }

  /** True where it depends on constants of the speed model. */
  public boolean isSpeed() {
    return switch (this) {
      case WEIGHTS, CACHE_PER_TOKEN, REQUIRED, ALLOCATED, FITS -> false;
      default -> true;
    };
  }

  /** The predicted value with its interval, or null where the answer has none. */
  @Nullable Interval predicted(Candidate candidate) {
    MemoryEstimate memory = candidate.memory();
    @Nullable Performance performance = candidate.performance();
    return switch (this) {
      case WEIGHTS -> exact(memory.weights().gib());
      case CACHE_PER_TOKEN -> exact(memory.cachePerToken().value());
      case REQUIRED -> exact(memory.requiredPerGpu().gib());
      case ALLOCATED -> exact(allocated(candidate).gib());
      case FITS -> exact(memory.fits() ? 1 : 0);
      case GPU_HOURS -> gpuHours(candidate);
      default -> performance == null ? null : speed(performance);
    };
  }

  private @Nullable Interval speed(Performance performance) {
    return switch (this) {
      case OUTPUT_TOKENS -> performance.outputTokensPerSecond();
      case OUTPUT_TOKENS_PER_USER -> performance.outputTokensPerSecondPerUser();
      case PREFILL_TOKENS -> performance.prefillTokensPerSecond();
      case TTFT -> millis(performance.ttft());
      case TPOT -> millis(performance.tpot());
      case E2E -> millis(performance.e2e());
      case REQUESTS -> performance.requestsPerSecond();
      case SAMPLES -> performance.itemsPerSecond();
      case TRAINING_TOKENS_PER_GPU -> performance.trainingTokensPerSecondPerGpu();
      case STEP -> performance.stepSeconds();
      default -> null;
    };
  }

  private static @Nullable Interval gpuHours(Candidate candidate) {
    @Nullable Performance performance = candidate.performance();
    @Nullable Interval seconds = performance == null ? null : performance.durationSeconds();
    return seconds == null
        ? null
        : seconds.times(candidate.deployment().plan().gpus() / SECONDS_PER_HOUR);
  }

  private static Bytes allocated(Candidate candidate) {
    MemoryEstimate memory = candidate.memory();
    // The overhead of serving counts every GPU of a copy, that of training one.
    boolean serving = memory.gradients() == null;
    int gpus = serving ? candidate.deployment().plan().gpusPerReplica() : 1;
    return memory.requiredPerGpu().minus(memory.overhead().times(1.0 / gpus));
  }

  private static Interval exact(double value) {
    return new Interval(value, value, value);
  }

  private static @Nullable Interval millis(@Nullable Distribution times) {
    return times == null ? null : times.mean().times(1000);
  }
}
