package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.Csv;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One SkyPilot file on its way in. */
final class SkypilotReading {
  private static final Pattern VAST_MACHINE = Pattern.compile("\\d+x-(.+?)(?:-\\d+){0,2}");
  private static final Pattern VAST_REGION = Pattern.compile("(?:.*, )?([A-Z]{2}), [A-Z]{2}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int MOST_INFOS = 1000;

  private final PriceFile file;
  private final String provider;
  private final Intake intake;
  private final ProviderIntake out;
  private final @Nullable GcpParts parts;
  private final Map<String, GpuInfo> infos = new HashMap<>();

  SkypilotReading(PriceFile file, String provider, Intake intake) {
    this.file = file;
    this.provider = provider;
    this.intake = intake;
    this.out = intake.of(provider);
    this.parts = provider.equals("gcp") ? new GcpParts(out) : null;
  }

  void rows(Csv csv) {
    for (Csv.Row cells = csv.next(); cells != null; cells = csv.next()) {
      intake.row(file);
      SkypilotRow row = SkypilotRow.of(cells, file.name());
      @Nullable Rule fault = cells.isWhole() ? row.fault() : Rule.MALFORMED_ROW;
      if (fault != null) {
        out.skip(fault, row.origin(), "");
      } else if (row.accelerator().isEmpty()) {
        host(row);
      } else {
        accelerator(row);
      }
    }
    if (parts != null) {
      parts.joined().forEach(joined -> whole(joined.row(), joined.onDemand()));
    }
  }

  private void host(SkypilotRow row) {
    if (parts != null && GcpMachines.isHost(row.type())) {
      parts.host(row);
    } else if (provider.equals("azure") && row.type().startsWith("Standard_N")) {
      // Shares of an A10: the format has no name for them.
      out.skip(Rule.GPU_NOT_STATED, row.origin(), row.type());
    } else {
      out.skip(Rule.CPU_ONLY, row.origin(), row.type());
    }
  }

  private void accelerator(SkypilotRow row) {
    @Nullable TpuName tpu = TpuName.of(row.accelerator());
    if (row.type().isEmpty() && tpu == null) {
      if (parts == null) {
        out.skip(Rule.BAD_TEXT, row.origin(), "no InstanceType");
      } else {
        parts.gpu(row);
      }
      return;
    }
    whole(row, true);
  }

  /**
   * A row that states the whole machine.
   *
   * @param onDemand false where its on-demand price is known to be something else
   */
  private void whole(SkypilotRow row, boolean onDemand) {
    Draft.@Nullable Machine machine = machine(row);
    if (machine == null) {
      return;
    }
    if (!row.hasPrice()) {
      out.skip(Rule.NO_PRICE, row.origin(), machine.type());
      return;
    }
    @Nullable BigDecimal price = price(row.price(), machine, row.origin());
    @Nullable BigDecimal spot = price(row.spot(), machine, row.origin());
    if (row.price().isEmpty() && onDemand) {
      out.skip(Rule.SOLD_OUT, row.origin(), machine.type());
    }
    if (price != null && spot != null && price.compareTo(spot) == 0) {
      out.skip(Rule.SPOT_EQUALS_ON_DEMAND, row.origin(), machine.type());
      spot = null;
    }
    boolean sold = !provider.equals("gcp") || GcpMachines.isSoldOnDemand(machine.type());
    if (price != null && onDemand && !sold) {
      out.skip(Rule.NOT_SOLD_ON_DEMAND, row.origin(), machine.type());
    } else if (price != null && onDemand) {
      out.offer(draft(row, machine, Offer.Pricing.ON_DEMAND, price));
    }
    if (spot != null) {
      out.offer(draft(row, machine, Offer.Pricing.SPOT, spot));
    }
  }

  private @Nullable BigDecimal price(String cell, Draft.Machine machine, Origin origin) {
    @Nullable BigDecimal price = Cells.number(cell);
    if (price != null && machine.gpu().startsWith("tpu-") && GcpMachines.isPlaceholder(price)) {
      out.skip(Rule.PRICE_PLACEHOLDER, origin, machine.type());
      return null;
    }
    return intake.price(provider, cell, machine.gpus(), origin);
  }

  private Draft.@Nullable Machine machine(SkypilotRow row) {
    @Nullable TpuName tpu = TpuName.of(row.accelerator());
    @Nullable BigDecimal gpus = tpu == null ? row.gpus() : BigDecimal.valueOf(tpu.chips());
    return Machines.of(
        intake,
        provider,
        row.origin(),
        gpus,
        gpus == null ? null : stated(row, tpu, gpus.doubleValue()),
        Cells.size(row.vcpus()),
        Cells.size(row.memory()));
  }

  private Stated stated(SkypilotRow row, @Nullable TpuName tpu, double gpus) {
    if (tpu != null) {
      String type = row.type().isEmpty() ? row.accelerator() : row.type();
      return new Stated(type, "tpu-" + tpu.version(), "", gpus, Stated.Memory.UNKNOWN);
    }
    GpuInfo info = info(row.info());
    Matcher vast = VAST_MACHINE.matcher(row.type());
    if (provider.equals("vast-ai") && vast.matches()) {
      // The accelerator's name drops the variant; the machine's keeps it.
      return new Stated(
          row.type(),
          vast.group(1),
          "",
          gpus,
          new Stated.Memory(info.size(), Stated.Trust.TOTAL_MIB));
    }
    // RunPod says PCIe in the description alone.
    String hint = info.name() == null ? "" : info.name();
    return new Stated(
        row.type(),
        row.accelerator(),
        hint,
        gpus,
        new Stated.Memory(info.size(), Stated.Trust.ANY_READING));
  }

  /** Thousands of rows carry the same description. */
  private GpuInfo info(String cell) {
    if (infos.size() > MOST_INFOS) {
      infos.clear();
    }
    return infos.computeIfAbsent(cell, GpuInfo::of);
  }

  private Draft draft(
      SkypilotRow row, Draft.Machine machine, Offer.Pricing pricing, BigDecimal price) {
    // Vast leaves the place before the country empty: ", US, NA".
    @Nullable String region =
        Cells.orNull(row.region().startsWith(", ") ? row.region().substring(2) : row.region());
    return new Draft(
        machine,
        region,
        pricing == Offer.Pricing.SPOT ? Cells.orNull(row.zone()) : null,
        country(region),
        row.tier() == null ? intake.tier(provider) : row.tier(),
        pricing,
        null,
        price.doubleValue(),
        file.asOf(),
        intake.source(provider, file, "SkyPilot"),
        null,
        row.origin());
  }

  private @Nullable String country(@Nullable String region) {
    if (region != null && provider.equals("vast-ai")) {
      Matcher place = VAST_REGION.matcher(region);
      return place.matches() ? place.group(1) : null;
    }
    boolean isCountry =
        region != null && provider.equals("runpod") && COUNTRY.matcher(region).matches();
    return isCountry ? region : intake.country(provider, region);
  }
}
