package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One GPU file into an {@link Accelerator}. */
final class AcceleratorReader {
  private AcceleratorReader() {}

  static Accelerator read(Fields f) {
    Accelerator accelerator =
        new Accelerator(
            f.text("id"),
            f.text("name"),
            vendor(f),
            gpuClass(f),
            f.textOrNull("architecture"),
            f.dateOrNull("launchDate"),
            f.dateOrNull("endOfSale"),
            memory(f.object("memory")),
            rates(f.object("denseTflops")),
            f.number("sparsityFactor"),
            f.wholeOrNull("computeUnits"),
            f.numberOrNull("l2CacheMiB"),
            link(f.object("link")),
            f.textOrNull("pcie"),
            f.numberOrNull("networkGBpsPerGpu"),
            f.numberOrNull("tdpWatts"),
            f.numberOrNull("idleWatts"),
            f.textOrNull("formFactor"),
            f.numberOrNull("slots"),
            f.textOrNull("computeCapability"),
            f.whole("devicesPerCard"),
            f.numberOrNull("launchPriceUsd"),
            f.texts("aliases"),
            f.textsByKeyLazily("sources"));
    f.done();
    return accelerator;
  }

  private static Vendor vendor(Fields f) {
    @Nullable Vendor vendor = Vendor.of(f.text("vendor"));
    if (vendor == null) {
      throw f.wrong("vendor", "must be one of the vendors, such as nvidia");
    }
    return vendor;
  }

  private static GpuClass gpuClass(Fields f) {
    @Nullable GpuClass kind = GpuClass.of(f.text("class"));
    if (kind == null) {
      throw f.wrong("class", "must be datacenter, workstation, consumer or edge");
    }
    return kind;
  }

  private static Accelerator.Memory memory(Fields f) {
    Accelerator.Memory memory =
        new Accelerator.Memory(
            positive(f, "capacityGB"),
            f.numberOrNull("usableGiB"),
            f.textOrNull("kind"),
            f.numberOrNull("bandwidthGBps"),
            f.flag("unified"));
    f.done();
    return memory;
  }

  private static double positive(Fields f, String key) {
    double number = f.number(key);
    if (!(number > 0)) {
      throw f.wrong(key, "must be above zero");
    }
    return number;
  }

  private static Map<Dtype, Double> rates(Fields f) {
    Map<Dtype, Double> rates = new EnumMap<>(Dtype.class);
    for (Dtype dtype : Dtype.values()) {
      @Nullable Double rate = f.numberOrNull(dtype.key());
      if (rate != null) {
        rates.put(dtype, rate);
      }
    }
    f.done();
    return rates;
  }

  private static Accelerator.Link link(Fields f) {
    Accelerator.Link link =
        new Accelerator.Link(
            f.textOrNull("kind"),
            f.numberOrNull("GBpsPerDirection"),
            f.whole("domainSize"),
            f.flag("inNetworkReduction"));
    f.done();
    return link;
  }
}
