package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import org.jspecify.annotations.Nullable;

/**
 * One way to run the work.
 *
 * @param offer the instance type rented, or null where the GPUs are bought or already owned
 * @param nodes machines; an offer is bought whole, so GPUs paid for may be more than GPUs at work
 */
public record Deployment(Accelerator gpu, Plan plan, Node node, int nodes, @Nullable Offer offer) {
  /** GPUs paid for. */
  public int gpuCount() {
    return offer == null ? plan.gpus() : nodes * offer.gpuCount();
  }

  /** The same GPUs and plan under another offer of the same size. */
  public Deployment under(@Nullable Offer other) {
    return new Deployment(gpu, plan, node, other == null ? nodes : instances(other), other);
  }

  /** Instances that the plan takes: a copy never straddles instances that could hold it. */
  private int instances(Offer other) {
    return plan.zeroStage() == null
        ? ServingPlans.nodes(plan, other.gpuCount())
        : (plan.gpus() + other.gpuCount() - 1) / other.gpuCount();
  }

  /** A stable key, so that ties always break the same way. */
  public String key() {
    return gpu.id()
        + " "
        + gpuCount()
        + " "
        + plan.summary()
        + " "
        + (offer == null ? "" : offer.key());
  }
}
