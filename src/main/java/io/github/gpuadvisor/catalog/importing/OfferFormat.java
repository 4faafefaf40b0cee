package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.document.Csv;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outside format: reads one file of it into the intake, row by row. */
interface OfferFormat {
  void read(PriceFile file, Intake intake) throws IOException;

  /** All formats by the names people give. */
  static @Nullable OfferFormat of(String name) {
    return switch (name) {
      case "skypilot" -> new SkypilotOffers();
      case "gpuhunt" -> new GpuhuntOffers();
      case "csv" -> new CsvOffers();
      case "karpenter-gcp" -> new KarpenterGcpOffers();
      case "gpu-pricing" -> new GpuPricingOffers();
      default -> null;
    };
  }

  List<String> NAMES = List.of("skypilot", "gpuhunt", "csv", "karpenter-gcp", "gpu-pricing");

  /** Stops at a header that lacks what the format cannot do without. */
  static void require(Csv csv, PriceFile file, String format, String... columns) {
    for (String column : columns) {
      if (!csv.has(column)) {
        throw new ImportException(
            "invalid-import",
            file.name()
                + ":1: no column "
                + column
                + ", which a file of --format "
                + format
                + " has",
            hint(csv, format, columns));
      }
    }
  }

  private static String hint(Csv csv, String format, String... columns) {
    String other =
        csv.has("AcceleratorName") && csv.has("InstanceType")
            ? "skypilot"
            : csv.has("instance_name") ? "gpuhunt" : csv.has("priceUsdPerHour") ? "csv" : format;
    return other.equals(format)
        ? "needed: " + String.join(", ", columns)
        : "Maybe --format " + other + ", whose columns these are";
  }
}
