package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthIsBusTimesRateTest {
  private final Lint check = new BandwidthIsBusTimesRate();

  private List<String> problems(Gpus gpu) {
    return Found.by(check, aCatalog().with(gpu.withId("x").build()));
  }

  @Test
  void isSilentWhereItIs() {
    assertThat(problems(aGpu().withBandwidth(1008).withBus(384, 21))).isEmpty();
  }

  @Test
  void findsTheBandwidthOfAnotherCard() {
    assertThat(problems(aGpu().withBandwidth(2016).withBus(384, 21)))
        .containsExactly("x: bandwidthGBps is 2,016, 384 bits × 21 Gbit/s carry 1,008");
    assertThat(problems(aGpu().withBandwidth(504).withBus(384, 21))).hasSize(1);
  }

  @Test
  void allowsTwoPercent() {
    assertThat(problems(aGpu().withBandwidth(1019).withBus(1000, 8))).isEmpty();
    assertThat(problems(aGpu().withBandwidth(1021).withBus(1000, 8))).hasSize(1);
    assertThat(problems(aGpu().withBandwidth(981).withBus(1000, 8))).isEmpty();
    assertThat(problems(aGpu().withBandwidth(979).withBus(1000, 8))).hasSize(1);
  }

  @Test
  void doesNotMindWhatIsUnknown() {
    assertThat(problems(aGpu())).isEmpty();
    assertThat(problems(aGpu().withBandwidth(null).withBus(384, 21))).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(
        check, aCatalog().with(aGpu().withBandwidth(2016).withBus(384, 21).build()));
  }
}
