package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.Limits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer had to keep to, where the question said so. */
final class LimitsText {
  private static final int MOST_COUNTRIES = 4;

  private final List<String> parts;

  /**
   * @param parts of the question, where these are added
   */
  LimitsText(List<String> parts) {
    this.parts = parts;
  }

  void add(Limits limits) {
    hardware(limits.hardware());
    market(limits.market());
  }

  private void hardware(Limits.Hardware hardware) {
    @Nullable AtHand atHand = hardware.atHand();
    if (atHand != null) {
      parts.add((atHand.system() ? "on " : "on your ") + atHand.name());
    }
    if (hardware.reservedGiB() > 0) {
      parts.add(Figures.significant(hardware.reservedGiB(), 3) + " GiB of each kept free");
    }
    if (hardware.gpus() != null) {
      parts.add("on " + named(hardware.gpus()));
    }
    if (hardware.classes() != null) {
      parts.add(String.join("/", hardware.classes().stream().map(GpuClass::id).toList()));
    }
    if (hardware.vendors() != null) {
      parts.add(String.join("/", hardware.vendors().stream().map(Vendor::title).toList()));
    }
    if (!hardware.excluded().isEmpty()) {
      parts.add("without " + named(hardware.excluded()));
    }
    size(hardware);
    if (hardware.engine() != null) {
      parts.add("in " + hardware.engine());
    }
  }

  private static String named(Set<String> gpus) {
    return gpus.size() == 1 ? gpus.iterator().next() : gpus.size() + " GPUs named";
  }

  private void size(Limits.Hardware hardware) {
    if (hardware.maxGpus() != null) {
      parts.add("at most " + hardware.maxGpus() + " GPUs");
    }
    if (hardware.maxNodes() != null) {
      parts.add("at most " + hardware.maxNodes() + " machines");
    }
    if (hardware.maxPowerWatts() != null) {
      parts.add("≤ " + Figures.whole(hardware.maxPowerWatts()) + " W");
    }
  }

  private void market(Limits.Market market) {
    Budget budget = market.budget();
    if (budget != null) {
      parts.add("≤ $" + Figures.usd(budget.amount().usd()) + "/" + budget.per().id());
    }
    if (market.pricing() != Offer.Pricing.ON_DEMAND) {
      parts.add(market.pricing().id());
    }
    if (market.purchase() == Limits.Purchase.ANY) {
      parts.add("rented or bought");
    } else if (market.purchase() == Limits.Purchase.BUY) {
      parts.add("bought");
    }
    if (market.providers() != null) {
      parts.add("from " + String.join("/", market.providers()));
    }
    if (market.regions() != null) {
      parts.add("in " + String.join("/", market.regions()));
    }
    if (market.countries() != null) {
      parts.add("in " + countries(market.countries()));
    }
  }

  private static String countries(Set<String> countries) {
    return countries.size() > MOST_COUNTRIES
        ? countries.size() + " countries"
        : String.join("/", countries);
  }
}
