package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.workload.Limits;
import org.jspecify.annotations.Nullable;

/** Which offer prices a deployment whose number of GPUs is given. */
final class OfferChoice {
  private OfferChoice() {}

  /** The offer that costs least for the GPUs at work; null where nobody rents the chip out. */
  static @Nullable Offer cheapest(Catalog catalog, Deployment deployment, Limits.Market market) {
    @Nullable Offer best = null;
    double least = Double.MAX_VALUE;
    Accelerator gpu = deployment.gpu();
    Plan plan = deployment.plan();
    int gpus = plan.gpus();
    for (Offer offer : Obtainable.offers(catalog, gpu, market)) {
      double price = offer.priceUsdPerHour() == null ? Double.MAX_VALUE : offer.priceUsdPerHour();
      int whole = plan.zeroStage() == null ? plan.gpusPerReplica() : gpus;
      boolean exact =
          gpus % offer.gpuCount() == 0
              && offer.gpuCount() >= Math.min(whole, deployment.node().gpus());
      boolean joins = offer.gpuCount() >= whole || Node.of(gpu, offer.gpuCount(), offer).joins();
      if (exact && joins && price * gpus / offer.gpuCount() < least) {
        least = price * gpus / offer.gpuCount();
        best = offer;
      }
    }
    return best;
  }
}
