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

  /** The dense rate of a format in TFLOPS, or null where the chip has none. */
  public @Nullable Double tflops(Dtype dtype) {
    return denseTflops.get(dtype);
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
    double place = (memory.capacityGB() - SMALL_LABEL) / (LARGE_LABEL - SMALL_LABEL);
    double share = SMALL_SHARE + Math.max(0, Math.min(1, place)) * (LARGE_SHARE - SMALL_SHARE);
    return Bytes.ofGiB(memory.capacityGB() * share);
  }
}
