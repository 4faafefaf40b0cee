package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.Csv;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * gpuhunt's {@code <provider>.csv}: a row for each machine, place and kind of price; the price is
 * for the whole row, the memory that of one GPU in GB.
 */
final class GpuhuntOffers implements OfferFormat {
  private static final String CALENDAR_MODE = "gcp-dws-calendar-mode";

  /** gpuhunt writes Lambda's sizes, which are in GiB, times this. */
  private static final double LAMBDA_FACTOR = 1.074;

  @Override
  public void read(PriceFile file, Intake intake) throws IOException {
    try (Csv csv = new Csv(file.bytes(), file.name())) {
      OfferFormat.require(
          csv, file, "gpuhunt", "instance_name", "location", "price", "gpu_count", "gpu_name");
      String provider = file.requiredProvider();
      if (intake.isUnwanted(provider)) {
        return;
      }
      for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
        intake.row(file);
        read(row, provider, file, intake);
      }
    }
  }

  private static void read(Csv.Row row, String provider, PriceFile file, Intake intake) {
    Origin origin = new Origin(file.name(), row.line());
    ProviderIntake out = intake.of(provider);
    String type = row.text("instance_name");
    @Nullable Rule fault = fault(row, type);
    if (fault != null) {
      out.skip(fault, origin, "");
      return;
    }
    if (isNone(row.text("gpu_count")) && row.text("gpu_name").isEmpty()) {
      out.skip(Rule.CPU_ONLY, origin, type);
      return;
    }
    Offer.@Nullable Pricing pricing = pricing(row.text("spot"));
    if (pricing == null) {
      out.skip(Rule.BAD_VALUE, origin, "spot " + row.text("spot"));
      return;
    }
    if (Arrays.asList(row.text("flags").split("\\s+")).contains(CALENDAR_MODE)) {
      out.skip(Rule.CALENDAR_MODE, origin, type);
      return;
    }
    boolean onDemand = pricing == Offer.Pricing.ON_DEMAND;
    if (onDemand && provider.equals("gcp") && !GcpMachines.isSoldOnDemand(type)) {
      out.skip(Rule.NOT_SOLD_ON_DEMAND, origin, type);
      return;
    }
    offer(row, type, pricing, provider, file, intake);
  }

  private static @Nullable Rule fault(Csv.Row row, String type) {
    if (!row.isWhole()) {
      return Rule.MALFORMED_ROW;
    }
    @Nullable Rule fault = Cells.faultOf(type, row.text("location"), row.text("gpu_name"));
    return fault == null && type.isEmpty() ? Rule.BAD_TEXT : fault;
  }

  private static boolean isNone(String count) {
    @Nullable BigDecimal number = Cells.number(count);
    return count.isEmpty() || (number != null && number.signum() == 0);
  }

  private static Offer.@Nullable Pricing pricing(String spot) {
    return switch (spot.toLowerCase(Locale.ROOT)) {
      case "true" -> Offer.Pricing.SPOT;
      case "false", "" -> Offer.Pricing.ON_DEMAND;
      default -> null;
    };
  }

  private static void offer(
      Csv.Row row,
      String type,
      Offer.Pricing pricing,
      String provider,
      PriceFile file,
      Intake intake) {
    Origin origin = new Origin(file.name(), row.line());
    Draft.@Nullable Machine machine = machine(row, type, provider, intake, origin);
    if (machine == null) {
      return;
    }
    @Nullable BigDecimal price = intake.requiredPrice(provider, machine, row.text("price"), origin);
    if (price == null) {
      return;
    }
    @Nullable String region = Cells.orNull(row.text("location"));
    PlainPrice plain = new PlainPrice(provider, machine, region, pricing, price);
    intake.of(provider).offer(plain.draft(file, "gpuhunt", intake, origin));
  }

  private static Draft.@Nullable Machine machine(
      Csv.Row row, String type, String provider, Intake intake, Origin origin) {
    @Nullable TpuName tpu = TpuName.of(type);
    @Nullable BigDecimal count =
        tpu == null ? Cells.number(row.text("gpu_count")) : BigDecimal.valueOf(tpu.chips());
    String name = tpu == null ? row.text("gpu_name") : "tpu-" + tpu.version();
    Stated.Memory memory =
        new Stated.Memory(Cells.size(row.text("gpu_memory")), Stated.Trust.GB_PER_GPU);
    @Nullable Double host = Cells.size(row.text("memory"));
    return Machines.of(
        intake,
        provider,
        origin,
        count,
        count == null ? null : new Stated(type, name, "", count.doubleValue(), memory),
        Cells.size(row.text("cpu")),
        host != null && provider.equals("lambda")
            ? Double.valueOf(Math.rint(host / LAMBDA_FACTOR))
            : host);
  }
}
