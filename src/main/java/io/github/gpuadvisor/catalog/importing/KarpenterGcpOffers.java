package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code initial-prices.json} of karpenter-provider-gcp: prices of whole machines by region, kind
 * and machine type. What a machine holds is the catalog's knowledge.
 */
final class KarpenterGcpOffers implements OfferFormat {
  private static final String PROVIDER = "gcp";
  private static final Map<String, Offer.Pricing> KINDS =
      Map.of("on_demand", Offer.Pricing.ON_DEMAND, "spot", Offer.Pricing.SPOT);

  @Override
  public void read(PriceFile file, Intake intake) throws IOException {
    if (intake.isUnwanted(PROVIDER)) {
      return;
    }
    Value prices = field(JsonFile.read(file), "prices", file);
    for (Map.Entry<String, Value> region : entries(prices, file).entrySet()) {
      for (Map.Entry<String, Value> kind : entries(region.getValue(), file).entrySet()) {
        Offer.@Nullable Pricing pricing = KINDS.get(kind.getKey());
        if (pricing == null) {
          continue;
        }
        for (Map.Entry<String, Value> price : entries(kind.getValue(), file).entrySet()) {
          intake.row(file);
          read(price.getKey(), price.getValue(), region.getKey(), pricing, file, intake);
        }
      }
    }
  }

  private static Value field(Value value, String key, PriceFile file) {
    Value found = entries(value, file).get(key);
    if (found == null) {
      throw new DocumentException(file.name(), value.line(), "no key " + key);
    }
    return found;
  }

  private static Map<String, Value> entries(Value value, PriceFile file) {
    Map<String, Value> map = value.asMap();
    if (map == null) {
      throw new DocumentException(
          file.name(), value.line(), "must be an object: prices by region, kind and machine type");
    }
    return map;
  }

  private static void read(
      String type,
      Value value,
      String region,
      Offer.Pricing pricing,
      PriceFile file,
      Intake intake) {
    Origin origin = place(file);
    ProviderIntake out = intake.of(PROVIDER);
    String what = region + " " + type;
    @Nullable Rule fault = Cells.faultOf(region, type);
    if (fault != null) {
      out.skip(fault, origin, "");
      return;
    }
    Draft.@Nullable Machine machine = intake.machine(PROVIDER, type);
    if (machine == null) {
      boolean gpus = GcpMachines.isHost(type) && !type.startsWith("n1-");
      out.skip(gpus ? Rule.UNKNOWN_GPU : Rule.CPU_ONLY, origin, what);
      return;
    }
    if (pricing == Offer.Pricing.ON_DEMAND && !GcpMachines.isSoldOnDemand(type)) {
      out.skip(Rule.NOT_SOLD_ON_DEMAND, origin, what);
      return;
    }
    String cell = JsonFile.cell(value);
    @Nullable BigDecimal price = intake.requiredPrice(PROVIDER, machine, cell, origin);
    if (price != null) {
      PlainPrice plain = new PlainPrice(PROVIDER, machine, region, pricing, price);
      out.offer(plain.draft(file, "karpenter-provider-gcp", intake, origin));
    }
  }

  /** The whole file may be one line, so reports tell region and type. */
  private static Origin place(PriceFile file) {
    return new Origin(file.name(), 0);
  }
}
