package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.workload.AtHand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {
  private static final Accelerator LINKED = aGpu().withLink("nvlink4", 450, 8).build();
  private static final Accelerator BRIDGED = aGpu().withLink("nvlink-bridge", 56, 2).build();

  @Test
  void gpusOfOneMachineMeetOverTheirLink() {
    Node node = Node.of(LINKED, 8, null);

    assertThat(node.fabric()).isTrue();
    assertThat(node.linkBytesPerSecond()).isEqualTo(450e9);
    assertThat(node.domain()).isEqualTo(8);
  }

  @Test
  void aBridgeJoinsOnlyTheCardsItLiesOn() {
    assertThat(Node.of(BRIDGED, 2, null).linkBytesPerSecond()).isEqualTo(56e9);
    assertThat(Node.of(BRIDGED, 4, null).fabric()).isFalse();
    assertThat(Node.of(BRIDGED, 4, null).linkBytesPerSecond()).isEqualTo(32e9);
  }

  @ParameterizedTest
  @CsvSource({
    "gen5 x16, 64e9",
    "gen4 x16, 32e9",
    "gen4 x8, 16e9",
    "gen3 x16, 16e9",
    "gen3 x8, 8e9",
    "gen4 x4, 8e9",
    "gen6 x16, 128e9"
  })
  void cardsWithoutALinkMeetOverPcie(String pcie, double bytesPerSecond) {
    Node node = Node.of(aGpu().withoutLink().withPcie(pcie).build(), 4, null);

    assertThat(node.linkBytesPerSecond()).isEqualTo(bytesPerSecond);
    assertThat(node.fabric()).isFalse();
  }

  @Test
  void theStatedNetworkIsSharedByAllGpusOfAnInstance() {
    assertThat(
            Node.of(LINKED, 8, anOffer("test-gpu", 8).withNetworkGbps(3200.0).build())
                .networkBytesPerSecond())
        .isEqualTo(50e9);
  }

  @Test
  void anUnstatedNetworkIsTheUsualOneForWholeMachinesAlone() {
    Accelerator gpu = aGpu().withLink("nvlink4", 450, 8).withNetwork(50.0).build();

    assertThat(Node.of(gpu, 8, anOffer("test-gpu", 8).build()).networkBytesPerSecond())
        .isEqualTo(50e9);
    assertThat(Node.of(gpu, 1, anOffer("test-gpu", 1).build()).networkBytesPerSecond())
        .isLessThan(5e9);
  }

  @Test
  void smallMachinesOfUnknownNetworkDoNotJoin() {
    assertThat(Node.of(LINKED, 8, anOffer("test-gpu", 8).build()).joins()).isTrue();
    assertThat(Node.of(LINKED, 2, anOffer("test-gpu", 2).build()).joins()).isFalse();
    assertThat(Node.of(LINKED, 2, anOffer("test-gpu", 2).withNetworkGbps(100.0).build()).joins())
        .isTrue();
    assertThat(Node.of(LINKED, 8, anOffer("test-gpu", 8).withTier("community").build()).joins())
        .isFalse();
    assertThat(Node.of(LINKED, 1, null).joins()).isTrue();
  }

  /** 400 Gb/s a GPU beside a fabric, 100 beside PCIe; 10 Gb/s of a rented part are shared. */
  @Test
  void aNetworkThatNobodyStatesIsWhatOneWouldBuildOrWhatAnyCloudHas() {
    Accelerator plain = aGpu().withoutLink().withNetwork(null).build();
    Accelerator linked = aGpu().withLink("nvlink4", 450, 8).withNetwork(null).build();

    assertThat(Node.of(linked, 8, null).networkBytesPerSecond()).isEqualTo(50e9);
    assertThat(Node.of(plain, 8, null).networkBytesPerSecond()).isEqualTo(12.5e9);
    assertThat(Node.of(linked, 8, anOffer("test-gpu", 8).build()).networkBytesPerSecond())
        .isEqualTo(1.25e9 / 8);
  }

  /** Beyond the machine, GPUs share a domain where the product is a rack of more than eight. */
  @Test
  void rentedMachinesShareADomainOnlyInARack() {
    Accelerator rack = aGpu().withLink("nvlink5", 900, 72).build();

    assertThat(Node.of(rack, 4, anOffer("test-gpu", 4).build()).domain()).isEqualTo(72);
    assertThat(Node.of(LINKED, 4, anOffer("test-gpu", 4).build()).domain()).isEqualTo(4);
    assertThat(Node.of(LINKED, 8, anOffer("test-gpu", 8).build()).domain()).isEqualTo(8);
    assertThat(Node.of(LINKED, 4, null).domain()).isEqualTo(8);
  }

  @Test
  void machinesAreEqualWhereNothingTellsThemApart() {
    Node node = new Node(8, 450e9, 50e9, 8, true, true);

    assertThat(node).isEqualTo(new Node(8, 450e9, 50e9, 8, true, true));
    assertThat(node).hasSameHashCodeAs(new Node(8, 450e9, 50e9, 8, true, true));
    assertThat(node)
        .isNotEqualTo(new Node(4, 450e9, 50e9, 8, true, true))
        .isNotEqualTo(new Node(8, 300e9, 50e9, 8, true, true))
        .isNotEqualTo(new Node(8, 450e9, 25e9, 8, true, true))
        .isNotEqualTo(new Node(8, 450e9, 50e9, 16, true, true))
        .isNotEqualTo(new Node(8, 450e9, 50e9, 8, false, true))
        .isNotEqualTo(new Node(8, 450e9, 50e9, 8, true, false))
        .isNotEqualTo("8");
  }

  /** What is at hand stands in machines of eight, or of as many as was said. */
  @Test
  void whatIsAtHandStandsInMachinesThatJoin() {
    assertThat(Node.of(LINKED, stock(16, null, null, null)).gpus()).isEqualTo(8);
    assertThat(Node.of(LINKED, stock(4, null, null, null)).gpus()).isEqualTo(4);
    assertThat(Node.of(LINKED, stock(16, 2, null, null)).gpus()).isEqualTo(2);
    assertThat(Node.of(LINKED, stock(16, null, null, null)).joins()).isTrue();
  }

  /** 100 GB/s that a machine of four sends are 25 for each. */
  @Test
  void theNetworkOfAMachineAtHandIsSharedByItsGpus() {
    assertThat(Node.of(LINKED, stock(8, 4, null, 100.0)).networkBytesPerSecond()).isEqualTo(25e9);
    assertThat(Node.of(LINKED, stock(8, 4, null, null)).networkBytesPerSecond())
        .isEqualTo(Node.of(LINKED, 4, null).networkBytesPerSecond());
  }

  @Test
  void aRackAtHandIsOneMachine() {
    Accelerator rack = aGpu().withLink("nvlink5", 900, 72).build();
    Accelerator pod = aGpu().withLink("ici", 100, 256).build();

    assertThat(Node.of(rack, stock(144, null, null, null)).gpus()).isEqualTo(72);
    assertThat(Node.of(pod, stock(144, null, null, null)).gpus()).isEqualTo(8);
    assertThat(Node.of(rack, stock(144, null, 36, null)).domain()).isEqualTo(36);
  }

  private static AtHand.Stock stock(
      int devices, Integer perMachine, Integer domain, Double networkGBps) {
    return new AtHand.Stock(devices, perMachine, domain, networkGBps);
  }
}
