package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.ArrayList;
import java.util.List;

/**
 * The valid ways to put one copy of a model on machines of one size: every tensor-parallel degree,
 * each with its pipeline degrees from the shortest up.
 */
public final class ServingPlans {
  /** Machines that one copy may span. */
  private static final int MOST_NODES_PER_COPY = 16;

  /** A copy spans machines only where these are whole multi-GPU machines. */
  private static final int SPANNING_NODE = 4;

  private ServingPlans() {}

  /**
   * Plans of one copy, grouped by tensor-parallel degree: within a group the first that fits is the
   * one to take.
   *
   * @param nodeGpus GPUs of one machine
   * @param mostGpus GPUs allowed in all
   */
  public static List<List<Plan>> of(
      Setup setup, Model model, CachePrecision cache, int nodeGpus, int mostGpus) {
    List<List<Plan>> groups = new ArrayList<>();
    List<Integer> tensorDegrees =
        Degrees.tensor(model, setup.engine(), Math.min(nodeGpus, mostGpus));
    int widest = tensorDegrees.get(tensorDegrees.size() - 1);
    for (int tp : tensorDegrees) {
      List<Plan> group = new ArrayList<>();
      for (int pp : Degrees.pipeline(model, setup.engine(), mostGpus / tp)) {
        boolean inside = tp * pp <= nodeGpus;
        boolean spans =
            tp == widest
                && nodeGpus >= SPANNING_NODE
                && tp == nodeGpus
                && pp <= MOST_NODES_PER_COPY;
        if (inside || spans) {
          group.add(plan(setup, cache, tp, pp, 1));
        }
      }
      groups.add(group);
    }
    return groups;
  }

  /** One plan. */
  public static Plan plan(Setup setup, CachePrecision cache, int tp, int pp, int replicas) {
    return new Plan(
        setup.engine(),
        setup.era(),
        setup.precision(),
        setup.arithmetic(),
        cache,
        tp,
        pp,
        replicas,
        1,
        1,
        null,
        null,
        null,
        null);
  }

  /** A plan on machines of one kind, not yet priced. */
  public static Deployment deployment(Accelerator gpu, Plan plan, Node node) {
    return new Deployment(gpu, plan, node, nodes(plan, node.gpus()), null);
  }

  /**
   * Machines that a number of replicas takes: a copy never straddles machines that could hold it.
   */
  public static int nodes(Plan plan, int nodeGpus) {
    int perCopy = plan.gpusPerReplica();
    if (perCopy > nodeGpus) {
      return plan.dataParallel() * ((perCopy + nodeGpus - 1) / nodeGpus);
    }
    int copiesPerNode = nodeGpus / perCopy;
    return (plan.dataParallel() + copiesPerNode - 1) / copiesPerNode;
  }
}
