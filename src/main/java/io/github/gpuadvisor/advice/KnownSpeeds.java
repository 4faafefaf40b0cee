package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.workload.Inference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speeds of one GPU's deployments. What one kind of machine was found to reach is known for the
 * next where the machine makes no difference.
 */
final class KnownSpeeds {
  private final Inference work;
  private final Map<String, Optional<Performance>> known = new HashMap<>();

  KnownSpeeds(Inference work) {
    this.work = work;
  }

  @Nullable Performance of(Deployment deployment, MemoryEstimate memory) {
    Plan plan = deployment.plan();
    String key =
        plan.tensorParallel()
            + " "
            + plan.pipelineParallel()
            + " "
            + plan.dataParallel()
            + wire(plan, deployment.node());
    Optional<Performance> before = known.get(key);
    if (before == null) {
      before = Optional.ofNullable(Estimator.performance(deployment, work, memory));
      known.put(key, before);
    }
    return before.orElse(null);
  }

  /** What of a machine decides on the speed: what the ranks of one matrix meet over. */
  private static String wire(Plan plan, Node node) {
    int ranks = plan.tensorParallel();
    if (ranks == 1) {
      return "";
    }
    boolean linked = ranks <= Math.max(node.gpus(), node.domain());
    return (node.fabric() ? " fabric " : " bus ")
        + (linked ? "link " + node.linkBytesPerSecond() : "net " + node.networkBytesPerSecond());
  }
}
