package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.deployment.TrainingPlans;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.compute.FactsKnown;
import io.github.gpuadvisor.rule.compute.HasPrecision;
import io.github.gpuadvisor.rule.compute.RunsOnEngine;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what one stated deployment needs and does; where the number of GPUs is left out, the
 * fewest in a valid plan that fit.
 */
public final class Estimation {
  private static final int NODE = 8;
  private static final int MOST_SERVING = 512;
  private static final int MOST_TRAINING = 16_384;

  private final Catalog catalog;

  public Estimation(Catalog catalog) {
    this.catalog = catalog;
  }

  /** An estimate and what to know about it. */
  public record Answer(Estimate estimate, List<Warning> warnings) {}

  /**
   * Estimates one deployment.
   *
   * @throws InvalidInputException where no engine runs the work on the chip, or the plan stated is
   *     not valid
   */
  public Answer estimate(Request request, Pinned pinned) {
    Accelerator gpu = pinned.gpu();
    @Nullable Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    if (setup == null) {
      throw unsupported(gpu, request);
    }
    List<Warning> warnings = new ArrayList<>(request.warnings());
    Candidate candidate =
        request.workload() instanceof Inference work
            ? serving(setup, work, pinned, warnings)
            : training(setup, request, pinned);
    if (candidate.performance() == null) {
      warnings.add(
          new Warning(
              "speed-unknown",
              "the catalog lacks a figure that the speed of this chip or model needs"));
    }
    Deployment deployment =
        candidate.deployment().under(cheapest(gpu, candidate.deployment(), request));
    return new Answer(
        Estimator.of(
            exactly(deployment, candidate), candidate.memory(), candidate.performance(), null),
        warnings);
  }

  /** The count stays the one stated, also where an instance would bring more. */
  private static Deployment exactly(Deployment priced, Candidate candidate) {
    return priced.offer() == null || priced.gpuCount() == candidate.deployment().plan().gpus()
        ? priced
        : candidate.deployment();
  }

  private InvalidInputException unsupported(Accelerator gpu, Request request) {
    for (GpuRequirement requirement :
        List.of(new RunsOnEngine(), new HasPrecision(), new FactsKnown())) {
      if (requirement.check(gpu, request, catalog) instanceof Verdict.Failed failed) {
        String fix = failed.fix();
        return new InvalidInputException(
            "unsupported", failed.finding().sentence(), fix == null ? "" : "Maybe " + fix);
      }
    }
    return new InvalidInputException("unsupported", gpu.name() + " does not run this work");
  }

  private static Node node(Accelerator gpu, int gpus) {
    int most =
        Math.max(
            NODE,
            gpu.link().domainSize() > NODE && gpu.link().domainSize() <= 72
                ? gpu.link().domainSize()
                : NODE);
    return Node.of(gpu, Math.min(gpus, most), null);
  }

  private Candidate serving(Setup setup, Inference work, Pinned pinned, List<Warning> warnings) {
    Plan plan =
        pinned.gpuCount() == null && pinned.dataParallel() == null
            ? fewest(setup, work, pinned)
            : stated(setup, work, pinned);
    if (pinned.expertParallel() != null && pinned.expertParallel() > 1) {
      warnings.add(
          new Warning(
              "expert-parallel",
              "expert parallelism is counted as tensor parallelism of the same degree"));
    }
    Node node = node(pinned.gpu(), plan.gpus());
    int nodes = ServingPlans.nodes(plan, node.gpus());
    Deployment deployment = new Deployment(pinned.gpu(), plan, node, nodes, null);
    double fraction =
        pinned.memoryFraction() == null ? plan.era().memory().fraction() : pinned.memoryFraction();
    int asked = Estimator.sequences(work, plan.dataParallel());
    int capacity = InferenceMemory.of(pinned.gpu(), plan, work, 1, fraction).sequencesPerReplica();
    if (capacity > 0 && asked > capacity && !work.load().max()) {
      warnings.add(
          new Warning(
              "kv-cache-full",
              "memory holds "
                  + capacity
                  + " of "
                  + asked
                  + " sequences at once in each copy; the others wait"));
    }
    MemoryEstimate memory =
        InferenceMemory.of(
            pinned.gpu(), plan, work, Math.min(asked, Math.max(1, capacity)), fraction);
    return new Candidate(deployment, memory, Estimator.performance(deployment, work, memory));
  }

