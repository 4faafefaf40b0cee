package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Gpus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkDirectionTest {
  private final Lint check = new LinkDirection();

  private List<String> problems(Gpus gpu) {
    return Found.by(check, aCatalog().with(gpu.withId("x").build()));
  }

  @ParameterizedTest
  @CsvSource({
    "nvlink2, volta, 150",
    "nvlink3, ampere, 300",
    "nvlink4, hopper, 450",
    "nvlink5, blackwell, 900",
    "infinity-fabric, cdna3, 448",
    "roce, gaudi3, 525",
    "ici, tpu-v5e, 200",
    "neuronlink, neuroncore-v3, 512",
    "infinity-fabric, architecture-to-come, 5000"
  })
  void isSilentAboutOneWay(String kind, String architecture, double rate) {
    assertThat(problems(aGpu().withArchitecture(architecture).withLink(kind, rate, 8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nvlink2, volta, 300",
    "nvlink3, ampere, 600",
    "nvlink3, ampere, 112.5",
    "nvlink4, hopper, 900",
    "nvlink5, blackwell, 1800",
    "infinity-fabric, cdna3, 896",
    "roce, gaudi2, 600",
    "ici, tpu-v5e, 400",
    "neuronlink, neuroncore-v3, 1024"
  })
  void findsBothWaysTogether(String kind, String architecture, double rate) {
    assertThat(problems(aGpu().withArchitecture(architecture).withLink(kind, rate, 8))).hasSize(1);
  }

  @Test
  void allowsFivePercent() {
    assertThat(problems(aGpu().withLink("nvlink4", 472, 8))).isEmpty();
    assertThat(problems(aGpu().withLink("nvlink4", 473, 8))).hasSize(1);
  }

  @Test
  void holdsPcieToItsGenerationAndLanes() {
    assertThat(problems(aGpu().withPcie("gen4 x16").withLink("pcie", 32, 1))).isEmpty();
    assertThat(problems(aGpu().withPcie("gen4 x16").withLink("pcie", 64, 1)))
        .containsExactly("x: pcie at 64 GB/s, gen4 x16 is 32 one way");
    assertThat(problems(aGpu().withPcie("gen5 x8").withLink("pcie", 32, 1))).isEmpty();
    assertThat(problems(aGpu().withPcie(null).withLink("pcie", 64, 1))).isEmpty();
  }

  @Test
  void findsAnUnknownKindAndARateOfNoLink() {
    assertThat(problems(aGpu().withLink("wire", 1, 8)))
        .containsExactly("x: unknown kind of link wire");
    assertThat(problems(aGpu().withLink("none", 1, 1))).containsExactly("x: kind none has a rate");
  }

  @Test
  void doesNotMindWhatIsUnknown() {
    assertThat(problems(aGpu().withoutLink())).isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog().with(aGpu().withLink("nvlink4", 900, 8).build()));
  }
}
