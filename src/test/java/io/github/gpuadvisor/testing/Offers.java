package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invented offer: on demand, 10 dollars an hour for the whole instance, seen on 2026-11-01. */
public final class Offers {
  private String provider = "test-cloud";
  private String instanceType = "test-instance";
  private final String gpu;
  private final int gpuCount;
  private @Nullable Double gpuFraction;
  private @Nullable String region = "test-region";
  private @Nullable String country = "US";
  private @Nullable String tier;
  private Offer.Pricing pricing = Offer.Pricing.ON_DEMAND;
  private @Nullable Double price = 10.0;
  private @Nullable Double networkGbps;
  private String state = "listed";
  private LocalDate asOf = LocalDate.of(2026, 11, 1);
  private String source = "test";
  private @Nullable String covers;
  private @Nullable String note;

  private Offers(String gpu, int gpuCount) {
    this.gpu = gpu;
    this.gpuCount = gpuCount;
  }

  /** An instance with a number of GPUs of an id. */
  public static Offers anOffer(String gpu, int gpuCount) {
    return new Offers(gpu, gpuCount);
  }

  /** A new card of an id at a price, seen on 2026-11-01. */
  public static Purchase aPurchase(String gpu, double priceUsd) {
    return new Purchase(gpu, "new", priceUsd, null, null, "US", LocalDate.of(2026, 11, 1), "test");
  }

  public Offers withProvider(String value) {
    provider = value;
    return this;
  }

  public Offers withInstanceType(String value) {
    instanceType = value;
    return this;
  }

  public Offers withGpuFraction(@Nullable Double value) {
    gpuFraction = value;
    return this;
  }

  public Offers withRegion(@Nullable String value) {
    region = value;
    return this;
  }

  public Offers withCountry(@Nullable String value) {
    country = value;
    return this;
  }

  public Offers withTier(@Nullable String value) {
    tier = value;
    return this;
  }

  public Offers withPricing(Offer.Pricing value) {
    pricing = value;
    return this;
  }

  /** Dollars an hour for the whole instance; null: not sold. */
  public Offers withPrice(@Nullable Double value) {
    price = value;
    return this;
  }

  public Offers withPrice(double value) {
    price = value;
    return this;
  }

  public Offers withNetworkGbps(@Nullable Double value) {
    networkGbps = value;
    return this;
  }

  public Offers withState(String value) {
    state = value;
    return this;
  }

  public Offers withDate(LocalDate value) {
    asOf = value;
    return this;
  }

  public Offers withSource(String value) {
    source = value;
    return this;
  }

  /** What the price leaves out, and what else is to know of it. */
  public Offers withConditions(@Nullable String covered, @Nullable String remark) {
    covers = covered;
    note = remark;
    return this;
  }

  public Offer build() {
    return new Offer(
        provider,
        instanceType,
        gpu,
        gpuCount,
        gpuFraction,
        region,
        country,
        tier,
        pricing,
        null,
        price,
        null,
        null,
        networkGbps,
        state,
        asOf,
        source,
        covers,
        note);
  }
}
