package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every sized deployment of one GPU on the terms asked for, judged and scored. */
final class Deployments {
  /** Machines that one would build where none is rented. */
  private static final int[] BUILT_SIZES = {1, 2, 4, 8};

  private final Catalog catalog;
  private final Accelerator gpu;
  private final Request request;

  Deployments(Catalog catalog, Accelerator gpu, Request request) {
    this.catalog = catalog;
    this.gpu = gpu;
    this.request = request;
  }

  /** Offers of a GPU that a question allows; none where nothing is to be rented. */
  static List<Offer> market(Catalog catalog, Accelerator gpu, Request request) {
    Limits.Market market = request.limits().market();
    return switch (market.purchase()) {
      case RENT, ANY -> Obtainable.offers(catalog, gpu, market);
      case BUY, OWN -> List.of();
    };
  }

  /** Deployments of the plans that are valid, under each offer, bought, or on what is at hand. */
  List<Assessment> under(List<Offer> offers) {
    @Nullable Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    List<Assessment> assessments = new ArrayList<>();
    if (setup == null) {
      return assessments;
    }
    Sizer sizer = sizer(setup);
    addRented(sizer, offers, assessments);
    Limits.Purchase purchase = request.limits().market().purchase();
    if (purchase == Limits.Purchase.BUY || purchase == Limits.Purchase.ANY) {
      addBought(sizer, assessments);
    } else if (purchase == Limits.Purchase.OWN) {
      addAtHand(sizer, assessments);
    }
    return assessments;
  }

  private void addRented(Sizer sizer, List<Offer> offers, List<Assessment> assessments) {
    for (Map.Entry<Node, List<Offer>> entry : byNode(offers).entrySet()) {
      List<Offer> cheapest = CheapestOffers.of(entry.getValue(), request.preferences().groupBy());
      for (Candidate candidate : sizer.on(entry.getKey())) {
        for (Offer offer : cheapest) {
          assessments.add(priced(candidate, candidate.deployment().under(offer), null));
        }
      }
    }
  }

  /** Offers of like machines; a price list names the same machine in one region after another. */
  private Map<Node, List<Offer>> byNode(List<Offer> offers) {
    Map<Node, List<Offer>> byNode = new LinkedHashMap<>();
    @Nullable Offer before = null;
    List<Offer> alike = new ArrayList<>();
    for (Offer offer : offers) {
      if (before == null || !offer.isLike(before)) {
        alike =
            byNode.computeIfAbsent(Node.of(gpu, offer.gpuCount(), offer), any -> new ArrayList<>());
      }
      alike.add(offer);
      before = offer;
    }
    return byNode;
  }

  private void addBought(Sizer sizer, List<Assessment> assessments) {
    @Nullable Purchase purchase = Obtainable.purchase(catalog, gpu);
    if (purchase == null) {
      return;
    }
    for (int size : gpu.memory().unified() ? new int[] {1} : BUILT_SIZES) {
      for (Candidate candidate : sizer.on(Node.of(gpu, size, null))) {
        // Cards are counted for one machine: several would need hosts and a network of unknown
        // price.
        if (candidate.deployment().nodes() > 1) {
          continue;
        }
        assessments.add(priced(candidate, candidate.deployment(), purchase));
      }
    }
  }

  private void addAtHand(Sizer sizer, List<Assessment> assessments) {
    @Nullable AtHand atHand = request.limits().hardware().atHand();
    AtHand.@Nullable Stock stock = atHand == null ? null : atHand.of(gpu.id());
    if (stock == null) {
      return;
    }
    for (Candidate candidate : sizer.on(Node.of(gpu, stock))) {
      assessments.add(priced(candidate, candidate.deployment(), null));
    }
  }

  /** Deployments of the GPU by the machine that they stand in. */
  private interface Sizer {
    List<Candidate> on(Node node);
  }

  private Sizer sizer(Setup setup) {
    return request.workload() instanceof Inference work
        ? new ServingSizer(gpu, setup, request, work)::on
        : new TrainingSizer(gpu, setup, request)::on;
  }

  private Assessment priced(
      Candidate candidate, Deployment deployment, @Nullable Purchase purchase) {
    return Assessor.assess(
        Estimator.of(deployment, candidate.memory(), candidate.performance(), purchase), request);
  }
}
