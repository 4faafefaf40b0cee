package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answer must keep to. A null is no limit. */
public record Limits(Hardware hardware, Market market) {

  /** The same limits, on cards that are bought. */
  public Limits toBuy() {
    return new Limits(
        hardware.ofMarket(),
        new Market(
            Purchase.BUY,
            market.pricing(),
            market.providers(),
            market.regions(),
            market.countries(),
            market.budget(),
            market.maxPriceAgeDays(),
            market.today(),
            market.asOf()));
  }

  /**
   * Limits on silicon and software.
   *
   * @param gpus ids allowed
   * @param excluded ids not allowed
   * @param engine engine id asked for
   * @param engineEra its era
   * @param engineVersion the version asked for, where it is one and not an era
   * @param atHand GPUs that the answer must do with; null: those of the market
   * @param reservedGiB memory of each device that is kept for something else
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
      @Nullable String engineVersion,
      @Nullable AtHand atHand,
      double reservedGiB) {
    public static final Hardware NONE =
        new Hardware(null, Set.of(), null, null, null, null, null, null, null, null, null, 0);

    /** The most GPUs of a kind that an answer may take, or null where nothing bounds them. */
    public @Nullable Integer most(String gpu) {
      AtHand.@Nullable Stock stock = atHand == null ? null : atHand.of(gpu);
      if (stock == null) {
        return maxGpus;
      }
      return maxGpus == null ? stock.devices() : Math.min(maxGpus, stock.devices());
    }

    /** The same limits on GPUs of the market. */
    public Hardware ofMarket() {
      return new Hardware(
          gpus,
          excluded,
          vendors,
          classes,
          maxGpus,
          maxNodes,
          maxPowerWatts,
          engine,
          engineEra,
          engineVersion,
          null,
          reservedGiB);
    }
  }

  /** How hardware is come by. */
  public enum Purchase {
    RENT,
    BUY,
    ANY,
    /** Nothing is paid: what is at hand is used. */
    OWN
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
