package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.Csv;
import io.github.gpuadvisor.document.Nearest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our own columns: the keys of an offer, as {@code offers list -o json} prints them. */
final class CsvOffers implements OfferFormat {
  private static final List<String> REQUIRED =
      List.of("provider", "instanceType", "gpu", "gpuCount", "priceUsdPerHour");
  private static final List<String> COLUMNS =
      List.of(
          "provider",
          "instanceType",
          "gpu",
          "gpuCount",
          "gpuFraction",
          "region",
          "country",
          "tier",
          "pricing",
          "term",
          "priceUsdPerHour",
          "vcpus",
          "memoryGiB",
          "networkGbps",
          "asOf",
          "source",
          "note");

  @Override
  public void read(PriceFile file, Intake intake) throws IOException {
    try (Csv csv = new Csv(file.bytes(), file.name())) {
      List<String> required =
          intake.only() == null ? REQUIRED : REQUIRED.subList(1, REQUIRED.size());
      OfferFormat.require(csv, file, "csv", required.toArray(new String[0]));
      for (String column : csv.header()) {
        if (COLUMNS.stream().noneMatch(column::equalsIgnoreCase)) {
          throw new ImportException(
              "invalid-import",
              file.name() + ":1: unknown column " + column + Nearest.hint(column, COLUMNS),
              "known: " + String.join(", ", COLUMNS));
        }
      }
      for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
        intake.row(file);
        read(row, file, intake);
      }
    }
  }

  private static void read(Csv.Row row, PriceFile file, Intake intake) {
    Origin origin = new Origin(file.name(), row.line());
    String named = row.text("provider");
    @Nullable String asked = intake.only();
    @Nullable String provider = named.isEmpty() ? asked : ProviderNames.of(named);
    if (provider == null) {
      // Nobody's row, so it is told with those of the file.
      intake
          .of(asked == null ? ProviderIntake.NOBODY : asked)
          .skip(Rule.BAD_TEXT, origin, "provider");
      return;
    }
    if (asked != null && !asked.equals(provider)) {
      intake.of(asked).skip(Rule.OTHER_PROVIDER, origin, provider);
      return;
    }
    @Nullable Rule fault = row.isWhole() ? fault(row) : Rule.MALFORMED_ROW;
    if (fault != null) {
      intake.of(provider).skip(fault, origin, "");
      return;
    }
    try {
      offer(row, provider, file, intake, origin);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      intake.of(provider).skip(Rule.BAD_VALUE, origin, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Rule fault(Csv.Row row) {
    for (String column : COLUMNS) {
      @Nullable Rule fault = Cells.fault(row.text(column));
      boolean number = Cells.number(row.text(column)) != null;
      if (fault != null && !number) {
        return fault;
      }
    }
    return row.text("instanceType").isEmpty() ? Rule.BAD_TEXT : null;
  }

  private static void offer(
      Csv.Row row, String provider, PriceFile file, Intake intake, Origin origin) {
    Draft.@Nullable Machine machine = machine(row, provider, intake, origin);
    if (machine == null) {
      return;
    }
    @Nullable BigDecimal price =
        intake.requiredPrice(provider, machine, row.text("priceUsdPerHour"), origin);
    if (price == null) {
      return;
    }
    @Nullable String region = Cells.orNull(row.text("region"));
    @Nullable String country = country(row.text("country"));
    @Nullable String tier = tier(row.text("tier"));
    LocalDate asOf = row.text("asOf").isEmpty() ? file.asOf() : LocalDate.parse(row.text("asOf"));
    intake
        .of(provider)
        .offer(
            new Draft(
                machine,
                region,
                null,
                country == null ? intake.country(provider, region) : country,
                tier == null ? intake.tier(provider) : tier,
                pricing(row.text("pricing")),
                Cells.orNull(row.text("term")),
                price.doubleValue(),
                asOf,
                source(row.text("source"), provider, file, asOf, intake),
                Cells.orNull(row.text("note")),
                origin));
  }

  private static Draft.@Nullable Machine machine(
      Csv.Row row, String provider, Intake intake, Origin origin) {
    @Nullable BigDecimal gpus = Cells.number(row.text("gpuCount"));
    String share = row.text("gpuFraction");
    if (!share.isEmpty()) {
      gpus = Cells.number(share);
    }
    Draft.@Nullable Machine machine =
        Machines.of(
            intake,
            provider,
            origin,
            gpus,
            gpus == null
                ? null
                : new Stated(
                    row.text("instanceType"),
                    row.text("gpu"),
                    "",
                    gpus.doubleValue(),
                    Stated.Memory.NONE),
            size(row, "vcpus"),
            size(row, "memoryGiB"));
    return machine == null ? null : machine.connected(size(row, "networkGbps"));
  }

  private static @Nullable String tier(String text) {
    if (!text.isEmpty() && !Offer.TIERS.contains(text)) {
      throw new IllegalArgumentException("tier " + text);
    }
    return Cells.orNull(text);
  }

  private static @Nullable String country(String text) {
    if (!text.isEmpty() && !text.matches("[A-Za-z]{2}")) {
      throw new IllegalArgumentException("country " + text);
    }
    return Cells.orNull(text.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Double size(Csv.Row row, String column) {
    @Nullable Double size = Cells.size(row.text(column));
    if (size == null && !row.text(column).isEmpty()) {
      throw new IllegalArgumentException(column + " " + row.text(column));
    }
    return size;
  }

  private static Offer.Pricing pricing(String text) {
    Offer.@Nullable Pricing pricing =
        text.isEmpty() ? Offer.Pricing.ON_DEMAND : Offer.Pricing.of(text);
    if (pricing == null) {
      throw new IllegalArgumentException("pricing " + text);
    }
    return pricing;
  }

  /** An address or a title of the row's own; else the file. */
  private static String source(
      String text, String provider, PriceFile file, LocalDate asOf, Intake intake) {
    if (text.isEmpty()) {
      return intake.source(provider, file, "CSV");
    }
    boolean address = text.startsWith("https://") || text.startsWith("http://");
    return intake.source(
        provider, text + " " + asOf, address ? text : "file:" + file.name(), text, asOf);
  }
}
