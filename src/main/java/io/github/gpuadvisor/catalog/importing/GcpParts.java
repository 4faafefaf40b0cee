package io.github.gpuadvisor.catalog.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SkyPilot lists Google Cloud's hosts and GPUs on rows of their own: a machine costs the sum of the
 * two in the same zone. Among the GPUs' prices stand some of commitments, which are told by being
 * no dearer than spot or far below other regions.
 */
final class GcpParts {
  /** A GPU's list prices differ by less than this between regions; commitments start beyond. */
  private static final BigDecimal OF_DEAREST = new BigDecimal("0.6");

  private static final double VCPUS_PER_GPU = 4;

  private final ProviderIntake out;
  private final Map<String, Map<String, SkypilotRow>> hosts = new HashMap<>();
  private final List<SkypilotRow> gpus = new ArrayList<>();
  private final Map<String, BigDecimal> dearest = new HashMap<>();

  /**
   * A whole machine.
   *
   * @param onDemand false where the GPU's price is that of a commitment
   */
  record Joined(SkypilotRow row, boolean onDemand) {}

  GcpParts(ProviderIntake out) {
    this.out = out;
  }

  void host(SkypilotRow row) {
    out.skip(Rule.HOST_PART, row.origin(), row.type());
    hosts.computeIfAbsent(row.zone(), any -> new HashMap<>()).putIfAbsent(row.type(), row);
  }

  void gpu(SkypilotRow row) {
    gpus.add(row);
    @Nullable BigDecimal price = Cells.number(row.price());
    if (price != null) {
      dearest.merge(kind(row), price, BigDecimal::max);
    }
  }

  private static String kind(SkypilotRow row) {
    return row.accelerator() + " " + row.count();
  }

  List<Joined> joined() {
    List<Joined> all = new ArrayList<>();
    for (SkypilotRow gpu : gpus) {
      List<SkypilotRow> found = hostsOf(gpu);
      if (found.isEmpty()) {
        out.skip(Rule.NO_HOST, gpu.origin(), kind(gpu) + " " + gpu.zone());
        continue;
      }
      boolean commitment = isCommitment(gpu);
      if (commitment) {
        out.skip(Rule.COMMITMENT_PRICE, gpu.origin(), kind(gpu) + " at " + gpu.price());
      }
      SkypilotRow priced = withoutFalseSpot(gpu);
      found.forEach(host -> all.add(new Joined(sum(host, priced), !commitment)));
    }
    return all;
  }

  /** Told before the host is added, whose spot price is its own. */
  private SkypilotRow withoutFalseSpot(SkypilotRow gpu) {
    @Nullable BigDecimal price = Cells.number(gpu.price());
    @Nullable BigDecimal spot = Cells.number(gpu.spot());
    if (price == null || spot == null || price.compareTo(spot) != 0) {
      return gpu;
    }
    out.skip(Rule.SPOT_EQUALS_ON_DEMAND, gpu.origin(), kind(gpu));
    return gpu.priced(gpu.price(), "");
  }

  private boolean isCommitment(SkypilotRow gpu) {
    @Nullable BigDecimal price = Cells.number(gpu.price());
    @Nullable BigDecimal spot = Cells.number(gpu.spot());
    if (price == null) {
      return false;
    }
    BigDecimal highest = dearest.getOrDefault(kind(gpu), price);
    return (spot != null && spot.compareTo(price) > 0)
        || price.compareTo(highest.multiply(OF_DEAREST)) < 0;
  }

  private List<SkypilotRow> hostsOf(SkypilotRow gpu) {
    Map<String, SkypilotRow> zone = hosts.getOrDefault(gpu.zone(), Map.of());
    @Nullable BigDecimal gpus = gpu.gpus();
    int count = gpus == null ? 0 : gpus.intValue();
    List<SkypilotRow> found = new ArrayList<>();
    for (String type : GcpMachines.hosts(gpu.accelerator(), count)) {
      if (zone.containsKey(type)) {
        found.add(zone.get(type));
      } else if (GcpMachines.isPricedWhole(gpu.accelerator())) {
        found.add(named(gpu, type));
      }
    }
    if (GcpMachines.isAttached(gpu.accelerator())) {
      @Nullable SkypilotRow cheapest = cheapest(zone, count * VCPUS_PER_GPU);
      if (cheapest != null) {
        found.add(cheapest);
      }
    }
    return found;
  }

  /** The machine's own part of a GPU that is priced as a whole: nothing. */
  private static SkypilotRow named(SkypilotRow gpu, String type) {
    return new SkypilotRow(
        type, "", "", "", "", "", "0", "0", gpu.region(), gpu.zone(), gpu.origin());
  }

  private static @Nullable SkypilotRow cheapest(Map<String, SkypilotRow> zone, double vcpus) {
    @Nullable SkypilotRow best = null;
    @Nullable BigDecimal least = null;
    for (SkypilotRow host : zone.values()) {
      @Nullable BigDecimal price = Cells.number(host.price());
      @Nullable Double size = Cells.size(host.vcpus());
      boolean fits = host.type().startsWith("n1-") && size != null && size >= vcpus;
      if (fits && price != null && price.signum() > 0) {
        int order = least == null || best == null ? -1 : price.compareTo(least);
        if (order < 0 || (order == 0 && best != null && host.type().compareTo(best.type()) < 0)) {
          best = host;
          least = price;
        }
      }
    }
    return best;
  }

  private static SkypilotRow sum(SkypilotRow host, SkypilotRow gpu) {
    boolean whole = GcpMachines.isPricedWhole(gpu.accelerator());
    String attached =
        GcpMachines.isAttached(gpu.accelerator())
            ? " + " + gpu.count() + " x " + gpu.accelerator()
            : "";
    return new SkypilotRow(
        host.type() + attached,
        gpu.accelerator(),
        gpu.count(),
        host.vcpus(),
        host.memory(),
        gpu.info(),
        sum(host.price(), gpu.price(), whole),
        sum(host.spot(), gpu.spot(), whole),
        gpu.region(),
        gpu.zone(),
        gpu.origin());
  }

  /** Empty where one of the two is unknown. */
  private static String sum(String host, String gpu, boolean whole) {
    @Nullable BigDecimal first = Cells.number(host);
    @Nullable BigDecimal second = Cells.number(gpu);
    if (second == null || second.signum() <= 0) {
      return gpu;
    }
    if (whole) {
      return gpu;
    }
    return first == null || first.signum() <= 0 ? "" : first.add(second).toPlainString();
  }
}
