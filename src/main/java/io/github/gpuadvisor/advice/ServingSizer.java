package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.speed.Throughput;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for machines of one size after another, every sensible way to serve the load: each
 * tensor-parallel degree with the fewest pipeline stages and replicas that hold it. What one kind
 * of machine was found to reach is known for the next where the machine makes no difference.
 */
final class ServingSizer {
  /** GPUs that an answer may use where the question sets no bound. */
  private static final int MOST_GPUS = 4096;

  private final Accelerator gpu;
  private final Setup setup;
  private final Request request;
  private final Inference work;
  private final int mostGpus;
  private final Map<String, Optional<Performance>> known = new HashMap<>();

  ServingSizer(Accelerator gpu, Setup setup, Request request, Inference work) {
    this.gpu = gpu;
    this.setup = setup;
    this.request = request;
    this.work = work;
    Integer asked = request.limits().hardware().most(gpu.id());
    this.mostGpus = asked == null ? MOST_GPUS : Math.min(MOST_GPUS, asked);
  }

  /**
   * Candidates on machines of one kind; where nothing fits, the one that comes nearest, without its
   * speed.
   */
  List<Candidate> on(Node node) {
    List<Candidate> found = new ArrayList<>();
    @Nullable Candidate nearest = null;
    for (List<Plan> group :
        ServingPlans.of(setup, work.model(), work.cachePrecision(), node.gpus(), mostGpus)) {
      for (Plan plan : group) {
        if (plan.gpusPerReplica() > node.gpus() && !node.joins()) {
          break;
        }
        MemoryEstimate memory = InferenceMemory.of(gpu, plan, work, 1);
        if (memory.fits()) {
          // More stages than memory asks for still help where the fewest are too slow, or where
          // room for so few sequences is left that many copies are needed.
          if (addSized(plan, node, found)) {
            break;
          }
        } else if (nearest == null || memory.load() < nearest.memory().load()) {
          nearest = new Candidate(deployment(plan, node), memory, null);
        }
      }
    }
    return found.isEmpty() && nearest != null ? List.of(nearest) : found;
  }

  private @Nullable Performance performance(Deployment deployment, MemoryEstimate memory) {
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

  private Deployment deployment(Plan plan, Node node) {
    return new Deployment(gpu, plan, node, ServingPlans.nodes(plan, node.gpus()), null);
  }

  /**
   * Adds the smallest candidate of a plan, and a faster one where speed asks for it; true where a
   * deeper pipeline would help nothing.
   */
  private boolean addSized(Plan plan, Node node, List<Candidate> found) {
    int most = Math.max(1, mostGpus / plan.gpusPerReplica());
    int least = leastReplicas(plan, node, most);
    // At a rate, copies are as many as arrivals ask for, however deep the pipeline.
    boolean enough = work.load().concurrency() == null || least == 1 + work.spareReplicas();
    Candidate smallest = candidate(plan, node, least);
    found.add(smallest);
    if (fastEnough(smallest)) {
      return enough;
    }
    int fast =
        least >= most ? least : fastReplicas(plan, node, least, Math.min(most, mostUseful()));
    if (fast > least) {
      found.add(candidate(plan, node, fast));
    }
    return fast > least && enough;
  }

  /** More replicas than users help nobody. */
  private int mostUseful() {
    Integer users = work.load().concurrency();
    return users == null ? MOST_GPUS : users;
  }

  /**
   * The fewest replicas whose memory holds all sequences, or whose speed keeps up with arrivals;
   * spare ones on top.
   */
  private int leastReplicas(Plan plan, Node node, int most) {
    Integer users = work.load().concurrency();
    int spare = work.spareReplicas();
    if (users != null) {
      int capacity = Math.max(1, InferenceMemory.of(gpu, plan, work, 1).sequencesPerReplica());
      return (users + capacity - 1) / capacity + spare;
    }
    int replicas = 1;
    while (replicas < most && !keepsUp(candidate(plan, node, replicas))) {
      replicas *= 2;
    }
    int low = replicas / 2 + 1;
    while (low < replicas) {
      int middle = (low + replicas) / 2;
      if (keepsUp(candidate(plan, node, middle))) {
        replicas = middle;
      } else {
        low = middle + 1;
      }
    }
    return replicas + spare;
  }

  private boolean keepsUp(Candidate candidate) {
    Double arriving = work.load().requestsPerSecond();
    Performance performance = candidate.performance();
    return arriving == null
        || (performance != null
            && performance.requestsPerSecond() != null
            && performance.requestsPerSecond().value() >= Throughput.KEEPS_UP * arriving);
  }

  /**
   * The fewest replicas that meet every demand on speed, or {@code least} where none do: doubling,
   * then halving the gap.
   */
  private int fastReplicas(Plan plan, Node node, int least, int most) {
    int slow = least;
    int fast = least;
    while (fast < most) {
      fast = Math.min(most, fast * 2);
      if (fastEnough(candidate(plan, node, fast))) {
        break;
      }
      if (fast == most) {
        return least;
      }
      slow = fast;
    }
    while (slow + 1 < fast) {
      int middle = (slow + fast) / 2;
      if (fastEnough(candidate(plan, node, middle))) {
        fast = middle;
      } else {
        slow = middle;
      }
    }
    return fast;
  }

  private boolean fastEnough(Candidate candidate) {
    return Assessor.fastEnough(
        Estimator.of(candidate.deployment(), candidate.memory(), candidate.performance(), null),
        request);
  }

  private Candidate candidate(Plan plan, Node node, int replicas) {
    Plan sized = plan.withReplicas(replicas);
    Deployment deployment = deployment(sized, node);
    MemoryEstimate memory = Estimator.memory(gpu, sized, work);
    return new Candidate(deployment, memory, performance(deployment, memory));
  }
}
