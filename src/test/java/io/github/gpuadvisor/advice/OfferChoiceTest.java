package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Offers;
import io.github.gpuadvisor.testing.Plans;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Offers for a plan of eight GPUs. */
class OfferChoiceTest {
  private static final Plans COPIES = aPlan().withDataParallel(8);

  private static Offers of(int gpus, double usd) {
    return anOffer("test-gpu", gpus).withInstanceType(gpus + " at " + usd).withPrice(usd);
  }

  private static @Nullable Offer chosen(Plans plans, int machine, Offers... offers) {
    Plan plan = plans.build();
    Deployment deployment =
        new Deployment(aGpu().build(), plan, aNode(machine), plan.gpus() / machine, null);
    Offer[] built = new Offer[offers.length];
    for (int i = 0; i < offers.length; i++) {
      built[i] = offers[i].build();
    }
    return OfferChoice.cheapest(
        aCatalog().with(built).build(), deployment, Asked.anything().request().limits().market());
  }

  private static double usd(@Nullable Offer offer) {
    assertThat(offer).isNotNull();
    return offer.priceUsdPerHour();
  }

  /** Eight at 1.20 are 9.60. */
  @Test
  void whatCostsLeastInAllIsTaken() {
    assertThat(usd(chosen(COPIES, 8, of(1, 1.2), of(8, 9)))).isEqualTo(9);
    assertThat(usd(chosen(COPIES, 8, of(1, 1.2), of(8, 10)))).isEqualTo(1.2);
    assertThat(usd(chosen(COPIES, 8, of(8, 9), of(1, 1.2)))).isEqualTo(9);
    assertThat(usd(chosen(COPIES, 8, of(8, 10), of(1, 1.2)))).isEqualTo(1.2);
  }

  @Test
  void ofEqualPricesTheFirstIsTaken() {
    Offer same = chosen(COPIES, 8, of(4, 4).withInstanceType("a"), of(4, 4).withInstanceType("b"));
    assertThat(same.instanceType()).isEqualTo("a");
  }

  @Test
  void instancesDivideTheGpus() {
    assertThat(chosen(COPIES, 8, of(3, 0.1))).isNull();
    assertThat(chosen(COPIES, 8, of(16, 0.1))).isNull();
  }

  /** Two machines of four hold the copy: whole machines of a provider's own join, others do not. */
  @Test
  void aCopyOverMachinesNeedsMachinesThatJoin() {
    Plans wide = aPlan().withTensorParallel(4).withPipelineParallel(2);
    assertThat(chosen(wide, 4, of(2, 0.1))).as("parts of a machine").isNull();
    assertThat(chosen(wide, 4, of(4, 0.1).withTier("community"))).isNull();
    assertThat(usd(chosen(wide, 4, of(4, 3)))).isEqualTo(3);
    assertThat(usd(chosen(wide, 4, of(8, 7).withTier("community")))).as("one alone").isEqualTo(7);
  }

  /** Copies that learn together are one whole. */
  @Test
  void ranksOfTrainingNeedMachinesThatJoin() {
    Plans ranks = aTrainingPlan().withDataParallel(8);
    assertThat(usd(chosen(COPIES, 1, of(1, 1)))).isEqualTo(1);
    assertThat(chosen(ranks, 1, of(1, 1))).isNull();
    assertThat(usd(chosen(ranks, 1, of(1, 1).withNetworkGbps(100.0)))).isEqualTo(1);
  }
}
