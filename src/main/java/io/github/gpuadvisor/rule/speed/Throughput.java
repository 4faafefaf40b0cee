package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens come at least as fast as asked for: to each user, to all together, or as fast as requests
 * arrive.
 */
public final class Throughput implements Requirement {
  /** Share of the arriving requests that must be finished: less is a queue without end. */
  public static final double KEEPS_UP = 0.9;

  private final String id;
  private final String title;
  private final @Nullable String flag;
  private final Function<Inference, @Nullable Double> wanted;
  private final Function<Performance, @Nullable Interval> rate;

  private Throughput(
      String id,
      String title,
      @Nullable String flag,
      Function<Inference, @Nullable Double> wanted,
      Function<Performance, @Nullable Interval> rate) {
    this.id = id;
    this.title = title;
    this.flag = flag;
    this.wanted = wanted;
    this.rate = rate;
  }

  /** Tokens per second for each user. */
  public static Throughput perUser() {
    return new Throughput(
        "speed/per-user",
        "tokens/s for each user",
        "--min-tokens-per-second",
        work -> work.targets().tokensPerSecondPerUser(),
        Performance::outputTokensPerSecondPerUser);
  }

  /** Tokens per second of all users together. */
  public static Throughput total() {
    return new Throughput(
        "speed/total",
        "tokens/s in all",
        "--min-total-tokens-per-second",
        work -> work.targets().totalTokensPerSecond(),
        Performance::outputTokensPerSecond);
  }

  /** Requests are finished as fast as they arrive. */
  public static Throughput keepsUp() {
    return new Throughput(
        "speed/keeps-up",
        "requests/s",
        null,
        work -> {
          @Nullable Double arriving = work.load().requestsPerSecond();
          return arriving == null ? null : Double.valueOf(arriving * KEEPS_UP);
        },
        Performance::requestsPerSecond);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    if (!(request.workload() instanceof Inference work)) {
      return Verdict.MET;
    }
    @Nullable Double least = wanted.apply(work);
    if (least == null) {
      return Verdict.MET;
    }
    @Nullable Interval predicted =
        estimate.performance() == null ? null : rate.apply(estimate.performance());
    if (predicted == null) {
      return new Verdict.Unknown("performance");
    }
    if (predicted.value() >= least) {
      return Verdict.MET;
    }
    @Nullable String fix =
        flag == null
            ? null
            : flag
                + " "
                + Figures.whole(Math.max(1, Math.floor(predicted.value()))).replace(",", "");
    return new Verdict.Failed(figure(predicted.value(), least), least / predicted.value() - 1, fix);
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable Double least =
        request.workload() instanceof Inference work ? wanted.apply(work) : null;
    @Nullable Interval predicted =
        estimate.performance() == null ? null : rate.apply(estimate.performance());
    return least == null || predicted == null ? null : figure(predicted.value(), least);
  }

  private Figure figure(double predicted, double least) {
    String sentence =
        Figures.significant(predicted, 3)
            + " "
            + title
            + ", wanted ≥ "
            + Figures.significant(least, 3);
    return new Figure(sentence, "predictedPerSecond", predicted, "wantedPerSecond", least);
  }

  @Override
  public boolean atLeast() {
    return true;
  }
}
