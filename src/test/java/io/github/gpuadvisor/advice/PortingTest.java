package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortingTest {
  private static List<String> said(Vendor vendor, String architecture, int rows) {
    return new Advisor(
            aCatalog()
                .with(anEngine().withId("vllm").withVendors(vendor).build())
                .with(
                    aGpu().withId("chip").withVendor(vendor).withArchitecture(architecture).build())
                .with(anOffer("chip", 1).build())
                .build())
        .recommend(Asked.anything().showing(rows).request()).warnings().stream()
            .filter(warning -> warning.code().equals("porting"))
            .map(Warning::sentence)
            .toList();
  }

  @Test
  void saysOfEachFamilyWhatItsSoftwareIs() {
    assertThat(said(Vendor.AWS, "neuroncore-v3", 3)).singleElement().asString().contains("Neuron");
    assertThat(said(Vendor.GOOGLE, "tpu-v5e", 3)).singleElement().asString().contains("XLA");
    assertThat(said(Vendor.QUALCOMM, "cloud-ai-100", 3))
        .singleElement()
        .asString()
        .contains("ONNX");
    assertThat(said(Vendor.INTEL, "gaudi3", 3)).singleElement().asString().contains("torch.cuda");
  }

  @Test
  void saysNothingOfGpus() {
    assertThat(said(Vendor.NVIDIA, "hopper", 3)).isEmpty();
    assertThat(said(Vendor.AMD, "cdna3", 3)).isEmpty();
    assertThat(said(Vendor.INTEL, "xe2-hpg", 3)).isEmpty();
  }

  @Test
  void saysNothingOfRowsThatAreNotShown() {
    assertThat(said(Vendor.AWS, "neuroncore-v3", 0)).isEmpty();
  }
}
