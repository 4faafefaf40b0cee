package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.simulation.Demand;
import io.github.gpuadvisor.estimate.simulation.Outcome;
import io.github.gpuadvisor.estimate.simulation.Scheduler;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/** Latency and throughput of serving a model. */
public final class InferenceSpeed {
  /** Seconds of a step of one token. */
  private static final double LONGEST_STEP = 1e6;

  private InferenceSpeed() {}

  /** Speed of all replicas together at the load asked for, or null where facts are missing. */
  public static @Nullable Performance of(
      Accelerator gpu, Plan plan, Node node, Inference work, MemoryEstimate memory) {
    Model model = work.model();
    if (!model.generates()) {
      return SampleSpeed.ofSamples(gpu, plan, work, memory);
    }
    @Nullable EngineStep step = EngineStep.of(gpu, plan, node, work);
    // A chip that moves next to nothing has no speed, and no simulation of it would end.
    if (step == null || !(step.seconds(1, 1, 1, 1) < LONGEST_STEP)) {
      return null;
    }
    if (work.outputTokens() == 0) {
      return SampleSpeed.ofPrompts(gpu, plan, work, step);
    }
    return served(gpu, plan, work, step, memory);
  }

  /** The requests that one replica sees. */
  public static Demand demand(Inference work, int replicas, int capacity) {
    double fresh = work.inputTokens() * (1 - work.cachedInput());
    Inference.Load load = work.load();
    double cached = work.inputTokens() - fresh;
    @Nullable Double rate = load.requestsPerSecond();
    @Nullable Integer requests = load.requestsOf(replicas);
    if (rate != null) {
      return new Demand(fresh, cached, work.outputTokens(), null, rate / replicas, requests);
    }
    @Nullable Integer asked = load.concurrencyOf(replicas);
    int users = asked == null ? Math.max(1, capacity) : asked;
    return new Demand(fresh, cached, work.outputTokens(), users, null, requests);
  }

  /** What memory holds; where it holds nothing, what was asked for, as if it did. */
  private static int sequencesAtOnce(Inference work, int replicas, MemoryEstimate memory) {
    if (memory.sequencesPerReplica() > 0) {
      return memory.sequencesPerReplica();
    }
    @Nullable Integer asked = work.load().concurrencyOf(replicas);
    return asked == null ? 1 : asked;
  }

  private static Performance served(
      Accelerator gpu, Plan plan, Inference work, EngineStep step, MemoryEstimate memory) {
    int replicas = plan.dataParallel();
    int capacity = sequencesAtOnce(work, replicas, memory);
    Outcome seen =
        Scheduler.run(
                step,
                demand(work, replicas, capacity),
                capacity,
                StepBudget.of(work, plan),
                plan.era().promptsFirst())
            .delayed(plan.era().constants(gpu).of(Constant.REQUEST_MICROS) * 1e-6);
    Uncertainty known = new Uncertainty(gpu, plan, work.model());
    double requests = requestsPerSecond(work, replicas, capacity, seen);
    double context = work.inputTokens() + work.outputTokens() / 2.0;
    return Performance.of(
        serving(plan, work, step, known, seen, requests),
        utilization(work, seen),
        step.bottleneck(
            seen.running(), context, prefillShare(work, seen), work.inputTokens() / 2.0),
        new Basis(
            "scheduler simulation over a soft roofline",
            known.profile(Topic.Work.SERVING),
            step.breakdown(Math.min(capacity, Math.max(1, seen.running())), context, 0, 0)));
  }

  /** What users see, as sure as what was measured of such work. */
  private static Performance.Serving serving(
      Plan plan,
      Inference work,
      EngineStep step,
      Uncertainty known,
      Outcome seen,
      double requests) {
    boolean alone = isAlone(work);
    boolean prompts = work.inputTokens() > 0;
    boolean several = work.outputTokens() > 1;
    Topic most = alone ? Topic.DECODE : Topic.THROUGHPUT;
    Topic each = alone ? Topic.DECODE : Topic.TPOT;
    return new Performance.Serving(
        known.around(most, requests * work.outputTokens()),
        several ? known.around(each, 1 / seen.tpot().mean()) : null,
        prompts ? known.around(Topic.PREFILL, prefillRate(plan, work, step)) : null,
        prompts ? known.around(alone ? Topic.PREFILL : Topic.TTFT, seen.ttft()) : null,
        several ? known.around(each, seen.tpot()) : null,
        known.around(alone ? Topic.DECODE : Topic.E2E, seen.e2e()),
        known.around(most, requests));
  }

  /** One request at a time: nothing waits and nothing shares a step. */
  private static boolean isAlone(Inference work) {
    @Nullable Integer users = work.load().concurrency();
    return users != null && users == 1;
  }

  /**
   * All users together: each finishes one request per end-to-end time. Users beyond the simulated
   * ones scale in proportion.
   */
  private static double requestsPerSecond(
      Inference work, int replicas, int capacity, Outcome seen) {
    Inference.Load load = work.load();
    @Nullable Integer asked = load.concurrency();
    if (load.requests() != null) {
      return seen.requestsPerSecond() * replicas;
    }
    if (load.requestsPerSecond() != null) {
      return Math.min(load.requestsPerSecond(), seen.requestsPerSecond() * replicas);
    }
    double perUser = 1 / seen.e2e().mean();
    return asked == null
        ? perUser * Math.min(capacity, 1024) * replicas
        : Math.min(perUser * asked, seen.requestsPerSecond() * replicas * 1.0001);
  }

  /** A closed loop keeps the engine busy; under a rate it waits while nobody asks. */
  private static double utilization(Inference work, Outcome seen) {
    return work.load().requestsPerSecond() == null ? 1 : Math.min(1, seen.running());
  }

  private static double prefillShare(Inference work, Outcome seen) {
    return seen.running()
        * work.inputTokens()
        * (1 - work.cachedInput())
        / Math.max(1, work.outputTokens());
  }

  /** Tokens per second of all replicas on prompts alone. */
  private static double prefillRate(Plan plan, Inference work, EngineStep step) {
    double budget = StepBudget.of(work, plan);
    double whole = Math.max(0, Math.ceil(work.inputTokens() / budget) - 1);
    double last = work.inputTokens() - whole * budget;
    double seconds =
        whole * step.seconds(0, 0, budget, whole * budget / 2)
            + step.seconds(0, 0, last, work.inputTokens() - last / 2);
    return (double) plan.dataParallel() * work.inputTokens() / seconds;
  }
}
