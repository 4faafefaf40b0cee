package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.simulation.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How sure predictions of one deployment are: by what is predicted, and by how far chip and model
 * are from what was measured with the engine.
 */
record Uncertainty(Accelerator gpu, Plan plan, Model model) {

  /** A value with its 80 % interval. */
  Interval around(Topic topic, double value) {
    double width =
        plan.host() == null
            ? plan.era().halfWidth(topic, gpu, model)
            : plan.era().constants(gpu).of(Constant.INTERVAL);
    return Interval.around(value, width);
  }

  /** Times with the interval of their mean. */
  Distribution around(Topic topic, Outcome.Times times) {
    return new Distribution(around(topic, times.mean()), times.p50(), times.p95(), times.p99());
  }

  /** Engine, era and chip family whose constants were taken, and how far the case is from them. */
  String profile(Topic.Work work) {
    @Nullable String family = plan.era().familyOf(gpu);
    return plan.engine().id()
        + "@"
        + plan.era().id()
        + (family != null ? ", " + family : ", engine-wide constants")
        + "; "
        + (plan.host() == null
            ? plan.era().novelty(work, gpu, model).words()
            : "weights in the host's memory not measured");
  }
}
