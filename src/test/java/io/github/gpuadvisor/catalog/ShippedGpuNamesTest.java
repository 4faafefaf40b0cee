package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.ShippedGpus.CATALOG;
import static io.github.gpuadvisor.catalog.ShippedGpus.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that people, drivers and clouds use for the GPUs of the shipped catalog. */
class ShippedGpuNamesTest {
  @ParameterizedTest
  @CsvSource({
    "H100, h100-sxm-80gb",
    "h100, h100-sxm-80gb",
    "NVIDIA H100, h100-sxm-80gb",
    "H200, h200-sxm-141gb",
    "A100-80GB, a100-sxm-80gb",
    "A100 80 GB, a100-sxm-80gb",
    "A100-40GB, a100-sxm-40gb",
    "V100-32GB, v100-sxm-32gb",
    "P100, p100-sxm-16gb"
  })
  void takesTheSxmVariantWithAWarningWhereVariantsShareTheirMemory(String typed, String id) {
    Resolution chosen = resolve(typed);

    assertThat(chosen.id()).isEqualTo(id);
    assertThat(chosen.warnings()).singleElement().asString().contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA A100-SXM4-80GB, a100-sxm-80gb",
    "NVIDIA A100-SXM4-40GB, a100-sxm-40gb",
    "NVIDIA H100 80GB HBM3, h100-sxm-80gb",
    "NVIDIA H100 PCIe, h100-pcie-80gb",
    "NVIDIA H100 NVL, h100-nvl-94gb",
    "Tesla V100-SXM2-32GB, v100-sxm-32gb",
    "Tesla T4, t4",
    "NVIDIA L4, l4",
    "NVIDIA A10G, a10g",
    "NVIDIA GeForce RTX 4090, rtx-4090",
    "NVIDIA GeForce RTX 4070 Ti SUPER, rtx-4070-ti-super",
    "NVIDIA RTX A6000, rtx-a6000",
    "NVIDIA RTX 6000 Ada Generation, rtx-6000-ada",
    "Quadro RTX 6000, quadro-rtx-6000",
    "AMD Instinct MI300X, mi300x",
    "Radeon RX 7900 XTX, rx-7900-xtx",
    "GTX 1650, gtx-1650",
    "GTX 1650 GDDR6, gtx-1650-gddr6",
    "Gaudi 3, gaudi-3",
    "TPU v5e, tpu-v5e",
    "trn2, trainium-2",
    "h100-sxm5-80gb, h100-sxm-80gb"
  })
  void takesWhatDriversAndBoxesSayWithoutAWarning(String typed, String id) {
    Resolution chosen = resolve(typed);

    assertThat(chosen.id()).isEqualTo(id);
    assertThat(chosen.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA A30-PCIe-24GB, a30",
    "NVIDIA L4-PCIe-24GB, l4",
    "NVIDIA B200-SXM-180GB, b200",
    "H100 80GB PCIe Gen5, h100-pcie-80gb",
    "NVIDIA A100-SXM-80GB CTS, a100-sxm-80gb",
    "Virtualized NVIDIA H200-SXM-141GB, h200-sxm-141gb",
    "NVIDIA GH200 Grace Hopper Superchip 144GB, gh200-144gb",
    "NVIDIA Blackwell GPU (GB200), gb200",
    "NVIDIA A10-24Q, a10",
    "AMD Instinct MI300X OAM, mi300x",
    "RTX 3060 12G, rtx-3060-12gb"
  })
  void takesWhatBenchmarksAndCloudsSayBesideTheName(String typed, String id) {
    Resolution chosen = resolve(typed);

    assertThat(chosen.id()).isEqualTo(id);
    assertThat(chosen.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "V100-SXM-32GB (DGX-2), v100-sxm-32gb, is read as 'V100-SXM-32GB'",
    "NVIDIA DGX-1 (1x V100 16GB), v100-sxm-16gb, is read as 'V100 16GB'",
    "NVIDIA A100-80GB (power limited 330W), a100-sxm-80gb, is read as 'NVIDIA A100-80GB'",
    "Apple M3 Max 40-Core GPU 64GB, m3-max-40core, counted with 128 GB"
  })
  void saysHowItReadsANameThatHoldsMore(String typed, String id, String warning) {
    Resolution chosen = resolve(typed);

    assertThat(chosen.id()).isEqualTo(id);
    assertThat(chosen.warnings()).anySatisfy(one -> assertThat(one).contains(warning));
  }

  @Test
  void everyIdNamesItself() {
    assertThat(CATALOG.gpus())
        .extracting(Accelerator::id)
        .allSatisfy(id -> assertThat(resolve(id)).isEqualTo(new Resolution(id, "id", List.of())));
  }

  @Test
  void everyFullNameNamesItsGpu() {
    List<String> astray = new ArrayList<>();
    for (Accelerator gpu : CATALOG.gpus()) {
      String found = resolve(gpu.name()).id();
      if (!found.equals(gpu.id())) {
        astray.add(gpu.name() + " is " + gpu.id() + ", resolved as " + found);
      }
    }

    assertThat(astray).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyAliasNamesItsGpuWithoutAWarning() {
    return CATALOG.gpus().stream()
        .map(
            gpu ->
                DynamicTest.dynamicTest(
                    gpu.id(),
                    () ->
                        assertThat(gpu.aliases())
                            .allSatisfy(
                                alias -> {
                                  assertThat(resolve(alias).id()).isEqualTo(gpu.id());
                                  assertThat(resolve(alias).warnings()).isEmpty();
                                })));
  }

  @ParameterizedTest
  @CsvSource({
    "MI250, mi250",
    "MI250X, mi250x",
    "RTX 4070, rtx-4070",
    "RTX PRO 4500, rtx-pro-4500",
    "RTX PRO 6000 Max-Q, rtx-pro-6000-max-q",
    "A10, a10",
    "L40, l40"
  })
  void aNameThatIsAnIdMeansThatOneWhateverBeginsLikeIt(String typed, String id) {
    assertThat(resolve(typed).id()).isEqualTo(id);
    assertThat(resolve(typed).warnings()).isEmpty();
  }
}
