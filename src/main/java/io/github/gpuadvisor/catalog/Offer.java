package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider rents out: one instance type in one region at one kind of price, bought whole.
 *
 * @param gpuCount GPUs in the instance
 * @param gpuFraction share of one GPU where less than a whole one is sold, else null
 * @param priceUsdPerHour for the whole instance; null where it is not sold
 * @param covers what the price includes where that is not the whole instance
 */
public record Offer(
    String provider,
    String instanceType,
    String gpu,
    int gpuCount,
    @Nullable Double gpuFraction,
    @Nullable String region,
    @Nullable String country,
    @Nullable String tier,
    Pricing pricing,
    @Nullable String term,
    @Nullable Double priceUsdPerHour,
    @Nullable Double vcpus,
    @Nullable Double memoryGiB,
    @Nullable Double networkGbps,
    String state,
    LocalDate asOf,
    String source,
    @Nullable String covers,
    @Nullable String note) {

  /** Whether it can be had. */
  static final List<String> STATES = List.of("listed", "retired", "not-orderable");

  /** Where the machine stands: in a data center, or with a private host. */
  public static final List<String> TIERS = List.of("secure", "community");

  /** How the hour is bought. */
  public enum Pricing {
    ON_DEMAND,
    SPOT,
    RESERVED;

    /** Once: {@code values()} copies, and price lists have tens of thousands of rows. */
    private static final List<Pricing> ALL = List.of(values());

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String id() {
      return id;
    }

    public static @Nullable Pricing of(String id) {
      for (Pricing pricing : ALL) {
        if (pricing.id().equals(id)) {
          return pricing;
        }
      }
      return null;
    }
  }

  /** A stable key for ordering. */
  public String key() {
    return provider
        + " "
        + instanceType
        + " "
        + (region == null ? "" : region)
        + " "
        + pricing.id();
  }

  /** What tells one row of a price list from another; two with the same are two days' prices. */
  public String row() {
    Double fraction = gpuFraction;
    StringBuilder row = new StringBuilder(instanceType);
    row.append(' ')
        .append(fraction == null ? String.valueOf(gpuCount) : fraction.toString())
        .append(" × ")
        .append(gpu);
    for (@Nullable String part : Arrays.asList(region, pricing.id(), term, tier, covers)) {
      row.append(part == null ? "" : " " + part);
    }
    return row.toString();
  }

  /** True of an offer of the same GPUs in a machine that is not told apart from this one's. */
  public boolean isLike(Offer other) {
    return gpuCount == other.gpuCount
        && Objects.equals(networkGbps, other.networkGbps)
        && Objects.equals(tier, other.tier)
        && gpu.equals(other.gpu);
  }

  /** True where a whole GPU or more can be rented today at a known price. */
  public boolean rentable() {
    return state.equals("listed")
        && priceUsdPerHour != null
        && priceUsdPerHour > 0
        && gpuFraction == null;
  }
}
