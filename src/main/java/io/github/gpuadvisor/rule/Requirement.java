package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** A condition that a deployment must meet. */
public interface Requirement {
  /** Stable id, {@code group/name}. */
  String id();

  Verdict check(Estimate estimate, Request request);

  /**
   * What was wanted beside what the deployment does, whether it holds or not; null where nothing is
   * asked, or the figure is unknown. Written for the few that are shown.
   */
  @Nullable Figure figure(Estimate estimate, Request request);

  /** True where more is better: the figure wanted is the least, not the most. */
  default boolean atLeast() {
    return false;
  }
}
