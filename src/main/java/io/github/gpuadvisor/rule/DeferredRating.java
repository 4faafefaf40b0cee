package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;

/**
 * A criterion's finding, made when somebody reads it: a thousand deployments are scored, few shown.
 */
public record DeferredRating(Criterion criterion, Estimate estimate, Request request)
    implements Deferred {
  @Override
  public Finding made() {
    return criterion.finding(estimate, request, 1);
  }
}
