package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Estimate;
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
 * One of the three times that a user waits for stays below its target, at the figure of the
 * distribution that the target names.
 */
public final class Latency implements Requirement {
  private final String id;
  private final String title;
  private final String flag;
  private final Function<Inference.Targets, Inference.@Nullable Target> target;
  private final Function<Performance, @Nullable Distribution> time;

  private Latency(
      String id,
      String title,
      String flag,
      Function<Inference.Targets, Inference.@Nullable Target> target,
      Function<Performance, @Nullable Distribution> time) {
    this.id = id;
    this.title = title;
    this.flag = flag;
    this.target = target;
    this.time = time;
  }

  /** Time to first token. */
  public static Latency ttft() {
    return new Latency(
        "speed/ttft", "TTFT", "--max-ttft", Inference.Targets::ttft, Performance::ttft);
  }

  /** Time per output token. */
  public static Latency tpot() {
    return new Latency(
        "speed/tpot", "TPOT", "--max-tpot", Inference.Targets::tpot, Performance::tpot);
  }

  /** The whole request. */
  public static Latency e2e() {
    return new Latency(
        "speed/e2e", "end-to-end time", "--max-e2e", Inference.Targets::e2e, Performance::e2e);
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
    Inference.@Nullable Target wanted = target.apply(work.targets());
    if (wanted == null) {
      return Verdict.MET;
    }
    @Nullable Distribution predicted =
        estimate.performance() == null ? null : time.apply(estimate.performance());
    if (predicted == null) {
      return new Verdict.Unknown("performance");
    }
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
    return new Verdict.Failed(figure(actual, wanted), actual / wanted.seconds() - 1, fix);
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    Inference.@Nullable Target wanted =
        request.workload() instanceof Inference work ? target.apply(work.targets()) : null;
    @Nullable Distribution predicted =
        estimate.performance() == null ? null : time.apply(estimate.performance());
    return wanted == null || predicted == null
        ? null
        : figure(predicted.figure(wanted.figure()), wanted);
  }

  private Figure figure(double actual, Inference.Target wanted) {
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
