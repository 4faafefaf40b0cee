package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.document.Csv;
import java.io.IOException;

/**
 * SkyPilot's {@code catalogs/v<N>/<cloud>/vms.csv}: the cloud is the folder's name, prices are for
 * the whole row, and the columns stand in another order for each cloud.
 */
final class SkypilotOffers implements OfferFormat {
  @Override
  public void read(PriceFile file, Intake intake) throws IOException {
    try (Csv csv = new Csv(file.bytes(), file.name())) {
      OfferFormat.require(
          csv,
          file,
          "skypilot",
          "InstanceType",
          "AcceleratorName",
          "AcceleratorCount",
          "Price",
          "Region");
      String provider = file.requiredProvider();
      if (intake.isUnwanted(provider)) {
        return;
      }
      new SkypilotReading(file, provider, intake).rows(csv);
    }
  }
}
