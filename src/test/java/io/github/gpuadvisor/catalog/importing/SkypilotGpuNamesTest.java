package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.Offer.Pricing.ON_DEMAND;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static io.github.gpuadvisor.catalog.importing.Imports.offer;
import static io.github.gpuadvisor.catalog.importing.Imports.onDemand;
import static io.github.gpuadvisor.catalog.importing.Imports.prices;
import static io.github.gpuadvisor.catalog.importing.Imports.skypilot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.gpuadvisor.catalog.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which GPU a machine in SkyPilot's files has, and how much of it. */
class SkypilotGpuNamesTest {
  @Test
  void sharesOfAGpuWithoutANameAreLeftOut() {
    assertThat(counts(skypilot("v6/azure"))).containsEntry(Rule.GPU_NOT_STATED, 2);
  }

  @Test
  void aShareOfAGpuWithANameIsOne() {
    Offer share = onDemand(skypilot("v8/aws"), "g6f.large");

    assertThat(share.gpuFraction()).isEqualTo(0.125);
    assertThat(share.gpuCount()).isEqualTo(1);
    assertThat(share.gpu()).isEqualTo("l4");
  }

  @ParameterizedTest
  @CsvSource({
    "v8/runpod, 1x_A100-80GB_SECURE, a100-pcie-80gb",
    "v8/runpod, 1x_A100-80GB-SXM_SECURE, a100-sxm-80gb",
    "v8/runpod, 1x_RTX6000-Ada_COMMUNITY, rtx-6000-ada",
    "v8/lambda, gpu_1x_rtx6000, quadro-rtx-6000",
    "v8/lambda, gpu_1x_a6000, rtx-a6000",
    "v8/lambda, gpu_1x_h100_pcie, h100-pcie-80gb",
    "v8/verda, 1RTXPRO6000.30V, rtx-pro-6000-server",
    "v8/verda, 1RTX6000ADA.10V, rtx-6000-ada",
    "v8/verda, 1B300.30V, b300",
    "v8/oci, BM.GPU4.8, a100-sxm-40gb",
    "v6/azure, Standard_NC40ads_H100_v5, h100-nvl-94gb",
    "v9/nebius, gpu-h100-sxm_8gpu-128vcpu-1600gb, h100-sxm-80gb",
    "v5/do, gpu-h100x8-640gb, h100-sxm-80gb",
    "v8/aws, dl1.24xlarge, gaudi-1",
    "v8/aws, g4ad.xlarge, radeon-pro-v520",
    "v8/yotta, y-a10, a10",
    "v8/yotta, y-h200, h200-sxm-141gb"
  })
  void oneGpuHasManyNamesAndItsMemoryMayBeStatedWrong(String cloud, String type, String gpu) {
    assertThat(prices(skypilot(cloud), type, ON_DEMAND))
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(offer.gpu()).isEqualTo(gpu));
  }

  @ParameterizedTest
  @CsvSource({
    "8x-H100_SXM-32-65536, h100-sxm-80gb",
    "1x-H100_NVL-32-65536, h100-nvl-94gb",
    "1x-A100_PCIE-32-65536, a100-pcie-80gb",
    "2x-A100_SXM4-32-65536, a100-sxm-40gb",
    "2x-RTX_4070S_Ti-32-65536, rtx-4070-ti-super",
    "1x-RTX_4060_Ti-32-65536, rtx-4060-ti-16gb",
    "2x-RTX_3060_Ti-32-65536, rtx-3060-ti",
    "1x-RTX_3060-32-65536, rtx-3060-12gb",
    "2x-RTX_4090-32-65536, rtx-4090",
    "2x-RTX_A2000-32-65536, rtx-a2000-6gb",
    "1x-RTX_PRO_6000_S-32-65536, rtx-pro-6000-server",
    "1x-RTX_PRO_6000_WS-32-65536, rtx-pro-6000-workstation"
  })
  void vastKeepsTheVariantInTheNameOfTheMachineAlone(String type, String gpu) {
    assertThat(onDemand(skypilot("v8/vast"), type).gpu()).isEqualTo(gpu);
  }

  @Test
  void aCardWithDoubledMemoryIsNoProduct() {
    Imported vast = skypilot("v8/vast");

    assertThat(counts(vast)).contains(entry(Rule.MODIFIED_GPU, 1), entry(Rule.UNKNOWN_VARIANT, 1));
    assertThat(prices(vast, "1x-RTX_4090-32-65536", ON_DEMAND)).isEmpty();
    assertThat(prices(vast, "1x-L40-32-65536", ON_DEMAND)).isEmpty();
  }
}
