package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Accelerator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Kubernetes nodes tell which GPU they have: labels of NVIDIA's GPU Feature Discovery (the
 * driver's product name, blanks as dashes), of AMD's node labeller (the PCI device) and of GKE; and
 * the resource that device plugins offer.
 */
final class NodeLabels {
  private static final String NVIDIA = "nvidia.com/gpu.product";
  private static final String AMD = "amd.com/gpu.device-id";
  private static final String GKE = "cloud.google.com/gke-accelerator";

  private static final Map<String, List<String>> PRODUCTS =
      Map.ofEntries(
          Map.entry("a10", List.of("NVIDIA-A10")),
          Map.entry("a100-pcie-40gb", List.of("NVIDIA-A100-PCIE-40GB")),
          Map.entry("a100-pcie-80gb", List.of("NVIDIA-A100-80GB-PCIe")),
          Map.entry("a100-sxm-40gb", List.of("NVIDIA-A100-SXM4-40GB", "A100-SXM4-40GB")),
          Map.entry("a100-sxm-80gb", List.of("NVIDIA-A100-SXM4-80GB")),
          Map.entry("a10g", List.of("NVIDIA-A10G")),
          Map.entry("a40", List.of("NVIDIA-A40")),
          Map.entry("b200", List.of("NVIDIA-B200")),
          Map.entry("b300", List.of("NVIDIA-B300-SXM6-AC")),
          Map.entry("gb200", List.of("NVIDIA-GB200")),
          Map.entry("gb300", List.of("NVIDIA-GB300")),
          Map.entry("h100-nvl-94gb", List.of("NVIDIA-H100-NVL")),
          Map.entry("h100-sxm-80gb", List.of("NVIDIA-H100-80GB-HBM3")),
          Map.entry("h200-sxm-141gb", List.of("NVIDIA-H200")),
          Map.entry("l4", List.of("NVIDIA-L4")),
          Map.entry("l40", List.of("NVIDIA-L40")),
          Map.entry("l40s", List.of("NVIDIA-L40S")),
          Map.entry("p100-sxm-16gb", List.of("Tesla-P100-SXM2-16GB")),
          Map.entry("rtx-3090", List.of("NVIDIA-GeForce-RTX-3090")),
          Map.entry("rtx-4090", List.of("NVIDIA-GeForce-RTX-4090")),
          Map.entry("rtx-5090", List.of("NVIDIA-GeForce-RTX-5090")),
          Map.entry("rtx-a5000", List.of("NVIDIA-RTX-A5000")),
          Map.entry("rtx-a6000", List.of("NVIDIA-RTX-A6000")),
          Map.entry("rtx-pro-6000-server", List.of("NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition")),
          Map.entry("t4", List.of("Tesla-T4")),
          Map.entry("v100-pcie-32gb", List.of("Tesla-V100-PCIE-32GB")),
          Map.entry("v100-sxm-16gb", List.of("Tesla-V100-SXM2-16GB")),
          Map.entry("v100-sxm-32gb", List.of("Tesla-V100-SXM2-32GB")));

  private static final Map<String, List<String>> DEVICES =
      Map.of(
          "mi210", List.of("740f"),
          "mi300a", List.of("74a0"),
          "mi300x", List.of("74a1"),
          "mi325x", List.of("74a5"),
          "mi350x", List.of("75a0"),
          "mi355x", List.of("75a3"));

  private static final Map<String, List<String>> ON_GKE =
      Map.of(
          "a100-sxm-40gb", List.of("nvidia-tesla-a100"),
          "a100-sxm-80gb", List.of("nvidia-a100-80gb"),
          "b200", List.of("nvidia-b200"),
          "h100-sxm-80gb", List.of("nvidia-h100-80gb", "nvidia-h100-mega-80gb"),
          "h200-sxm-141gb", List.of("nvidia-h200-141gb"),
          "l4", List.of("nvidia-l4"),
          "rtx-pro-6000-server", List.of("nvidia-rtx-pro-6000"),
          "t4", List.of("nvidia-tesla-t4"));

  private NodeLabels() {}

  /**
   * A label and the values that mean a GPU.
   *
   * @param values any of them
   */
  record Label(String key, List<String> values) {}

  /** The label of a GPU at a provider, or null where its value is not known. */
  static @Nullable Label of(Accelerator gpu, @Nullable String provider) {
    List<String> gke = ON_GKE.get(gpu.id());
    if ("gcp".equals(provider) && gke != null) {
      return new Label(GKE, gke);
    }
    List<String> product = PRODUCTS.get(gpu.id());
    if (product != null) {
      return new Label(NVIDIA, product);
    }
    List<String> device = DEVICES.get(gpu.id());
    return device == null ? null : new Label(AMD, device);
  }

  /** The resource to ask for, or null where no device plugin is known. */
  static @Nullable String resource(Accelerator gpu) {
    return switch (gpu.vendor()) {
      case NVIDIA -> "nvidia.com/gpu";
      case AMD -> "amd.com/gpu";
      case INTEL -> gpu.id().startsWith("gaudi") ? "habana.ai/gaudi" : "gpu.intel.com/xe";
      case AWS -> "aws.amazon.com/neuron";
      case GOOGLE -> "google.com/tpu";
      default -> null;
    };
  }
}