  /**
   * Every valid split, fewest GPUs first, tensor before pipeline: the first that fits; where none
   * does, the largest.
   */
  private static Plan fewest(Setup setup, Inference work, Pinned pinned) {
    Node node = node(pinned.gpu(), NODE);
    List<Plan> plans = new ArrayList<>();
    for (int tp : tensorDegrees(setup, work, pinned)) {
      for (int pp : Degrees.pipeline(work.model(), setup.engine(), MOST_SERVING / tp)) {
        boolean inside = tp * pp <= node.gpus() && Integer.bitCount(pp) == 1;
        boolean wholeNodes = tp == node.gpus();
        boolean asked = pinned.pipelineParallel() == null || pinned.pipelineParallel() == pp;
        if (asked
            && (inside
                || wholeNodes
                || pinned.pipelineParallel() != null
                || setup.engine().parallelism().layers())) {
          plans.add(ServingPlans.plan(setup, work.cachePrecision(), tp, pp, 1));
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

  private static List<Integer> tensorDegrees(Setup setup, Inference work, Pinned pinned) {
    @Nullable Integer stated = pinned.tensorParallel();
    if (stated == null) {
      return Degrees.tensor(work.model(), setup.engine(), NODE);
    }
    check(setup, work, stated);
    return List.of(stated);
  }

  private static void check(Setup setup, Inference work, int tp) {
    @Nullable String refusal = Degrees.refusal(work.model(), setup.engine(), tp);
    if (refusal != null) {
      throw new InvalidInputException("invalid-plan", "tensor parallel " + tp + ": " + refusal);
    }
  }

  /**
   * A stated number of GPUs: the widest valid tensor split that divides it, pipeline stages where
   * one machine does not hold a copy, copies for the rest.
   */
  private static Plan stated(Setup setup, Inference work, Pinned pinned) {
    CachePrecision cache = work.cachePrecision();
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
        tpStated > 0
            ? tpStated
            : widest(setup, work, Math.min(each, ppStated > 0 ? each / ppStated : each));
    check(setup, work, tp);
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
    if (ppStated > 0) {
      return ServingPlans.plan(setup, cache, tp, ppStated, dp * (rest / ppStated));
    }
    for (int pp : Degrees.pipeline(work.model(), setup.engine(), rest)) {
      Plan plan = ServingPlans.plan(setup, cache, tp, pp, dp * (rest / pp));
      if (rest % pp == 0 && InferenceMemory.of(pinned.gpu(), plan, work, 1).fits()) {
        return plan;
      }
    }
    boolean splits =
        setup.engine().parallelism().pipeline() || setup.engine().parallelism().layers();
    return ServingPlans.plan(setup, cache, tp, splits ? rest : 1, splits ? dp : dp * rest);
  }

  private static int widest(Setup setup, Inference work, int most) {
    int widest = 1;
    Engine engine = setup.engine();
    for (int tp : Degrees.tensor(work.model(), engine, Math.min(NODE, most))) {
      widest = most % tp == 0 ? tp : widest;
    }
    return widest;
  }

  private Candidate training(Setup setup, Request request, Pinned pinned) {
    TrainingSizer sizer = new TrainingSizer(pinned.gpu(), setup, request);
    TrainingPlans.Fixed fixed =
        new TrainingPlans.Fixed(
            pinned.tensorParallel(), pinned.pipelineParallel(), pinned.zeroStage());
    @Nullable Integer count = pinned.gpuCount();
    @Nullable Candidate last = null;
    for (int gpus = count == null ? 1 : count;
        gpus <= (count == null ? MOST_TRAINING : count);
        gpus *= 2) {
      @Nullable Candidate best = sizer.best(node(pinned.gpu(), gpus), gpus, fixed);
      last = best == null ? last : best;
      if (best != null && best.memory().fits()) {
        return best;
      }
    }
    if (last == null) {
      throw new InvalidInputException(
          "invalid-plan",
          "no valid plan of "
              + request.workload().model().name()
              + " on "
              + (count == null ? "any number of" : count)
              + " GPUs",
          "Maybe a larger batch: data parallelism cannot exceed the sequences of a step");
    }
    return last;
  }

  /** The offer that costs least for the GPUs at work; null where nobody rents the chip out. */
  private @Nullable Offer cheapest(Accelerator gpu, Deployment deployment, Request request) {
    @Nullable Offer best = null;
    double least = Double.MAX_VALUE;
    int gpus = deployment.plan().gpus();
    for (Offer offer :
        io.github.gpuadvisor.rule.operations.Obtainable.offers(
            catalog, gpu, request.limits().market())) {
      double price = offer.priceUsdPerHour() == null ? Double.MAX_VALUE : offer.priceUsdPerHour();
      boolean exact =
          gpus % offer.gpuCount() == 0
              && offer.gpuCount()
                  >= Math.min(deployment.plan().gpusPerReplica(), deployment.node().gpus());
      if (exact && price * gpus / offer.gpuCount() < least) {
        least = price * gpus / offer.gpuCount();
        best = offer;
      }
    }
    return best;
  }
}
