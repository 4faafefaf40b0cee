package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Offer EIGHT = anOffer("test-gpu", 8).build();

  @Test
  void wholeInstancesArePaidFor() {
    assertThat(aPlan().withDataParallel(3).on(GPU, EIGHT).gpuCount()).isEqualTo(8);
    assertThat(aPlan().withDataParallel(9).on(GPU, EIGHT).gpuCount()).isEqualTo(16);
  }

  @Test
  void ownedGpusAreThoseAtWork() {
    assertThat(aPlan().withDataParallel(3).on(GPU, null).gpuCount()).isEqualTo(3);
  }

  @Test
  void anotherOfferTakesAsManyInstancesAsItsSizeAsksFor() {
    Offer two = anOffer("test-gpu", 2).withInstanceType("small").build();
    Deployment copies = aPlan().withTensorParallel(2).withDataParallel(4).on(GPU, EIGHT);

    assertThat(copies.under(two).nodes()).isEqualTo(4);
    assertThat(copies.under(two).gpuCount()).isEqualTo(8);
    assertThat(copies.under(null).nodes()).isEqualTo(1);
    assertThat(aTrainingPlan().withDataParallel(5).withZero(3).on(GPU, EIGHT).under(two).gpuCount())
        .isEqualTo(6);
  }

  @Test
  void copiesThatDoNotShareAnInstanceTakeOneEach() {
    Deployment copies = aPlan().withPipelineParallel(3).withDataParallel(2).on(GPU, null);

    assertThat(copies.under(anOffer("test-gpu", 4).build()).nodes()).isEqualTo(2);
  }

  @Test
  void keysTellOffersAndPlansApart() {
    Deployment one = aPlan().on(GPU, EIGHT);

    assertThat(one.key()).isEqualTo(aPlan().on(GPU, EIGHT).key());
    assertThat(one.key()).isNotEqualTo(one.under(anOffer("test-gpu", 1).build()).key());
    assertThat(one.key()).isNotEqualTo(aPlan().withTensorParallel(2).on(GPU, EIGHT).key());
  }
}
