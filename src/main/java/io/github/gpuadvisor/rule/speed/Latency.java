package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.ServingTarget;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the three times that a user waits for stays below its target, at the figure of the
 * distribution that the target names.
 */
public final class Latency extends ServingTarget<Inference.Target, Distribution> {
  private final String title;
  private final String flag;

  private Latency(
      String id,
      String title,
      String flag,
      Function<Inference, Inference.@Nullable Target> target,
      Function<Performance, @Nullable Distribution> time) {
    super(id, target, time);
    this.title = title;
    this.flag = flag;
  }

  /** Time to first token. */
  public static Latency ttft() {
    return new Latency(
        "speed/ttft", "TTFT", "--max-ttft", work -> work.targets().ttft(), Performance::ttft);
  }

  /** Time per output token. */
  public static Latency tpot() {
    return new Latency(
        "speed/tpot", "TPOT", "--max-tpot", work -> work.targets().tpot(), Performance::tpot);
  }

  /** The whole request. */
  public static Latency e2e() {
    return new Latency(
        "speed/e2e",
        "end-to-end time",
        "--max-e2e",
        work -> work.targets().e2e(),
        Performance::e2e);
  }

  @Override
  protected Verdict judged(Distribution predicted, Inference.Target wanted) {
    double actual = predicted.figure(wanted.figure());
    if (actual <= wanted.seconds()) {
      return Verdict.MET;
    }
    String fix =
        flag
            + " "
            + wanted.figure().id()
            + ":"
            + Figures.whole(Math.ceil(actual * 1000)).replace(",", "")
            + "ms";
    return new Verdict.Failed(figure(predicted, wanted), actual / wanted.seconds() - 1, fix);
  }

  @Override
  protected Figure figure(Distribution predicted, Inference.Target wanted) {
    double actual = predicted.figure(wanted.figure());
    // A target missed by little reads as missed.
    boolean alike = Figures.duration(actual).equals(Figures.duration(wanted.seconds()));
    String sentence =
        title
            + " "
            + wanted.figure().id()
            + " "
            + shown(actual, alike)
            + ", wanted ≤ "
            + shown(wanted.seconds(), alike);
    return new Figure(sentence, "predictedMs", actual * 1000, "wantedMs", wanted.seconds() * 1000);
  }

  private static String shown(double seconds, boolean exactly) {
    return exactly ? Figures.significant(seconds * 1000, 6) + " ms" : Figures.duration(seconds);
  }
}
