package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Request;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Images and frames of streams are kept up with: none waits for ever, none is dropped. */
public final class ItemRate implements Requirement {
  @Override
  public String id() {
    return "speed/items";
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    @Nullable Job job = job(request);
    @Nullable Double wanted = job == null ? null : job.perSecond();
    if (job == null || wanted == null) {
      return Verdict.MET;
    }
    @Nullable Interval most = most(estimate);
    if (most == null) {
      return new Verdict.Unknown("performance");
    }
    if (most.value() >= wanted) {
      return Verdict.MET;
    }
    return new Verdict.Failed(
        figure(most.value(), wanted, job), wanted / most.value() - 1, fix(most.value(), job));
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable Job job = job(request);
    @Nullable Double wanted = job == null ? null : job.perSecond();
    @Nullable Interval most = most(estimate);
    return job == null || wanted == null || most == null ? null : figure(most.value(), wanted, job);
  }

  @Override
  public boolean atLeast() {
    return true;
  }

  private static @Nullable Job job(Request request) {
    return request.workload() instanceof Inference work ? work.job() : null;
  }

  private static @Nullable Interval most(Estimate estimate) {
    @Nullable Capacity capacity =
        estimate.performance() == null ? null : estimate.performance().capacity();
    return capacity == null ? null : capacity.itemsPerSecond();
  }

  /** Fewer streams where one at least is kept up with, else fewer frames of each. */
  private static String fix(double most, Job job) {
    @Nullable Integer streams = job.streams();
    @Nullable Double frames = job.framesPerSecond();
    if (streams == null || frames == null) {
      return "--images-per-second " + atMost(most);
    }
    double carried = Math.floor(most / frames);
    return carried >= 1
        ? "--streams " + Figures.whole(carried).replace(",", "")
        : "--fps " + atMost(most / streams);
  }

  /** Three figures, never above the value: what is typed must hold. */
  private static String atMost(double value) {
    return new BigDecimal(value).round(new MathContext(3, RoundingMode.FLOOR)).toPlainString();
  }

  private static Figure figure(double most, double wanted, Job job) {
    String sentence =
        Figures.significant(most, 3)
            + " "
            + job.unit().plural()
            + " a second, wanted ≥ "
            + Figures.significant(wanted, 3);
    return new Figure(sentence, "predictedPerSecond", most, "wantedPerSecond", wanted);
  }
}
