package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;
import java.util.Map;

/**
 * A criterion's finding, made when somebody reads it: a thousand deployments are scored, few shown.
 */
public record Deferred(Criterion criterion, Estimate estimate, Request request) implements Finding {
  @Override
  public String sentence() {
    return made().sentence();
  }

  @Override
  public Map<String, Object> figures() {
    return made().figures();
  }

  private Finding made() {
    return criterion.finding(estimate, request, 1);
  }
}
