package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.LazyTexts;
import io.github.gpuadvisor.unit.Bytes;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The silicon facts of one accelerator variant, as one device that software sees.
 *
 * @param denseTflops dense rates by format, TFLOPS (TOPS for integers); a format that the chip has
 *     no rate for is absent
 * @param boostClockMHz the clock that the published rates are stated at
 * @param sources field path to source id
 */
public record Accelerator(
    String id,
    String name,
    Vendor vendor,
    GpuClass gpuClass,
    @Nullable String architecture,
    @Nullable LocalDate launchDate,
    @Nullable LocalDate endOfSale,
    Memory memory,
    Map<Dtype, Double> denseTflops,
    double sparsityFactor,
    @Nullable Integer computeUnits,
    @Nullable Double boostClockMHz,
    @Nullable Double l2CacheMiB,
    Link link,
    @Nullable String pcie,
    @Nullable Double networkGBpsPerGpu,
    @Nullable Double tdpWatts,
    @Nullable Double idleWatts,
    @Nullable String formFactor,
    @Nullable Double slots,
    @Nullable String computeCapability,
    int devicesPerCard,
    @Nullable Double launchPriceUsd,
    List<String> aliases,
    List<Conflict> conflicts,
    Map<String, String> sources) {

  /**
   * What drivers show of a label where nobody published it. Labels up to 32 count GiB, of which
   * drivers take a few percent; those from 80 up may count 10^9 bytes, the smaller reading.
   */
  private static final double SMALL_LABEL = 32;

  private static final double LARGE_LABEL = 80;
  private static final double SMALL_SHARE = 0.97;

  /** What is left where more is reserved than there is: nothing fits in it. */
  private static final double LEAST_GIB = 0.001;

  private static final double LARGE_SHARE = 1e9 / Bytes.GIB;

  /**
   * Memory of one device.
   *
   * @param dataRateGbps bits a second on each wire of the bus
   */
  public record Memory(
      double capacityGB,
      @Nullable Double usableGiB,
      @Nullable String kind,
      @Nullable Double bandwidthGBps,
      @Nullable Integer busWidthBits,
      @Nullable Double dataRateGbps,
      boolean unified) {}

  /** The scale-up link of one device, one way. */
  public record Link(
      @Nullable String kind,
      @Nullable Double gbpsPerDirection,
      int domainSize,
      boolean inNetworkReduction) {}

  /** What another source states of a field, and why the file does not follow it. */
  public record Conflict(String field, String stated, String source, String reason) {}

  public Accelerator {
    conflicts = List.copyOf(conflicts);
    denseTflops = denseTflops.isEmpty() ? Map.of() : new EnumMap<>(denseTflops);
    aliases = List.copyOf(aliases);
    sources = sources instanceof LazyTexts ? sources : Map.copyOf(sources);
  }

  /**
   * The chip family that speed constants are kept for: the architecture, told apart by the kind of
   * memory (an A100 and an RTX 3090 are both Ampere and share little else); null where unknown.
   */
  public @Nullable String family() {
    String kind = memory.kind();
    return architecture == null || kind == null || !kind.startsWith("HBM")
        ? architecture
        : architecture + "-hbm";
  }

  /** The dense rate of a format in TFLOPS, or null where the chip has none. */
  public @Nullable Double tflops(Dtype dtype) {
    return denseTflops.get(dtype);
  }

  /**
   * The 16-bit rate in TFLOPS where sums are kept in 16 bit too; null where the chip has none. The
   * rate of a format is one of 32-bit sums, at which GeForce cards run half as fast; the 8-bit
   * rate, which is not halved, shows what the units could do.
   */
  public @Nullable Double tflopsHalfAccumulated() {
    Double half = denseTflops.get(Dtype.FP16);
    Double eight = denseTflops.get(Dtype.INT8);
    return half == null || eight == null || vendor != Vendor.NVIDIA
        ? half
        : Double.valueOf(Math.max(half, eight / 2));
  }

  /** The same chip with some of its memory kept for something else. */
  public Accelerator reserving(double gib) {
    if (gib <= 0) {
      return this;
    }
    double left = Math.max(LEAST_GIB, deviceMemory().gib() - gib);
    return new Accelerator(
        id,
        name,
        vendor,
        gpuClass,
        architecture,
        launchDate,
        endOfSale,
        new Memory(
            memory.capacityGB(),
            left,
            memory.kind(),
            memory.bandwidthGBps(),
            memory.busWidthBits(),
            memory.dataRateGbps(),
            memory.unified()),
        denseTflops,
        sparsityFactor,
        computeUnits,
        boostClockMHz,
        l2CacheMiB,
        link,
        pcie,
        networkGBpsPerGpu,
        tdpWatts,
        idleWatts,
        formFactor,
        slots,
        computeCapability,
        devicesPerCard,
        launchPriceUsd,
        aliases,
        conflicts,
        sources);
  }

  /** The name without the words that everybody knows. */
  public String shortName() {
    String rest = name;
    for (String word : List.of(vendor.title() + " ", "GeForce ", "Tesla ", "Instinct ")) {
      rest = rest.startsWith(word) ? rest.substring(word.length()) : rest;
    }
    // What stands in brackets says which unit of a product is counted; the catalog shows it.
    // Apple's
    // tell chips apart.
    int bracket = vendor == Vendor.APPLE ? -1 : rest.indexOf(" (");
    return bracket < 0 ? rest : rest.substring(0, bracket);
  }

  /**
   * What the driver shows as the memory of one device: measured where published, else a cautious
   * reading of the label.
   */
  public Bytes deviceMemory() {
    Double usable = memory.usableGiB();
    if (usable != null) {
      return Bytes.ofGiB(usable);
    }
    if (vendor == Vendor.APPLE) {
      // Macs are sold with whole GiB and report them all; what the system keeps is told apart.
      return Bytes.ofGiB(memory.capacityGB());
    }
    double place = (memory.capacityGB() - SMALL_LABEL) / (LARGE_LABEL - SMALL_LABEL);
    double share = SMALL_SHARE + Math.max(0, Math.min(1, place)) * (LARGE_SHARE - SMALL_SHARE);
    return Bytes.ofGiB(memory.capacityGB() * share);
  }
}
