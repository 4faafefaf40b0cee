package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlausibleRatesTest {
  private static List<String> problems(Gpus gpu) {
    return Found.by(new PlausibleRates(), aCatalog().with(gpu.build()));
  }

  @Test
  void isSilentAboutAnOrdinaryChip() {
    assertThat(problems(aGpu())).isEmpty();
    assertThat(problems(aGpu().withMemory(1024).withBandwidth(30_000))).isEmpty();
  }

  @Test
  void findsFiguresOutsideWhatWasEverMade() {
    assertThat(problems(aGpu().withMemory(2048))).singleElement().asString().contains("capacityGB");
    assertThat(problems(aGpu().withBandwidth(3_350_000)))
        .singleElement()
        .asString()
        .contains("bandwidthGBps");
    assertThat(problems(aGpu().withWatts(0.7, null)))
        .singleElement()
        .asString()
        .contains("tdpWatts");
    assertThat(problems(aGpu().withTflops(Dtype.FP64, 0)))
        .singleElement()
        .asString()
        .contains("denseTflops.fp64");
  }

  @Test
  void doesNotMindWhatIsUnknown() {
    assertThat(problems(aGpu().withBandwidth(null).withWatts(null, null))).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(
        new PlausibleRates(), aCatalog().with(aGpu().withMemory(2048).build()));
  }
}
