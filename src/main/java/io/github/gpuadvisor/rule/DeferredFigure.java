package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;

/**
 * A requirement's finding, put into words when somebody reads it: hundreds of deployments fail, few
 * are shown.
 */
public record DeferredFigure(Requirement requirement, Estimate estimate, Request request)
    implements Deferred {
  @Override
  public Finding made() {
    Figure figure = requirement.figure(estimate, request);
    if (figure == null) {
      throw new IllegalStateException(requirement.id() + " failed without a figure");
    }
    return figure;
  }
}
