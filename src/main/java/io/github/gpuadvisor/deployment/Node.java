package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Pcie;
import io.github.gpuadvisor.workload.AtHand;
import org.jspecify.annotations.Nullable;

/**
 * One machine: how many GPUs it holds and how fast they reach each other and the next machine.
 *
 * @param linkBytesPerSecond one way, per GPU, inside the machine (or the scale-up domain)
 * @param networkBytesPerSecond one way, per GPU, between machines
 * @param joins true where several such machines can work on one model: their network is stated, or
 *     they are whole multi-GPU machines of a provider's own
 * @param fabric true where all its GPUs meet over a link made for it (NVLink, Infinity Fabric, ICI)
 * @param domain GPUs that reach each other at link speed (beyond the machine in rack-scale systems)
 */
public record Node(
    int gpus,
    double linkBytesPerSecond,
    double networkBytesPerSecond,
    int domain,
    boolean joins,
    boolean fabric) {
  /** A card whose bus nobody states: 16 lanes of the third generation. */
  private static final double UNSTATED_BUS = 16e9;

  private static final double BITS_PER_BYTE = 8;
  private static final int WHOLE_MACHINE = 4;
  private static final int USUAL_DOMAIN = 8;
  private static final int RACK = 72;

  /**
   * Network per GPU of a machine that one would build: 400 Gb/s beside a fabric, 100 beside PCIe.
   */
  private static final double BUILT_FABRIC_NETWORK = 400e9 / BITS_PER_BYTE;

  private static final double BUILT_PCIE_NETWORK = 100e9 / BITS_PER_BYTE;

  /** A machine whose network nobody states: the 10 Gb/s that any cloud instance has. */
  private static final double PLAIN_NETWORK = 10e9 / BITS_PER_BYTE;

  /** Written out: what a record makes of its own is linked at run time, which takes longer. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Node node
        && gpus == node.gpus
        && domain == node.domain
        && joins == node.joins
        && fabric == node.fabric
        && Double.compare(linkBytesPerSecond, node.linkBytesPerSecond) == 0
        && Double.compare(networkBytesPerSecond, node.networkBytesPerSecond) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * gpus + Double.hashCode(linkBytesPerSecond))
        + Double.hashCode(networkBytesPerSecond);
  }

  /** A machine with this many GPUs, as rented, or as one would build it where the offer is null. */
  public static Node of(Accelerator gpu, int gpus, @Nullable Offer offer) {
    return new Node(
        gpus,
        link(gpu, gpus),
        network(gpu, gpus, offer),
        domain(gpu, gpus, offer),
        joins(gpus, offer),
        fabric(gpu, gpus));
  }

  /** A machine of what is at hand; several of them join. */
  public static Node of(Accelerator gpu, AtHand.Stock stock) {
    int gpus = Math.min(stock.devices(), machine(gpu, stock));
    @Nullable Double network = stock.networkGBps();
    @Nullable Integer domain = stock.domain();
    // A system's own fabric may reach further than the chip's does elsewhere.
    int reach = domain == null ? gpus : Math.min(gpus, Math.max(1, gpu.link().domainSize()));
    return new Node(
        gpus,
        link(gpu, reach),
        network == null ? network(gpu, gpus, null) : network * 1e9 / gpus,
        domain == null ? domain(gpu, gpus, null) : domain,
        !isBoard(gpu) || stock.perMachine() != null || domain != null,
        fabric(gpu, reach));
  }

  /** A computer of its own, with memory that chip and processor share. */
  private static boolean isBoard(Accelerator gpu) {
    return gpu.memory().unified() && gpu.gpuClass() != GpuClass.DATACENTER;
  }

  /** Where nobody says: one board, eight GPUs, or a rack that is one product. */
  private static int machine(Accelerator gpu, AtHand.Stock stock) {
    @Nullable Integer stated = stock.perMachine();
    if (stated != null) {
      return stated;
    }
    int domain = gpu.link().domainSize();
    return isBoard(gpu) && stock.domain() == null
        ? 1
        : domain > USUAL_DOMAIN && domain <= RACK ? domain : USUAL_DOMAIN;
  }

  /** Rented machines share a domain only where the product is a rack. */
  private static int domain(Accelerator gpu, int gpus, @Nullable Offer offer) {
    int domain = Math.max(1, gpu.link().domainSize());
    return offer == null || domain > USUAL_DOMAIN ? domain : Math.min(gpus, domain);
  }

  private static boolean joins(int gpus, @Nullable Offer offer) {
    if (offer == null || offer.networkGbps() != null) {
      return true;
    }
    return gpus >= WHOLE_MACHINE && !"community".equals(offer.tier());
  }

  /** A bridge joins the cards it lies on; where more work together, they meet over PCIe. */
  private static boolean fabric(Accelerator gpu, int gpus) {
    String kind = gpu.link().kind();
    return kind != null
        && !kind.equals("pcie")
        && !kind.equals("none")
        && gpus <= Math.max(gpu.link().domainSize(), 1);
  }

  private static double link(Accelerator gpu, int gpus) {
    Double link = gpu.link().gbpsPerDirection();
    if (link != null && (fabric(gpu, gpus) || "pcie".equals(gpu.link().kind()))) {
      return link * 1e9;
    }
    Double bus = Pcie.gbps(gpu.pcie());
    return bus == null ? UNSTATED_BUS : bus * 1e9;
  }

  private static double network(Accelerator gpu, int gpus, @Nullable Offer offer) {
    Double gigabits = offer == null ? null : offer.networkGbps();
    if (gigabits != null) {
      return gigabits * 1e9 / BITS_PER_BYTE / gpus;
    }
    Double usual = gpu.networkGBpsPerGpu();
    // The fast fabric comes with whole machines, not with one GPU of them.
    boolean whole = offer == null || gpus >= Math.min(8, Math.max(4, gpu.link().domainSize()));
    if (usual != null && whole) {
      return usual * 1e9;
    }
    if (offer == null) {
      return fabric(gpu, gpus) ? BUILT_FABRIC_NETWORK : BUILT_PCIE_NETWORK;
    }
    return PLAIN_NETWORK / Math.max(1, gpus);
  }
}
