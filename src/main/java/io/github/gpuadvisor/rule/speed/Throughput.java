package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.ServingTarget;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens come at least as fast as asked for: to each user, to all together, or as fast as requests
 * arrive.
 */
public final class Throughput extends ServingTarget<Double, Interval> {
  /** Share of the arriving requests that must be finished: less is a queue without end. */
  public static final double KEEPS_UP = 0.9;

  private final String title;
  private final @Nullable String flag;

  private Throughput(
      String id,
      String title,
      @Nullable String flag,
      Function<Inference, @Nullable Double> wanted,
      Function<Performance, @Nullable Interval> rate) {
    super(id, wanted, rate);
    this.title = title;
    this.flag = flag;
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
  protected Verdict judged(Interval predicted, Double least) {
    if (predicted.value() >= least) {
      return Verdict.MET;
    }
    @Nullable String fix =
        flag == null
            ? null
            : flag
                + " "
                + Figures.whole(Math.max(1, Math.floor(predicted.value()))).replace(",", "");
    return new Verdict.Failed(figure(predicted, least), least / predicted.value() - 1, fix);
  }

  @Override
  protected Figure figure(Interval predicted, Double least) {
    String sentence =
        Figures.significant(predicted.value(), 3)
            + " "
            + title
            + ", wanted ≥ "
            + Figures.significant(least, 3);
    return new Figure(sentence, "predictedPerSecond", predicted.value(), "wantedPerSecond", least);
  }

  @Override
  public boolean atLeast() {
    return true;
  }
}
