package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code offerings.json} of gpu-pricing: single GPUs of many providers, each with the day and the
 * address it was read at, and with caveats.
 */
final class GpuPricingOffers implements OfferFormat {

  @Override
  public void read(PriceFile file, Intake intake) throws IOException {
    @Nullable List<Value> rows = JsonFile.read(file).asList();
    if (rows == null) {
      throw new DocumentException(file.name(), 1, "must be a list of offers");
    }
    for (Value row : rows) {
      intake.row(file);
      @Nullable Map<String, Value> fields = row.asMap();
      if (fields == null) {
        throw new DocumentException(file.name(), row.line(), "must be an object");
      }
      read(new Row(fields), new Origin(file.name(), row.line()), file, intake);
    }
  }

  /** Fields that may be missing, null or of another type than they should. */
  private record Row(Map<String, Value> fields) {
    String text(String key) {
      return JsonFile.cell(fields.get(key));
    }

    boolean isSpot() {
      Value value = fields.get("is_spot");
      return value != null && Boolean.TRUE.equals(value.content());
    }

    List<String> caveats() {
      Value value = fields.get("caveats");
      List<Value> items = value == null ? null : value.asList();
      List<String> texts = new ArrayList<>();
      for (Value item : items == null ? List.<Value>of() : items) {
        if (item.content() instanceof String text && Cells.fault(text) == null) {
          texts.add(text);
        }
      }
      return texts;
    }
  }

  private static void read(Row row, Origin origin, PriceFile file, Intake intake) {
    @Nullable String provider = ProviderNames.of(row.text("provider_id"));
    if (provider == null) {
      intake.of(ProviderIntake.NOBODY).skip(Rule.BAD_TEXT, origin, "provider_id");
      return;
    }
    if (intake.isUnwanted(provider)) {
      return;
    }
    ProviderIntake out = intake.of(provider);
    String model = row.text("gpu_model");
    @Nullable Rule fault = Cells.faultOf(model, row.text("interconnect"), row.text("source_url"));
    if (fault != null) {
      out.skip(fault, origin, "");
      return;
    }
    if (row.caveats().stream().anyMatch(GpuPricingOffers::isEstimate)) {
      out.skip(Rule.ESTIMATED_PRICE, origin, model);
      return;
    }
    offer(row, provider, origin, file, intake);
  }

  private static boolean isEstimate(String caveat) {
    return caveat.toLowerCase(Locale.ROOT).contains("estimated");
  }

  private static void offer(
      Row row, String provider, Origin origin, PriceFile file, Intake intake) {
    Draft.@Nullable Machine machine = machine(row, provider, origin, intake);
    if (machine == null) {
      return;
    }
    @Nullable BigDecimal price =
        intake.requiredPrice(provider, machine, row.text("price_usd_hour"), origin);
    if (price == null) {
      return;
    }
    @Nullable LocalDate day = day(row.text("collected_at"));
    LocalDate asOf = day == null ? file.asOf() : day;
    String tier = row.text("tier");
    String address = row.text("source_url");
    String title = "gpu-pricing, " + file.name();
    List<String> caveats = row.caveats();
    intake
        .of(provider)
        .offer(
            new Draft(
                machine,
                null,
                null,
                null,
                Offer.TIERS.contains(tier) ? tier : intake.tier(provider),
                row.isSpot() ? Offer.Pricing.SPOT : Offer.Pricing.ON_DEMAND,
                null,
                price.doubleValue(),
                asOf,
                address.startsWith("https://")
                    ? intake.source(provider, address + asOf, address, title, asOf)
                    : intake.source(provider, file, "gpu-pricing"),
                caveats.isEmpty() ? null : String.join("; ", caveats),
                origin));
  }

  private static Draft.@Nullable Machine machine(
      Row row, String provider, Origin origin, Intake intake) {
    String model = row.text("gpu_model");
    String tier = row.text("tier");
    String type = "1x " + model + (Offer.TIERS.contains(tier) ? " (" + tier + ")" : "");
    // The model's own words go before the column, which calls some PCIe cards NVLink.
    String form = model.toLowerCase(Locale.ROOT).contains("pcie") ? "" : row.text("interconnect");
    Stated stated =
        new Stated(
            type,
            family(model),
            form,
            1,
            new Stated.Memory(Cells.size(row.text("vram_gb")), Stated.Trust.GB_PER_GPU));
    return Machines.of(
        intake,
        provider,
        origin,
        BigDecimal.ONE,
        stated,
        Cells.size(row.text("vcpu")),
        Cells.size(row.text("ram_gb")));
  }

  /** The model without its maker, form and memory, which stand in columns of their own. */
  private static String family(String model) {
    return model
        .replaceFirst("^(NVIDIA|AMD|Tesla) (HGX )?(GeForce )?", "")
        .replaceAll("(?i) (SXM\\d?|NVLink|PCIe|\\d+ ?GB?|\\(high freq\\.\\))(?= |$)", "")
        .replaceAll("(?i)\\s*\\(\\d+ ?GB mod\\)|\\s*\\(high freq\\.\\)", "");
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
