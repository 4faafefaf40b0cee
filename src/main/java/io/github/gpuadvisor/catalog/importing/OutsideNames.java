package io.github.gpuadvisor.catalog.importing;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of GPUs in the outside formats that say less than a catalog id: what each may mean, the
 * usual one first (what is rented by the hour stands in servers). All other names are looked up as
 * people type them.
 */
final class OutsideNames {
  private static final Map<String, List<String>> MEANINGS =
      Map.ofEntries(
          entry(
              "a100",
              List.of("a100-sxm-40gb", "a100-pcie-40gb", "a100-sxm-80gb", "a100-pcie-80gb")),
          entry("a10080gb", List.of("a100-sxm-80gb", "a100-pcie-80gb")),
          entry("h100", List.of("h100-sxm-80gb", "h100-pcie-80gb", "h100-nvl-94gb")),
          entry("h200", List.of("h200-sxm-141gb", "h200-nvl-141gb")),
          entry(
              "v100",
              List.of("v100-sxm-16gb", "v100-pcie-16gb", "v100-sxm-32gb", "v100-pcie-32gb")),
          entry("teslav100", List.of("v100-sxm-16gb", "v100-pcie-16gb", "v100-sxm-32gb")),
          entry("v10032gb", List.of("v100-sxm-32gb", "v100-pcie-32gb")),
          entry("p100", List.of("p100-pcie-16gb", "p100-sxm-16gb")),
          entry("gh200", List.of("gh200-96gb", "gh200-144gb")),
          entry("rtx6000", List.of("quadro-rtx-6000", "rtx-6000-ada")),
          entry("rtxpro6000", List.of("rtx-pro-6000-server")),
          entry("rtxpro6000blackwell", List.of("rtx-pro-6000-server")),
          entry("rtxpro6000we", List.of("rtx-pro-6000-workstation")),
          entry("rtx3060", List.of("rtx-3060-12gb", "rtx-3060-8gb")),
          entry("rtx3080", List.of("rtx-3080-10gb", "rtx-3080-12gb")),
          entry("rtx3050", List.of("rtx-3050-8gb")),
          entry("rtx2060", List.of("rtx-2060-6gb", "rtx-2060-12gb")),
          entry("rtx4060ti", List.of("rtx-4060-ti-16gb", "rtx-4060-ti-8gb")),
          entry("rtx5060ti", List.of("rtx-5060-ti-16gb", "rtx-5060-ti-8gb")),
          entry("gtx1060", List.of("gtx-1060-6gb")),
          entry("rtx6000pro", List.of("rtx-pro-6000-server")),
          entry("rtxa2000", List.of("rtx-a2000-12gb", "rtx-a2000-6gb")));

  /**
   * Names that mean their first entry where the row says no more: the formats have another name for
   * the larger memory, or the catalog reads the bare name this way too.
   */
  private static final Set<String> SETTLED = Set.of("a100", "v100", "teslav100", "h100", "h200");

  /** Machines whose own names say less than those of their siblings, by provider and type. */
  private static final Map<String, String> MACHINES =
      Map.of(
          // Lambda names the one with SXM; gpu_2x_a100 and gpu_4x_a100 are PCIe.
          "lambda gpu_1x_a100", "a100-pcie-40gb",
          // Turing, long before Ada.
          "lambda gpu_1x_rtx6000", "quadro-rtx-6000");

  private OutsideNames() {}

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
  }

  static @Nullable List<String> meanings(String name) {
    return MEANINGS.get(key(name));
  }

  static boolean isSettled(String name) {
    return SETTLED.contains(key(name));
  }

  static @Nullable String machine(String provider, String type) {
    return MACHINES.get(provider + " " + type);
  }
}
