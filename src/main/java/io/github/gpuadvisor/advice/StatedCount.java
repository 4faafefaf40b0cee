package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import org.jspecify.annotations.Nullable;

/**
 * Shares out a stated number of serving GPUs: the widest valid tensor split that divides it,
 * pipeline stages where one machine does not hold a copy, copies for the rest.
 */
final class StatedCount {
  private static final int WIDEST = 8;

  private final Setup setup;
  private final Inference work;
  private final Pinned pinned;
  private final @Nullable Host host;

  /**
   * @param host what stays in the host's memory; null: nothing
   */
  StatedCount(Setup setup, Inference work, Pinned pinned, @Nullable Host host) {
    this.setup = setup;
    this.work = work;
    this.pinned = pinned;
    this.host = host;
  }

  Plan plan() {
    int dp = pinned.dataParallel() == null ? 1 : pinned.dataParallel();
    int stated = pinned.pipelineParallel() == null ? 0 : pinned.pipelineParallel();
    int each = each(dp, Math.max(1, stated));
    int tp = tensor(stated > 0 ? each / stated : each);
    int rest = each / tp;
    if (tp * rest != each || (stated > 0 && rest % stated != 0)) {
      throw invalid(
          each
              + " GPUs are not "
              + tp
              + " (tensor) × "
              + Math.max(1, stated)
              + " (pipeline) × a whole number of copies");
    }
    // Layers on several devices are one copy (llama.cpp): more copies are more servers.
    boolean byLayers = stated == 0 && setup.engine().parallelism().layers();
    int pp = byLayers ? Math.min(rest, layers()) : stated;
    return pp > 0 ? one(tp, pp, dp * (rest / pp)) : shortest(tp, rest, dp);
  }

  /** GPUs of each copy that is asked for. */
  private int each(int copies, int stages) {
    int tensor = pinned.tensorParallel() == null ? 1 : Math.max(1, pinned.tensorParallel());
    int gpus = pinned.gpuCount() == null ? copies * tensor * stages : pinned.gpuCount();
    if (gpus % copies != 0) {
      throw invalid(gpus + " GPUs are not divided by " + copies + " copies");
    }
    return gpus / copies;
  }

  /** The tensor degree stated, else the widest that divides a number of GPUs. */
  private int tensor(int most) {
    @Nullable Integer stated = pinned.tensorParallel();
    if (stated != null && stated > 0) {
      StatedDegrees.checkTensor(setup, work.model(), stated);
      return stated;
    }
    int widest = 1;
    for (int tp : Degrees.tensor(work.model(), setup.engine(), Math.min(WIDEST, most))) {
      widest = most % tp == 0 ? tp : widest;
    }
    return widest;
  }

  /** As few stages as hold a copy; where none do, all GPUs in one. */
  private Plan shortest(int tp, int rest, int dp) {
    for (int pp : Degrees.pipeline(work.model(), setup.engine(), rest)) {
      Plan plan = one(tp, pp, dp * (rest / pp));
      if (rest % pp == 0 && InferenceMemory.of(pinned.gpu(), plan, work, 1).fits()) {
        return plan;
      }
    }
    boolean splits = work.model().transformer() != null && setup.engine().parallelism().pipeline();
    return one(tp, splits ? rest : 1, splits ? dp : dp * rest);
  }

  private Plan one(int tp, int pp, int replicas) {
    return ServingPlans.plan(setup, work.cachePrecision(), tp, pp, replicas).withHost(host);
  }

  private int layers() {
    Transformer shape = work.model().transformer();
    return shape == null ? 1 : shape.layers();
  }

  private static InvalidInputException invalid(String message) {
    return new InvalidInputException("invalid-plan", message);
  }
}
