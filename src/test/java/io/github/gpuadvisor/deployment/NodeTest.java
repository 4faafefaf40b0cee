package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
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
}
