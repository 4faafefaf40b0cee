package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;

/** A condition that a deployment must meet. */
public interface Requirement {
  /** Stable id, {@code group/name}. */
  String id();

  Verdict check(Estimate estimate, Request request);
}
