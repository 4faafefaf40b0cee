package io.github.gpuadvisor.catalog.importing;

import java.io.InputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file of prices, or one of an archive, open for reading.
 *
 * @param name its own name, with that of the archive before it
 * @param provider the one whose prices these are; null where rows say so, or nothing does
 * @param asOf the day of the prices, where rows have none of their own
 */
record PriceFile(String name, InputStream bytes, @Nullable String provider, LocalDate asOf) {
  /** The provider, where the format cannot do without. */
  String requiredProvider() {
    if (provider == null) {
      throw new ImportException(
          "missing-value",
          name + ": neither the file's name nor its folder says whose prices these are",
          "Maybe --provider NAME, as in --provider aws");
    }
    return provider;
  }
}
