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
    return new PlausibleRates()
        .check(aCatalog().with(gpu.build()).build()).stream().map(Lint.Problem::what).toList();
  }

  @Test
  void passesAnOrdinaryChip() {
    assertThat(problems(aGpu())).isEmpty();
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
  void findsASparseRate() {
    assertThat(problems(aGpu().withTflops(Dtype.FP8, 4000)))
        .singleElement()
        .asString()
        .contains("fp8")
        .contains("sparse");
  }

  @Test
  void findsUsableMemoryThatDoesNotGoWithTheLabel() {
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(39.5)))
        .singleElement()
        .asString()
        .contains("usableGiB");
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(85.0))).hasSize(1);
    assertThat(problems(aGpu().withMemory(80).withUsableGiB(79.6))).isEmpty();
  }

  @Test
  void doesNotMindWhatIsUnknown() {
    assertThat(problems(aGpu().withBandwidth(null).withWatts(null, null).withUnmeasuredMemory(80)))
        .isEmpty();
  }
}
