package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.speed.Throughput;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;

/** Finds how many replicas of a plan hold the load, and how many are fast enough. */
final class ReplicaSearch {
  private final Accelerator gpu;
  private final Request request;
  private final Inference work;
  private final KnownSpeeds speeds;

  ReplicaSearch(Accelerator gpu, Request request, Inference work) {
    this.gpu = gpu;
    this.request = request;
    this.work = work;
    this.speeds = new KnownSpeeds(work);
  }

  Candidate candidate(Plan plan, Node node, int replicas) {
    Plan sized = plan.withReplicas(replicas);
    Deployment deployment = ServingPlans.deployment(gpu, sized, node);
    MemoryEstimate memory = Estimator.memory(gpu, sized, work);
    return new Candidate(deployment, memory, speeds.of(deployment, memory));
  }

  /**
   * The fewest replicas whose memory holds all sequences, or whose speed keeps up with arrivals;
   * spare ones on top.
   */
  int least(Plan plan, Node node, int most) {
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
  int fast(Plan plan, Node node, int least, int most) {
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

  boolean fastEnough(Candidate candidate) {
    return Assessor.fastEnough(
        Estimator.of(candidate.deployment(), candidate.memory(), candidate.performance(), null),
        request);
  }
}
