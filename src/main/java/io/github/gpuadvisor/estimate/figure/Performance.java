package io.github.gpuadvisor.estimate.figure;

import io.github.gpuadvisor.workload.Job;
import org.jspecify.annotations.Nullable;

/**
 * How fast a deployment does its work. What does not apply is null.
 *
 * @param outputTokensPerSecond all users together
 * @param itemsPerSecond samples of work that is not counted in tokens
 * @param capacity what could be done of a job at most; null: none was stated
 * @param durationSeconds of the whole work, where its size was given
 * @param bottleneck what the largest part of the time goes to: {@code memory-bandwidth}, {@code
 *     compute}, {@code interconnect} or {@code overhead}
 */
public record Performance(
    @Nullable Interval outputTokensPerSecond,
    @Nullable Interval outputTokensPerSecondPerUser,
    @Nullable Interval prefillTokensPerSecond,
    @Nullable Distribution ttft,
    @Nullable Distribution tpot,
    @Nullable Distribution e2e,
    @Nullable Interval requestsPerSecond,
    @Nullable Interval trainingTokensPerSecond,
    @Nullable Interval trainingTokensPerSecondPerGpu,
    @Nullable Interval mfu,
    @Nullable Interval stepSeconds,
    @Nullable Interval itemsPerSecond,
    @Nullable Capacity capacity,
    @Nullable Interval durationSeconds,
    double utilization,
    String bottleneck,
    Basis basis) {

  /** What users of a served model see. */
  public record Serving(
      Interval outputTokensPerSecond,
      @Nullable Interval perUser,
      @Nullable Interval prefillTokensPerSecond,
      @Nullable Distribution ttft,
      @Nullable Distribution tpot,
      Distribution e2e,
      Interval requestsPerSecond) {}

  /** What training shows. */
  public record Training(
      Interval tokensPerSecond,
      Interval tokensPerSecondPerGpu,
      Interval mfu,
      Interval stepSeconds,
      Interval samplesPerSecond,
      @Nullable Interval durationSeconds) {}

  /** Serving tokens one after another. */
  public static Performance of(Serving seen, double utilization, String bottleneck, Basis basis) {
    return new Performance(
        seen.outputTokensPerSecond(),
        seen.perUser(),
        seen.prefillTokensPerSecond(),
        seen.ttft(),
        seen.tpot(),
        seen.e2e(),
        seen.requestsPerSecond(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        utilization,
        bottleneck,
        basis);
  }

  /** Work on whole samples: texts, images, prompts without an answer. */
  public static Performance ofSamples(
      Interval perSecond,
      @Nullable Interval tokensPerSecond,
      Distribution each,
      String bottleneck,
      Basis basis) {
    return new Performance(
        null,
        null,
        tokensPerSecond,
        tokensPerSecond == null ? null : each,
        null,
        each,
        perSecond,
        null,
        null,
        null,
        null,
        perSecond,
        null,
        null,
        1,
        bottleneck,
        basis);
  }

  /** The same speed put to work that says how much there is, or how much arrives. */
  public Performance doing(Job job) {
    @Nullable Interval rate = requestsPerSecond;
    if (rate == null) {
      return this;
    }
    @Nullable Double arriving = job.perSecond();
    @Nullable Double items = job.items();
    Interval done = arriving == null ? rate : rate.atMost(arriving);
    return new Performance(
        outputTokensPerSecond,
        outputTokensPerSecondPerUser,
        prefillTokensPerSecond,
        ttft,
        tpot,
        e2e,
        done,
        trainingTokensPerSecond,
        trainingTokensPerSecondPerGpu,
        mfu,
        stepSeconds,
        done,
        new Capacity(job, rate),
        items == null ? null : rate.timeOf(items, e2e == null ? 0 : e2e.mean().value()),
        utilization * (done.value() / rate.value()),
        bottleneck,
        basis);
  }

  /**
   * The same where the GPU works on other things for a part of the time, in turns too short to see:
   * rates fall, times grow.
   */
  public Performance during(double share) {
    return new Performance(
        times(outputTokensPerSecond, share),
        times(outputTokensPerSecondPerUser, share),
        times(prefillTokensPerSecond, share),
        times(ttft, 1 / share),
        times(tpot, 1 / share),
        times(e2e, 1 / share),
        times(requestsPerSecond, share),
        times(trainingTokensPerSecond, share),
        times(trainingTokensPerSecondPerGpu, share),
        mfu,
        times(stepSeconds, 1 / share),
        times(itemsPerSecond, share),
        capacity == null
            ? null
            : new Capacity(capacity.job(), capacity.itemsPerSecond().times(share)),
        times(durationSeconds, 1 / share),
        utilization * share,
        bottleneck,
        basis);
  }

  private static @Nullable Distribution times(@Nullable Distribution one, double factor) {
    return one == null ? null : one.times(factor);
  }

  private static @Nullable Interval times(@Nullable Interval rate, double share) {
    return rate == null ? null : rate.times(share);
  }

  /** True of training that works on samples: each counts as one token. */
  public boolean learnsFromSamples() {
    return trainingTokensPerSecond != null && trainingTokensPerSecond.equals(itemsPerSecond);
  }

  /** Training and fine-tuning. */
  public static Performance of(Training seen, String bottleneck, Basis basis) {
    return new Performance(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        seen.tokensPerSecond(),
        seen.tokensPerSecondPerGpu(),
        seen.mfu(),
        seen.stepSeconds(),
        seen.samplesPerSecond(),
        null,
        seen.durationSeconds(),
        1,
        bottleneck,
        basis);
  }
}
