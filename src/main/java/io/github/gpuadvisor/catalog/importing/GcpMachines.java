package io.github.gpuadvisor.catalog.importing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Google Cloud's machine types say about GPUs, as far as price files leave it open. */
final class GcpMachines {
  private static final Pattern HOST = Pattern.compile("(a2|a3|a4|a4x|g2|g4|n1)-.*");

  /** Sold for fixed days or as spot alone; what files call their price is that of a commitment. */
  private static final Pattern NOT_ON_DEMAND =
      Pattern.compile("a4x?-.*|a3-ultragpu-.*|a3-highgpu-[124]g");

  private static final BigDecimal PLACEHOLDER = BigDecimal.valueOf(700);

  /** Sold with any n1 machine. */
  private static final Set<String> ATTACHED = Set.of("T4", "V100", "P100", "P4", "K80");

  private static final Map<Integer, List<String>> L4_HOSTS =
      Map.of(
          1,
          List.of(
              "g2-standard-4",
              "g2-standard-8",
              "g2-standard-12",
              "g2-standard-16",
              "g2-standard-32"),
          2,
          List.of("g2-standard-24"),
          4,
          List.of("g2-standard-48"),
          8,
          List.of("g2-standard-96"));

  private GcpMachines() {}

  static boolean isHost(String type) {
    return HOST.matcher(type).matches();
  }

  static boolean isSoldOnDemand(String type) {
    return !NOT_ON_DEMAND.matcher(type).matches();
  }

  static boolean isPlaceholder(BigDecimal price) {
    return price.compareTo(PLACEHOLDER) == 0;
  }

  static boolean isAttached(String accelerator) {
    return ATTACHED.contains(accelerator);
  }

  /** The GPU's row carries the price of the whole machine, and the host's is 0 on purpose. */
  static boolean isPricedWhole(String accelerator) {
    return accelerator.equals("B200");
  }

  /** Types of the machines that hold a number of GPUs, for those that come with a machine. */
  static List<String> hosts(String accelerator, int count) {
    return switch (accelerator) {
      case "A100" -> List.of(count == 16 ? "a2-megagpu-16g" : "a2-highgpu-" + count + "g");
      case "A100-80GB" -> List.of("a2-ultragpu-" + count + "g");
      case "H100" -> List.of("a3-highgpu-" + count + "g");
      case "H100-MEGA" -> List.of("a3-megagpu-" + count + "g");
      case "H200" -> List.of("a3-ultragpu-" + count + "g");
      case "B200" -> List.of("a4-highgpu-" + count + "g");
      case "L4" -> L4_HOSTS.getOrDefault(count, List.of());
      default -> List.of();
    };
  }
}
