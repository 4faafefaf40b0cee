package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.testing.Systems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPerGpuTest {
  private final Lint check = new MemoryPerGpu();

  private static Catalogs catalog() {
    return aCatalog().with(aGpu().withId("x").withMemory(80).build());
  }

  private List<String> problems(Systems system) {
    return Found.by(check, catalog().with(system.build()));
  }

  private List<String> named(String instanceType, int gpus) {
    return Found.by(
        check, catalog().with(anOffer("x", gpus).withInstanceType(instanceType).build()));
  }

  @Test
  void isSilentWhereTheSumIsRightInGbOrGiB() {
    assertThat(problems(aSystem("x").withMemory(0.64))).isEmpty();
    assertThat(problems(aSystem("x").withMemory(0.687))).isEmpty();
    assertThat(problems(aSystem("x"))).isEmpty();
    assertThat(problems(aSystem("unknown").withMemory(99))).isEmpty();
  }

  @Test
  void findsATotalThatIsNotThatOfItsGpus() {
    assertThat(problems(aSystem("x").withMemory(0.32)))
        .containsExactly("test-system: acceleratorTB is 0.32, 8 × x hold 0.64");
    assertThat(problems(aSystem("x").withMemory(0.607))).hasSize(1);
    assertThat(problems(aSystem("x").withMemory(0.609))).isEmpty();
    assertThat(problems(aSystem("x").withMemory(0.73))).hasSize(1);
  }

  @Test
  void countsEveryDeviceOfACard() {
    Catalogs twins =
        aCatalog().with(aGpu().withId("twin").withMemory(64).withDevicesPerCard(2).build());

    assertThat(Found.by(check, twins.with(aSystem("twin").withMemory(1.024).build()))).isEmpty();
  }

  @Test
  void findsACountThatNodesDoNotMake() {
    assertThat(problems(aSystem("x").withCounts(9, 1, 8)))
        .containsExactly("test-system: gpuCount is 9, 1 nodes × 8 make 8");
    assertThat(problems(aSystem("x").withCounts(32, 4, 8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8x X SXM 80GB",
        "gpu-x-80gb",
        "8x X 640 GB",
        "80GB-X-8",
        "p5.48xlarge",
        "8gpu-128vcpu-1600gb",
        "1gpu-16vcpu-200gb",
        "1x X 75GB"
      })
  void isSilentAboutNamesThatSayItOrSayNothing(String instanceType) {
    assertThat(named(instanceType, 8)).isEmpty();
  }

  @Test
  void findsAnInstanceNamedAfterAnotherVariant() {
    assertThat(named("1x X 40GB", 1))
        .containsExactly(
            "test-cloud 1x X 40GB test-region on-demand: is named after 40 GB, x has 80");
    assertThat(named("gpu_1x_x_40gb", 1)).hasSize(1);
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, catalog().with(aSystem("x").withMemory(0.32).build()));
  }
}
