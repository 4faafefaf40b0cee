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
 * @param promptChunk prompt tokens in one engine step at most; null: as the engine is set
 * @param job what there is to do where it is not counted in tokens; null: nothing stated
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
    int spareReplicas,
    @Nullable Integer promptChunk,
    @Nullable Job job)
    implements Workload {

  /**
   * Requests running at once, or requests per second; exactly one is set unless {@code max}.
   *
   * @param requests how many come in all, from an idle engine to the last answer; null: without end
   */
  public record Load(
      @Nullable Integer concurrency,
      @Nullable Double requestsPerSecond,
      boolean max,
      @Nullable Integer requests) {
    public static Load concurrency(int n) {
      return new Load(n, null, false, null);
    }

    public static Load rate(double perSecond) {
      return new Load(null, perSecond, false, null);
    }

    public static Load most() {
      return new Load(null, null, true, null);
    }

    /** The same load as a finite burst of requests; null: without end. */
    public Load ofRequests(@Nullable Integer inAll) {
      return new Load(concurrency, requestsPerSecond, max, inAll);
    }

    /** Requests running at once in each of a number of copies; null where no number was given. */
    public @Nullable Integer concurrencyOf(int copies) {
      return share(concurrency, copies);
    }

    /** Requests of a burst that each of a number of copies gets; null where it has no end. */
    public @Nullable Integer requestsOf(int copies) {
      return share(requests, copies);
    }

    private static @Nullable Integer share(@Nullable Integer all, int copies) {
      return all == null ? null : Integer.valueOf((all + copies - 1) / copies);
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

  @Override
  public @Nullable Double deadlineSeconds() {
    return job == null ? null : job.deadlineSeconds();
  }

  /**
   * Requests at once in each of a number of copies: users, or one frame of every stream; null where
   * as many as fit.
   */
  public @Nullable Integer atOnce(int copies) {
    @Nullable Integer streams = job == null ? null : job.streams();
    return streams == null
        ? load.concurrencyOf(copies)
        : Integer.valueOf((streams + copies - 1) / copies);
  }

  /** The same work at another context length. */
  public Inference withContext(int tokens) {
    return with(tokens, load, precision);
  }

  /** The same work in another precision. */
  public Inference withPrecision(Precision other) {
    return with(context, load, other);
  }

  /** The same work at another load. */
  public Inference withLoad(Load other) {
    return with(context, other, precision);
  }

  private Inference with(int tokens, Load at, @Nullable Precision in) {
    return new Inference(
        model,
        inputTokens,
        outputTokens,
        tokens,
        at,
        in,
        cachePrecision,
        targets,
        cachedInput,
        spareReplicas,
        promptChunk,
        job);
  }
}
