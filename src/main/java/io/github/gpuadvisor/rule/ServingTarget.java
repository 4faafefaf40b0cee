package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a served model is asked to reach, held against what is predicted of it.
 *
 * @param <W> what is wanted
 * @param <P> what is predicted
 */
public abstract class ServingTarget<W, P> implements Requirement {
  private final String id;
  private final Function<Inference, @Nullable W> wanted;
  private final Function<Performance, @Nullable P> predicted;

  protected ServingTarget(
      String id,
      Function<Inference, @Nullable W> wanted,
      Function<Performance, @Nullable P> predicted) {
    this.id = id;
    this.wanted = wanted;
    this.predicted = predicted;
  }

  /** Met, or by how much it is failed. */
  protected abstract Verdict judged(P actual, W asked);

  /** What was wanted beside what is predicted. */
  protected abstract Figure figure(P actual, W asked);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Verdict check(Estimate estimate, Request request) {
    @Nullable W asked = asked(request);
    if (asked == null) {
      return Verdict.MET;
    }
    @Nullable P actual = actual(estimate);
    return actual == null ? new Verdict.Unknown("performance") : judged(actual, asked);
  }

  @Override
  public final @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable W asked = asked(request);
    @Nullable P actual = actual(estimate);
    return asked == null || actual == null ? null : figure(actual, asked);
  }

  private @Nullable W asked(Request request) {
    return request.workload() instanceof Inference work ? wanted.apply(work) : null;
  }

  private @Nullable P actual(Estimate estimate) {
    return estimate.performance() == null ? null : predicted.apply(estimate.performance());
  }
}
