package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A price of a file that tells no more of it; the catalog and the file itself tell the rest. */
record PlainPrice(
    String provider,
    Draft.Machine machine,
    @Nullable String region,
    Offer.Pricing pricing,
    BigDecimal price) {

  /**
   * The whole of it.
   *
   * @param format how the title of the source calls the file's format
   */
  Draft draft(PriceFile file, String format, Intake intake, Origin origin) {
    return new Draft(
        machine,
        region,
        null,
        intake.country(provider, region),
        intake.tier(provider),
        pricing,
        null,
        price.doubleValue(),
        file.asOf(),
        intake.source(provider, file, format),
        null,
        origin);
  }
}
