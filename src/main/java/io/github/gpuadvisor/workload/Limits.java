package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answer must keep to. A null is no limit. */
public record Limits(Hardware hardware, Market market) {

  /**
   * Limits on silicon and software.
   *
   * @param gpus ids allowed
   * @param excluded ids not allowed
   * @param engine engine id asked for
   * @param engineEra its era
   * @param engineVersion the version asked for, where it is one and not an era
   */
  public record Hardware(
      @Nullable Set<String> gpus,
      Set<String> excluded,
      @Nullable Set<Vendor> vendors,
      @Nullable Set<GpuClass> classes,
      @Nullable Integer maxGpus,
      @Nullable Integer maxNodes,
      @Nullable Double maxPowerWatts,
      @Nullable String engine,
      @Nullable String engineEra,
      @Nullable String engineVersion) {
    public static final Hardware NONE =
        new Hardware(null, Set.of(), null, null, null, null, null, null, null, null);
  }

  /** How hardware is come by. */
  public enum Purchase {
    RENT,
    BUY,
    ANY
  }

  /**
   * Limits on where and how it is bought.
   *
   * @param today the day that price ages are counted to
   * @param asOf the day that prices are taken of; null: the newest that the catalog has
   */
  public record Market(
      Purchase purchase,
      Offer.Pricing pricing,
      @Nullable Set<String> providers,
      @Nullable Set<String> regions,
      @Nullable Set<String> countries,
      @Nullable Budget budget,
      @Nullable Integer maxPriceAgeDays,
      LocalDate today,
      @Nullable LocalDate asOf) {}
}
