package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Workloads of a pool and what was found for each: copies of a model at a stated score. */
final class Parts {
  private Parts() {}

  /** A pool that shares {@code as} it is told, of as many workloads as there are shares. */
  static Pool pool(Pool.Sharing as, Asked limits, @Nullable Double... shares) {
    List<Pool.Member> members = new ArrayList<>();
    Request request = Asked.anything().request();
    for (@Nullable Double share : shares) {
      members.add(new Pool.Member(request, request, share));
    }
    Request whole = limits.request();
    return new Pool(members, as, whole.limits(), whole.preferences());
  }

  static Offer offer(String instanceType, int gpus, double usdPerHour) {
    return anOffer("test-gpu", gpus).withInstanceType(instanceType).withPrice(usdPerHour).build();
  }

  /** A number of GPUs under an offer. */
  static Assessment rented(int gpus, Offer offer, Contribution... parts) {
    return scored(Predicted.nothing().on(on(aGpu(), gpus, offer)).estimate(), parts);
  }

  /** The same of GPUs that are there, in one machine of as many. */
  static Assessment own(int gpus, Contribution... parts) {
    return scored(Predicted.nothing().on(on(aGpu(), gpus, null)).estimate(), parts);
  }

  /** The same of cards to buy. */
  static Assessment bought(Gpus gpu, int gpus, double usd, Contribution... parts) {
    return scored(Predicted.nothing().on(on(gpu, gpus, null)).costingToBuy(usd).estimate(), parts);
  }

  private static Deployment on(Gpus gpu, int gpus, @Nullable Offer offer) {
    return aPlan().withDataParallel(gpus).on(gpu.build(), offer);
  }

  private static Assessment scored(Estimate estimate, Contribution... parts) {
    return new Assessment(estimate, List.of(parts), new Interval(0, 0, 0), List.of(), 0);
  }

  /** What its price adds to a score. */
  static Contribution cost(double amount) {
    return new Contribution("cost/per-token", 1, amount, new Statement("stated"));
  }

  /** What its speed adds to a score. */
  static Contribution pace(double amount) {
    return new Contribution("speed/pace", 1, amount, new Statement("stated"));
  }
}
