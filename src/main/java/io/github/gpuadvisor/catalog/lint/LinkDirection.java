package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Pcie;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links are stated one way. */
final class LinkDirection implements Lint {
  private static final double TOLERANCE = 0.05;

  /**
   * Rates of one device, GB/s one way: links that NVIDIA's products have, times the rate of one
   * link (20, 25, 25, 25 and 50; 14.06 on bridges of Ampere workstations).
   */
  private static final Map<String, List<Double>> NVLINK =
      Map.of(
          "nvlink1", List.of(40.0, 80.0),
          "nvlink2", List.of(25.0, 50.0, 75.0, 150.0),
          "nvlink3", List.of(56.25, 200.0, 300.0),
          "nvlink4", List.of(200.0, 300.0, 450.0),
          "nvlink5", List.of(900.0),
          "nvlink6", List.of(1800.0));

  /**
   * The fastest that others were made, GB/s one way, by kind and architecture: links of a device
   * times the rate of one (infinity-fabric 3 × 46, 8 × 50, 7 × 64, 7 × 76.8; roce ports of 12.5 or
   * 25; ici, neuronlink and xe-link as their makers state them for one way).
   */
  private static final Map<String, Double> FASTEST =
      Map.ofEntries(
          Map.entry("infinity-fabric gcn5.1", 92.0),
          Map.entry("infinity-fabric cdna", 138.0),
          Map.entry("infinity-fabric cdna2", 400.0),
          Map.entry("infinity-fabric cdna3", 448.0),
          Map.entry("infinity-fabric cdna4", 537.6),
          Map.entry("ualink cdna5", 1800.0),
          Map.entry("roce gaudi", 125.0),
          Map.entry("roce gaudi2", 300.0),
          Map.entry("roce gaudi3", 600.0),
          Map.entry("xe-link xe-hpc", 424.0),
          Map.entry("ici tpu-v2", 248.0),
          Map.entry("ici tpu-v3", 336.0),
          Map.entry("ici tpu-v4", 300.0),
          Map.entry("ici tpu-v5e", 200.0),
          Map.entry("ici tpu-v5p", 600.0),
          Map.entry("ici tpu-v6e", 448.0),
          Map.entry("ici tpu-v7", 600.0),
          Map.entry("neuronlink neuroncore-v1", 32.0),
          Map.entry("neuronlink neuroncore-v2", 192.0),
          Map.entry("neuronlink neuroncore-v3", 512.0),
          Map.entry("neuronlink neuroncore-v4", 1024.0));

  @Override
  public String name() {
    return "link-direction";
  }

  @Override
  public String description() {
    return "Links faster one way than their kind is made, and kinds that are not known: data sheets"
        + " print both ways together, which would halve the time of every all-reduce.";
  }

  @Override
  public String tip() {
    return "Halve what is printed for both ways. A link that is new on the market belongs into the"
        + " list of this check.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      String kind = gpu.link().kind();
      Double rate = gpu.link().gbpsPerDirection();
      @Nullable String wrong = kind == null ? null : wrong(gpu, kind, rate);
      if (wrong != null) {
        problems.add(problem(gpu.id(), wrong));
      }
    }
    return problems;
  }

  private static @Nullable String wrong(Accelerator gpu, String kind, @Nullable Double rate) {
    if (kind.equals("none")) {
      return rate == null ? null : "kind none has a rate";
    }
    if (kind.equals("pcie")) {
      return rate == null ? null : pcie(gpu, rate);
    }
    @Nullable List<Double> made = NVLINK.get(kind);
    if (made != null) {
      return rate == null || made.stream().anyMatch(one -> close(rate, one))
          ? null
          : kind + " at " + figure(rate) + " GB/s one way is not made; made are " + figures(made);
    }
    if (FASTEST.keySet().stream().noneMatch(known -> known.startsWith(kind + " "))) {
      return "unknown kind of link " + kind;
    }
    @Nullable Double fastest = FASTEST.get(kind + " " + gpu.architecture());
    return rate == null || fastest == null || rate <= fastest * (1 + TOLERANCE)
        ? null
        : kind + " at " + figure(rate) + " GB/s is above " + figure(fastest) + ": both ways?";
  }

  private static @Nullable String pcie(Accelerator gpu, double rate) {
    @Nullable Double expected = Pcie.gbps(gpu.pcie());
    return expected == null || close(rate, expected)
        ? null
        : "pcie at "
            + figure(rate)
            + " GB/s, "
            + gpu.pcie()
            + " is "
            + figure(expected)
            + " one way";
  }

  private static boolean close(double rate, double expected) {
    return Math.abs(rate / expected - 1) <= TOLERANCE;
  }

  private static String figure(double rate) {
    return Figures.significant(rate, 5);
  }

  private static String figures(List<Double> rates) {
    return String.join(", ", rates.stream().map(LinkDirection::figure).toList());
  }
}
