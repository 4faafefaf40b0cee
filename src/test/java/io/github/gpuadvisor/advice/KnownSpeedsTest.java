package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownSpeedsTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Inference WORK = Works.of(aModel()).serving();
  private static final Node LINKED = node(2, 100e9, 10e9, true);

  private final KnownSpeeds speeds = new KnownSpeeds(WORK);

  /** A machine of two, which reach so many at so much, and the next machine at so much. */
  private static Node node(int domain, double link, double network, boolean fabric) {
    return new Node(2, link, network, domain, true, fabric);
  }

  private static Deployment on(int tensor, Node node) {
    return new Deployment(
        GPU, aPlan().withTensorParallel(tensor).build(), node, Math.max(1, tensor / 2), null);
  }

  private @Nullable Performance speed(int tensor, Node node) {
    Deployment deployment = on(tensor, node);
    return speeds.of(deployment, Estimator.memory(GPU, deployment.plan(), WORK));
  }

  private void assertToldApart(int tensor, Node one, Node other) {
    Performance first = speed(tensor, one);
    Deployment second = on(tensor, other);
    assertThat(speed(tensor, other))
        .isNotSameAs(first)
        .isEqualTo(Estimator.performance(second, WORK, Estimator.memory(GPU, second.plan(), WORK)));
  }

  @Test
  void oneGpuIsAsFastInAnyMachine() {
    assertThat(speed(1, node(2, 1e9, 1e9, false))).isNotNull().isSameAs(speed(1, LINKED));
  }

  @Test
  void ranksThatMeetOverTheLinkAreAsFastWhateverTheNetwork() {
    assertThat(speed(2, node(2, 100e9, 1e9, true))).isNotNull().isSameAs(speed(2, LINKED));
    assertThat(speed(4, node(4, 100e9, 1e9, true)))
        .as("a domain of four reaches beyond the machine")
        .isSameAs(speed(4, node(4, 100e9, 10e9, true)));
  }

  @Test
  void anotherLinkIsAnotherSpeed() {
    assertToldApart(2, LINKED, node(2, 1e9, 10e9, true));
  }

  @Test
  void aLinkOfItsOwnIsNoBus() {
    assertToldApart(2, LINKED, node(2, 100e9, 10e9, false));
  }

  @Test
  void ranksBeyondTheLinkMeetOverTheNetwork() {
    assertToldApart(4, LINKED, node(2, 100e9, 1e9, true));
    assertThat(speed(4, node(2, 50e9, 10e9, true)))
        .as("whatever the link")
        .isSameAs(speed(4, LINKED));
  }
}
