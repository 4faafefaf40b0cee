package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * A card as it was found, before the catalog is asked.
 *
 * @param name as the tool shows it, free of control characters
 * @param memoryGiB as the tool shows it, of a slice its own; null where nobody says
 * @param unified whether the memory is the system's
 * @param slice the profile of a part of a GPU; null of a whole one
 * @param foundBy the tool or file that showed it
 */
public record Found(
    Vendor vendor,
    String name,
    @Nullable Double memoryGiB,
    boolean unified,
    @Nullable String driver,
    @Nullable String computeCapability,
    @Nullable Double powerLimitWatts,
    @Nullable String slice,
    String foundBy) {

  public Found {
    name = ToolText.plain(name);
    driver = ToolText.known(driver);
    computeCapability = ToolText.known(computeCapability);
    slice = ToolText.known(slice);
  }

  static Found of(Vendor vendor, String name, @Nullable Double memoryGiB, String foundBy) {
    return new Found(vendor, name, memoryGiB, false, null, null, null, null, foundBy);
  }

  Found named(String other) {
    return new Found(
        vendor,
        other,
        memoryGiB,
        unified,
        driver,
        computeCapability,
        powerLimitWatts,
        slice,
        foundBy);
  }

  Found with(@Nullable String driver, @Nullable String capability, @Nullable Double watts) {
    return new Found(vendor, name, memoryGiB, unified, driver, capability, watts, slice, foundBy);
  }

  /** The same with memory that it shares with the system. */
  Found sharing(@Nullable Double gib) {
    return new Found(
        vendor, name, gib, true, driver, computeCapability, powerLimitWatts, slice, foundBy);
  }

  /** A part of it. */
  Found slice(String profile, @Nullable Double gib) {
    return new Found(
        vendor, name, gib, unified, driver, computeCapability, powerLimitWatts, profile, foundBy);
  }
}
