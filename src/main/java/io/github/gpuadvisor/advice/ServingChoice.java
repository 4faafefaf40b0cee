package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes the plan of a serving deployment of which the question states a part. */
final class ServingChoice {
  private static final int NODE = 8;
  private static final int RACK = 72;
  private static final int MOST_GPUS = 512;

  private final Setup setup;
  private final Inference work;
  private final Pinned pinned;
  private final @Nullable Host host;

  ServingChoice(Setup setup, Inference work, Pinned pinned) {
    this.setup = setup;
    this.work = work;
    this.pinned = pinned;
    this.host = HostChoice.of(setup, work, pinned);
  }

  /**
   * The machine that a number of GPUs stands in where no offer says: eight, or a rack-scale domain.
   */
  static Node node(Accelerator gpu, int gpus) {
    int domain = gpu.link().domainSize();
    int most = gpu.memory().unified() ? 1 : domain > NODE && domain <= RACK ? domain : NODE;
    return Node.of(gpu, Math.min(gpus, most), null);
  }

  /** The plan: as stated where GPUs or copies are counted, else the fewest GPUs that fit. */
  Plan plan() {
    Integer count = pinned.gpuCount();
    if (pinned.gpu().memory().unified() && count != null && count > 1) {
      throw new InvalidInputException(
          "invalid-plan",
          pinned.gpu().name()
              + " shares its memory with its CPU: several do not work as one machine");
    }
    if (pinned.pipelineParallel() != null) {
      StatedDegrees.checkServingStages(setup, work.model(), pinned.pipelineParallel());
    }
    return pinned.gpuCount() == null && pinned.dataParallel() == null
        ? fewest()
        : new StatedCount(setup, work, pinned, host).plan();
  }

  /**
   * Every valid split, fewest GPUs first, tensor before pipeline: the first that fits; where none
   * does, the largest.
   */
  private Plan fewest() {
    Node node = node(pinned.gpu(), NODE);
    List<Plan> plans = new ArrayList<>();
    for (int tp : tensorDegrees()) {
      for (int pp : Degrees.pipeline(work.model(), setup.engine(), MOST_GPUS / tp)) {
        boolean inside = tp * pp <= node.gpus() && Integer.bitCount(pp) == 1;
        boolean wholeNodes = tp == node.gpus();
        boolean asked = pinned.pipelineParallel() == null || pinned.pipelineParallel() == pp;
        if (asked
            && (inside
                || wholeNodes
                || pinned.pipelineParallel() != null
                || setup.engine().parallelism().layers())) {
          plans.add(one(tp, pp, 1));
        }
      }
    }
    plans.sort(Comparator.comparingInt(Plan::gpus).thenComparingInt(Plan::pipelineParallel));
    for (Plan plan : plans) {
      if (InferenceMemory.of(pinned.gpu(), plan, work, 1).fits()) {
        return plan;
      }
    }
    if (plans.isEmpty()) {
      throw new InvalidInputException(
          "invalid-plan", "no valid plan of " + work.model().name() + " with these degrees");
    }
    return plans.get(plans.size() - 1);
  }

  private List<Integer> tensorDegrees() {
    @Nullable Integer stated = pinned.tensorParallel();
    if (stated == null) {
      return Degrees.tensor(work.model(), setup.engine(), node(pinned.gpu(), NODE).gpus());
    }
    StatedDegrees.checkTensor(setup, work.model(), stated);
    return List.of(stated);
  }

  private Plan one(int tp, int pp, int replicas) {
    return ServingPlans.plan(setup, work.cachePrecision(), tp, pp, replicas).withHost(host);
  }
}
