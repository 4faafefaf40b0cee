package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.compute.FactsKnown;
import io.github.gpuadvisor.rule.compute.HasPrecision;
import io.github.gpuadvisor.rule.compute.RunsOnEngine;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.rule.speed.Throughput;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what one stated deployment needs and does; where the number of GPUs is left out, the
 * fewest that fit, among 1, 2, 4, 8 and whole machines.
 */
public final class Estimation {
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
    List<Warning> warnings = new ArrayList<>(request.warnings());
    Candidate candidate = candidate(request, pinned, warnings);
    if (candidate.performance() == null) {
      warnings.add(
          new Warning(
              "speed-unknown",
              "the catalog lacks a figure that the speed of this chip or model needs"));
    }
    addSlow(request, candidate, warnings);
    boolean buys = request.limits().market().purchase() == Limits.Purchase.BUY;
    Deployment deployment =
        candidate
            .deployment()
            .under(
                buys
                    ? null
                    : OfferChoice.cheapest(
                        catalog, candidate.deployment(), request.limits().market()));
    return new Answer(
        Estimator.of(
            exactly(deployment, candidate),
            candidate.memory(),
            candidate.performance(),
            buys ? Obtainable.purchase(catalog, gpu) : null),
        warnings);
  }

  /**
   * The deployment that a question fixes or leaves to choose, not yet priced.
   *
   * @param warnings where what to know about it is added
   * @throws InvalidInputException as {@link #estimate}
   */
  public Candidate candidate(Request request, Pinned pinned, List<Warning> warnings) {
    Accelerator gpu = pinned.gpu();
    @Nullable Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    if (setup == null) {
      throw unsupported(gpu, request);
    }
    return request.workload() instanceof Inference work
        ? serving(setup, work, pinned, warnings)
        : new TrainingChoice(setup, request, pinned).candidate();
  }

  private static void addSlow(Request request, Candidate candidate, List<Warning> warnings) {
    Performance performance = candidate.performance();
    Double arriving =
        request.workload() instanceof Inference work ? work.load().requestsPerSecond() : null;
    Interval served = performance == null ? null : performance.requestsPerSecond();
    if (arriving != null && served != null && served.value() < Throughput.KEEPS_UP * arriving) {
      warnings.add(
          new Warning(
              "cannot-keep-up",
              "requests arrive at "
                  + Figures.significant(arriving, 3)
                  + " a second and are finished at "
                  + Figures.significant(served.value(), 3)
                  + ": the queue grows without end"));
    }
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

  private Candidate serving(Setup setup, Inference work, Pinned pinned, List<Warning> warnings) {
    Plan plan = new ServingChoice(setup, work, pinned).plan();
    @Nullable Integer experts = pinned.expertParallel();
    if (experts != null && experts > 1) {
      plan = plan.withExperts(experts);
      warnings.add(
          new Warning(
              "expert-parallel",
              "tokens sent to experts on other GPUs are counted as all-reduces of tensor parallelism"));
    }
    Node node = ServingChoice.node(pinned.gpu(), plan.gpus());
    Deployment deployment = ServingPlans.deployment(pinned.gpu(), plan, node);
    double fraction =
        pinned.memoryFraction() == null ? plan.era().memory().fraction() : pinned.memoryFraction();
    int asked = Estimator.sequences(pinned.gpu(), plan, work);
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
    @Nullable Host host = plan.host();
    Transformer shape = work.model().transformer();
    if (host != null && shape != null) {
      warnings.add(HostChoice.needed(host, shape, memory, plan.gpusPerReplica()));
    }
    return new Candidate(deployment, memory, Estimator.performance(deployment, work, memory));
  }
}
