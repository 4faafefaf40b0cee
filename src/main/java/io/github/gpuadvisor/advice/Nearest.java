package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployment of a GPU that came nearest to qualifying. One that memory does not hold was judged
 * without its speed, which is predicted when somebody looks at it: hundreds of GPUs are left out of
 * an answer, few are shown.
 */
public final class Nearest {
  private final Assessment judged;
  private final Request request;
  private @Nullable Assessment whole;

  Nearest(Assessment judged, Request request) {
    this.judged = judged;
    this.request = request;
  }

  /** What failed before its speed was known; the first of these never changes. */
  List<Failure> first() {
    return judged.failures();
  }

  /** As {@link Assessment#missed}, before its speed is known. */
  int missed() {
    return judged.missed();
  }

  /** True where a demand on speed was not judged. */
  boolean isUnjudged() {
    return judged.unjudged() > 0;
  }

  /** All findings; on speed those that it would have if memory held it. */
  synchronized Assessment assessment() {
    Assessment known = whole;
    if (known == null) {
      known = judged.isComplete() ? judged : withSpeed();
      whole = known;
    }
    return known;
  }

  private Assessment withSpeed() {
    Estimate bare = judged.estimate();
    Deployment deployment = bare.deployment();
    return Assessor.assess(
        Estimator.of(
            deployment,
            bare.memory(),
            Estimator.performance(deployment, request.workload(), bare.memory()),
            bare.purchase()),
        request);
  }
}
