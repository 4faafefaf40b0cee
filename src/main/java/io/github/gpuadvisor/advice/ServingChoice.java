package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Transformer;
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
      checkStages(pinned.pipelineParallel());
    }
    return pinned.gpuCount() == null && pinned.dataParallel() == null ? fewest() : stated();
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
    check(stated);
    return List.of(stated);
  }

  private void checkStages(int stages) {
    if (!Degrees.pipeline(work.model(), setup.engine(), stages).contains(stages)) {
      Transformer shape = work.model().transformer();
      throw new InvalidInputException(
          "invalid-plan",
          "pipeline parallel "
              + stages
              + ": "
              + setup.engine().name()
              + " cannot split "
              + work.model().name()
              + (shape == null ? "" : ", of " + shape.layers() + " layers,")
              + " so");
    }
  }

  private void check(int tp) {
    @Nullable String refusal = Degrees.refusal(work.model(), setup.engine(), tp);
    if (refusal != null) {
      throw new InvalidInputException("invalid-plan", "tensor parallel " + tp + ": " + refusal);
    }
  }

  /**
   * A stated number of GPUs: the widest valid tensor split that divides it, pipeline stages where
   * one machine does not hold a copy, copies for the rest.
   */
  private Plan stated() {
    int dp = pinned.dataParallel() == null ? 1 : pinned.dataParallel();
    int tpStated = pinned.tensorParallel() == null ? 0 : pinned.tensorParallel();
    int ppStated = pinned.pipelineParallel() == null ? 0 : pinned.pipelineParallel();
    int gpus =
        pinned.gpuCount() == null
            ? dp * Math.max(1, tpStated) * Math.max(1, ppStated)
            : pinned.gpuCount();
    if (gpus % dp != 0) {
      throw new InvalidInputException(
          "invalid-plan", gpus + " GPUs are not divided by " + dp + " copies");
    }
    int each = gpus / dp;
    int tp =
        tpStated > 0 ? tpStated : widest(Math.min(each, ppStated > 0 ? each / ppStated : each));
    check(tp);
    int rest = each / tp;
    if (tp * rest != each || (ppStated > 0 && rest % ppStated != 0)) {
      throw new InvalidInputException(
          "invalid-plan",
          each
              + " GPUs are not "
              + tp
              + " (tensor) × "
              + Math.max(1, ppStated)
              + " (pipeline) × a whole number of copies");
    }
    // Layers on several devices are one copy (llama.cpp): more copies are more servers.
    if (ppStated == 0 && setup.engine().parallelism().layers()) {
      ppStated = Math.min(rest, layers());
    }
    if (ppStated > 0) {
      return one(tp, ppStated, dp * (rest / ppStated));
    }
    for (int pp : Degrees.pipeline(work.model(), setup.engine(), rest)) {
      Plan plan = one(tp, pp, dp * (rest / pp));
      if (rest % pp == 0 && InferenceMemory.of(pinned.gpu(), plan, work, 1).fits()) {
        return plan;
      }
    }
    boolean splits =
        work.model().transformer() != null
            && (setup.engine().parallelism().pipeline() || setup.engine().parallelism().layers());
    return one(tp, splits ? rest : 1, splits ? dp : dp * rest);
  }

  private Plan one(int tp, int pp, int replicas) {
    return ServingPlans.plan(setup, work.cachePrecision(), tp, pp, replicas).withHost(host);
  }

  private int layers() {
    Transformer shape = work.model().transformer();
    return shape == null ? 1 : shape.layers();
  }

  private int widest(int most) {
    int widest = 1;
    Engine engine = setup.engine();
    for (int tp : Degrees.tensor(work.model(), engine, Math.min(NODE, most))) {
      widest = most % tp == 0 ? tp : widest;
    }
    return widest;
  }
}
