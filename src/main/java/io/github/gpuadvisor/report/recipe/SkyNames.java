package io.github.gpuadvisor.report.recipe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SkyPilot calls clouds and GPUs: the clouds of its {@code infra} field ({@code
 * sky/utils/schemas.py}) and the accelerators of its catalog ({@code catalogs/v8}), read in
 * November 2026.
 */
final class SkyNames {
  private static final Map<String, String> CLOUDS =
      Map.ofEntries(
          Map.entry("aws", "aws"),
          Map.entry("azure", "azure"),
          Map.entry("gcp", "gcp"),
          Map.entry("lambda", "lambda"),
          Map.entry("oci", "oci"),
          Map.entry("runpod", "runpod"),
          Map.entry("vast-ai", "vast"),
          Map.entry("paperspace", "paperspace"),
          Map.entry("primeintellect", "primeintellect"),
          Map.entry("digitalocean", "do"),
          Map.entry("nebius", "nebius"),
          Map.entry("mithril", "mithril"),
          Map.entry("verda", "verda"));

  private static final Map<String, String> GPUS =
      Map.ofEntries(
          Map.entry("a10", "A10"),
          Map.entry("a100-pcie-40gb", "A100"),
          Map.entry("a100-sxm-40gb", "A100"),
          Map.entry("a100-pcie-80gb", "A100-80GB"),
          Map.entry("a100-sxm-80gb", "A100-80GB"),
          Map.entry("a10g", "A10G"),
          Map.entry("a40", "A40"),
          Map.entry("b200", "B200"),
          Map.entry("b300", "B300"),
          Map.entry("gh200-96gb", "GH200"),
          Map.entry("h100-nvl-94gb", "H100-NVL"),
          Map.entry("h100-pcie-80gb", "H100"),
          Map.entry("h100-sxm-80gb", "H100"),
          Map.entry("h200-sxm-141gb", "H200"),
          Map.entry("l4", "L4"),
          Map.entry("l40", "L40"),
          Map.entry("l40s", "L40S"),
          Map.entry("mi300x", "MI300X"),
          Map.entry("p100-pcie-16gb", "P100"),
          Map.entry("rtx-3090", "RTX3090"),
          Map.entry("rtx-4090", "RTX4090"),
          Map.entry("rtx-5090", "RTX5090"),
          Map.entry("rtx-6000-ada", "RTX6000-Ada"),
          Map.entry("rtx-a5000", "RTXA5000"),
          Map.entry("rtx-a6000", "RTXA6000"),
          Map.entry("rtx-pro-6000-server", "RTXPRO6000"),
          Map.entry("t4", "T4"),
          Map.entry("v100-sxm-16gb", "V100"),
          Map.entry("v100-sxm-32gb", "V100-32GB"));

  /** Where a cloud spells a GPU in its own way. */
  private static final Map<String, String> OWN =
      Map.of(
          "runpod a100-sxm-80gb", "A100-80GB-SXM",
          "runpod h100-sxm-80gb", "H100-SXM",
          "runpod h200-sxm-141gb", "H200-SXM",
          "runpod h200-nvl-141gb", "NVIDIA-H200-NVL",
          "lambda rtx-a6000", "A6000",
          "primeintellect rtx-a6000", "A6000",
          "primeintellect rtx-6000-ada", "RTX6000Ada");

  private SkyNames() {}

  /** The cloud of a provider, or null where SkyPilot has none. */
  static @Nullable String cloud(String provider) {
    return CLOUDS.get(provider);
  }

  /** The accelerator of a GPU at a provider, or null where no name is known. */
  static @Nullable String gpu(String id, @Nullable String provider) {
    return OWN.getOrDefault(provider + " " + id, GPUS.get(id));
  }
}
