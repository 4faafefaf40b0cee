package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serving a model.
 *
 * @param inputTokens tokens of one prompt; 0 decode alone
 * @param outputTokens tokens of one answer; 0 prefill alone
 * @param context tokens that one sequence's cache is sized for
 * @param cachedInput share of a prompt that the prefix cache already holds, 0 to 1
 */
public record Inference(
    Model model,
    int inputTokens,
    int outputTokens,
    int context,
    Load load,
    @Nullable Precision precision,
    CachePrecision cachePrecision,
    Targets targets,
    double cachedInput,
    int spareReplicas)
    implements Workload {

  /** Requests running at once, or requests per second; exactly one is set unless {@code max}. */
  public record Load(
      @Nullable Integer concurrency, @Nullable Double requestsPerSecond, boolean max) {
    public static Load concurrency(int n) {
      return new Load(n, null, false);
    }

    public static Load rate(double perSecond) {
      return new Load(null, perSecond, false);
    }

    public static Load most() {
      return new Load(null, null, true);
    }

    /** Requests running at once in each of a number of copies; null where no number was given. */
    public @Nullable Integer concurrencyOf(int copies) {
      return concurrency == null ? null : Integer.valueOf((concurrency + copies - 1) / copies);
    }
  }

  /** Which figure of a distribution a target speaks of. */
  public enum Figure {
    MEAN,
    P50,
    P95,
    P99;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An upper bound on a time. */
  public record Target(Figure figure, double seconds) {}

  /** What the user demands of speed; null: nothing demanded. */
  public record Targets(
      @Nullable Target ttft,
      @Nullable Target tpot,
      @Nullable Target e2e,
      @Nullable Double tokensPerSecondPerUser,
      @Nullable Double totalTokensPerSecond) {
    public static final Targets NONE = new Targets(null, null, null, null, null);
  }

  @Override
  public String kind() {
    return "inference";
  }

  /** The same work at another context length. */
  public Inference withContext(int tokens) {
    return new Inference(
        model,
        inputTokens,
        outputTokens,
        tokens,
        load,
        precision,
        cachePrecision,
        targets,
        cachedInput,
        spareReplicas);
  }

  /** The same work in another precision. */
  public Inference withPrecision(Precision other) {
    return new Inference(
        model,
        inputTokens,
        outputTokens,
        context,
        load,
        other,
        cachePrecision,
        targets,
        cachedInput,
        spareReplicas);
  }

  /** The same work at another load. */
  public Inference withLoad(Load other) {
    return new Inference(
        model,
        inputTokens,
        outputTokens,
        context,
        other,
        precision,
        cachePrecision,
        targets,
        cachedInput,
        spareReplicas);
  }
}
