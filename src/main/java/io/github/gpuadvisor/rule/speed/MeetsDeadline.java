package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * Work that has an end is done before its deadline; of training, failures and restarts included.
 */
public final class MeetsDeadline implements Requirement {
  private static final double SECONDS_PER_HOUR = 3600;

  @Override
  public String id() {
    return "speed/deadline";
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    @Nullable Double deadline = request.workload().deadlineSeconds();
    if (deadline == null) {
      return Verdict.MET;
    }
    @Nullable Interval duration =
        estimate.performance() == null ? null : estimate.performance().durationSeconds();
    if (duration == null) {
      return new Verdict.Unknown(
          request.workload() instanceof Inference ? "performance" : "tokens");
    }
    if (duration.value() <= deadline) {
      return Verdict.MET;
    }
    String fix =
        "--deadline "
            + Figures.whole(Math.ceil(duration.value() / SECONDS_PER_HOUR)).replace(",", "")
            + "h";
    return new Verdict.Failed(
        figure(duration.value(), deadline), duration.value() / deadline - 1, fix);
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable Double deadline = request.workload().deadlineSeconds();
    @Nullable Interval duration =
        estimate.performance() == null ? null : estimate.performance().durationSeconds();
    return deadline == null || duration == null ? null : figure(duration.value(), deadline);
  }

  private static Figure figure(double seconds, double deadline) {
    String sentence =
        "takes " + Figures.duration(seconds) + ", wanted ≤ " + Figures.duration(deadline);
    return new Figure(
        sentence,
        "predictedHours",
        seconds / SECONDS_PER_HOUR,
        "wantedHours",
        deadline / SECONDS_PER_HOUR);
  }
}
