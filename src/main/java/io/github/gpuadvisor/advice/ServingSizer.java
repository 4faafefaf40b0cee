package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for machines of one size after another, every sensible way to serve the load: each
 * tensor-parallel degree with the fewest pipeline stages and replicas that hold it.
 */
final class ServingSizer {
  /** GPUs that an answer may use where the question sets no bound. */
  private static final int MOST_GPUS = 4096;

  private final Accelerator gpu;
  private final Setup setup;
  private final Inference work;
  private final int mostGpus;
  private final ReplicaSearch replicas;

  ServingSizer(Accelerator gpu, Setup setup, Request request, Inference work) {
    this.gpu = gpu;
    this.setup = setup;
    this.work = work;
    Integer asked = request.limits().hardware().most(gpu.id());
    this.mostGpus = asked == null ? MOST_GPUS : Math.min(MOST_GPUS, asked);
    this.replicas = new ReplicaSearch(gpu, request, work);
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
          nearest = new Candidate(ServingPlans.deployment(gpu, plan, node), memory, null);
        }
      }
    }
    return found.isEmpty() && nearest != null ? List.of(nearest) : found;
  }

  /**
   * Adds the smallest candidate of a plan, and a faster one where speed asks for it; true where a
   * deeper pipeline would help nothing.
   */
  private boolean addSized(Plan plan, Node node, List<Candidate> found) {
    int most = Math.max(1, mostGpus / plan.gpusPerReplica());
    int least = replicas.least(plan, node, most);
    // At a rate, copies are as many as arrivals ask for, however deep the pipeline.
    boolean enough = work.load().concurrency() == null || least == 1 + work.spareReplicas();
    Candidate smallest = replicas.candidate(plan, node, least);
    found.add(smallest);
    if (replicas.fastEnough(smallest)) {
      return enough;
    }
    int fast =
        least >= most ? least : replicas.fast(plan, node, least, Math.min(most, mostUseful()));
    if (fast > least) {
      found.add(replicas.candidate(plan, node, fast));
    }
    return fast > least && enough;
  }

  /** More replicas than users help nobody. */
  private int mostUseful() {
    Integer users = work.load().concurrency();
    return users == null ? MOST_GPUS : users;
  }
}
