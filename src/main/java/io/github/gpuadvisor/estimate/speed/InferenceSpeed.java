package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.simulation.Demand;
import io.github.gpuadvisor.estimate.simulation.Outcome;
import io.github.gpuadvisor.estimate.simulation.Scheduler;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/** Latency and throughput of serving a model. */
public final class InferenceSpeed {

  private static final int MOST_PIECES = 256;

  private InferenceSpeed() {}

  /** Speed of all replicas together at the load asked for, or null where facts are missing. */
  public static @Nullable Performance of(
      Accelerator gpu, Plan plan, Node node, Inference work, MemoryEstimate memory) {
    Model model = work.model();
    if (model.transformer() == null) {
      return SampleSpeed.withoutTokens(gpu, plan, work);
    }
    @Nullable EngineStep step = EngineStep.of(gpu, plan, node, model, work.inputTokens());
    if (step == null) {
      return null;
    }
    if (!model.generates() || work.outputTokens() == 0) {
      return SampleSpeed.ofTexts(gpu, plan, work, step);
    }
    return served(gpu, plan, work, step, memory);
  }

  /** The requests that one replica sees. */
  public static Demand demand(Inference work, int replicas, int capacity) {
    double fresh = work.inputTokens() * (1 - work.cachedInput());
    Inference.Load load = work.load();
    @Nullable Double rate = load.requestsPerSecond();
    if (rate != null) {
      return new Demand(
          fresh, work.inputTokens() - fresh, work.outputTokens(), null, rate / replicas);
    }
    @Nullable Integer asked = load.concurrencyOf(replicas);
    int users = asked == null ? Math.max(1, capacity) : asked;
    return new Demand(fresh, work.inputTokens() - fresh, work.outputTokens(), users, null);
  }

  /** Tokens of one step; a prompt of millions is simulated in fewer, larger pieces. */
  private static int budget(Inference work, Plan plan) {
    return Math.max(plan.era().memory().batchedTokens(), work.inputTokens() / MOST_PIECES);
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
        Scheduler.run(step, demand(work, replicas, capacity), capacity, budget(work, plan));
    double ratio = plan.era().constants(gpu).of(Constant.INTERVAL);
    double requests = requestsPerSecond(work, replicas, capacity, seen);
    double context = work.inputTokens() + work.outputTokens() / 2.0;
    boolean prompts = work.inputTokens() > 0;
    boolean several = work.outputTokens() > 1;
    Interval tokens = Interval.around(requests * work.outputTokens(), ratio);
    Performance.Serving serving =
        new Performance.Serving(
            tokens,
            several ? Interval.around(1 / seen.tpot().mean(), ratio) : null,
            prompts
                ? Interval.around(
                    (double) replicas * work.inputTokens() / prefillSeconds(step, work, plan),
                    ratio)
                : null,
            prompts ? distribution(seen.ttft(), ratio) : null,
            several ? distribution(seen.tpot(), ratio) : null,
            distribution(seen.e2e(), ratio),
            Interval.around(requests, ratio));
    return Performance.of(
        serving,
        utilization(work, seen),
        step.bottleneck(
            seen.running(), context, prefillShare(work, seen), work.inputTokens() / 2.0),
        new Basis(
            "scheduler simulation over a soft roofline",
            profile(gpu, plan),
            step.breakdown(Math.min(capacity, Math.max(1, seen.running())), context, 0, 0)));
  }

  /**
   * All users together: each finishes one request per end-to-end time. Users beyond the simulated
   * ones scale in proportion.
   */
  private static double requestsPerSecond(
      Inference work, int replicas, int capacity, Outcome seen) {
    Inference.Load load = work.load();
    @Nullable Integer asked = load.concurrency();
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

  private static double prefillSeconds(EngineStep step, Inference work, Plan plan) {
    double budget = plan.era().memory().batchedTokens();
    double left = work.inputTokens();
    double seconds = 0;
    while (left > 0) {
      double piece = Math.min(left, budget);
      seconds += step.seconds(0, 0, piece, work.inputTokens() - left + piece / 2);
      left -= piece;
    }
    return seconds;
  }

  static Distribution distribution(Outcome.Times times, double ratio) {
    return new Distribution(
        Interval.around(times.mean(), ratio), times.p50(), times.p95(), times.p99());
  }

  /** Engine, era and chip family whose constants were taken. */
  static String profile(Accelerator gpu, Plan plan) {
    String family = gpu.architecture();
    boolean own = family != null && plan.era().families().containsKey(family);
    return plan.engine().id()
        + "@"
        + plan.era().id()
        + (own ? ", " + family : ", engine-wide constants");
  }
}
