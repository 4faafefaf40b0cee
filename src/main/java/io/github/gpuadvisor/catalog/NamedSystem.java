package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine that has a name: a supercomputer, a node, a rack or a pod that one can read about, buy
 * or rent.
 *
 * @param gpu id of its accelerator in the catalog; null where it has none, or one that the catalog
 *     lacks
 * @param accelerator its accelerator as published
 * @param gpuCount accelerators in all, counted as the catalog counts that GPU
 * @param peakPflops dense theoretical peak of the whole by format, PFLOPS; a format that nobody
 *     published is absent
 * @param endOfService last day that it ran
 * @param note a caveat worth reading
 * @param sources field path to source id
 */
public record NamedSystem(
    String id,
    String name,
    List<String> aliases,
    Kind kind,
    @Nullable String operator,
    @Nullable String vendor,
    @Nullable String country,
    @Nullable String processor,
    @Nullable String gpu,
    @Nullable String accelerator,
    @Nullable Integer gpuCount,
    @Nullable Integer nodeCount,
    @Nullable Integer gpusPerNode,
    Map<Dtype, Double> peakPflops,
    Measured measuredPflops,
    Memory memory,
    Interconnect interconnect,
    @Nullable Double powerKilowatts,
    @Nullable LocalDate launchDate,
    @Nullable LocalDate endOfService,
    @Nullable String note,
    List<Accelerator.Conflict> conflicts,
    Map<String, String> sources) {

  /** Formats that peaks are published in, in the order of the file. */
  public static final List<Dtype> PEAKS =
      List.of(
          Dtype.FP64,
          Dtype.FP32,
          Dtype.TF32,
          Dtype.FP16,
          Dtype.BF16,
          Dtype.FP8,
          Dtype.INT8,
          Dtype.FP4);

  /** What one file is about. */
  public enum Kind {
    SUPERCOMPUTER,
    NODE,
    RACK,
    POD;

    /** The name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Results of the benchmarks that the lists of supercomputers publish, PFLOPS. */
  public record Measured(@Nullable Double hpl, @Nullable Double hplMxp, @Nullable Double hpcg) {}

  /** Memory of the whole, TB (10^12 bytes). */
  public record Memory(@Nullable Double acceleratorTB, @Nullable Double hostTB) {}

  /**
   * How its parts are joined.
   *
   * @param scaleUp kind of the link between accelerators, as in GPU files
   * @param scaleUpDomain accelerators joined by it
   * @param networkGBpsPerNode injection bandwidth of a node, one way
   */
  public record Interconnect(
      @Nullable String scaleUp,
      @Nullable Integer scaleUpDomain,
      @Nullable String network,
      @Nullable Double networkGBpsPerNode) {}

  public NamedSystem {
    aliases = List.copyOf(aliases);
    peakPflops = peakPflops.isEmpty() ? Map.of() : new EnumMap<>(peakPflops);
    conflicts = List.copyOf(conflicts);
    sources = Map.copyOf(sources);
  }
}
