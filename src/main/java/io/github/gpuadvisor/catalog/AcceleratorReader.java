package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One GPU file into an {@link Accelerator}. */
final class AcceleratorReader {
  private static final double LARGEST = 1_000_000;
  private static final int LONGEST_CAPABILITY = 8;

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
            positiveOrNull(f, "boostClockMHz"),
            f.numberOrNull("l2CacheMiB"),
            link(f.object("link")),
            f.textOrNull("pcie"),
            positiveOrNull(f, "networkGBpsPerGpu"),
            positiveOrNull(f, "tdpWatts"),
            positiveOrNull(f, "idleWatts"),
            f.textOrNull("formFactor"),
            f.numberOrNull("slots"),
            computeCapability(f),
            f.whole("devicesPerCard"),
            positiveOrNull(f, "launchPriceUsd"),
            f.texts("aliases"),
            conflicts(f),
            f.textsByKeyLazily("sources"));
    f.done();
    return accelerator;
  }

  /** Compared as a number where it begins as one; else the name of an instruction set. */
  private static @Nullable String computeCapability(Fields f) {
    @Nullable String text = f.textOrNull("computeCapability");
    if (text == null || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      return text;
    }
    int point = text.indexOf('.');
    boolean whole = point < 0 && Texts.isDigits(text);
    boolean parted =
        point > 0
            && Texts.isDigits(text.substring(0, point))
            && Texts.isDigits(text.substring(point + 1));
    if (!(whole || parted) || text.length() > LONGEST_CAPABILITY) {
      throw f.wrong("computeCapability", "must be a number such as 9.0, or a name such as gfx942");
    }
    return text;
  }

  static List<Accelerator.Conflict> conflicts(Fields f) {
    List<Accelerator.Conflict> conflicts = new ArrayList<>();
    for (Fields conflict : f.objects("conflicts")) {
      conflicts.add(
          new Accelerator.Conflict(
              conflict.text("field"),
              conflict.text("stated"),
              conflict.text("source"),
              conflict.text("reason")));
      conflict.done();
    }
    return conflicts;
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
            positiveOrNull(f, "usableGiB"),
            f.textOrNull("kind"),
            positiveOrNull(f, "bandwidthGBps"),
            f.wholeOrNull("busWidthBits"),
            positiveOrNull(f, "dataRateGbps"),
            f.flag("unified"));
    f.done();
    return memory;
  }

  static @Nullable Double positiveOrNull(Fields f, String key) {
    @Nullable Double number = f.numberOrNull(key);
    if (number != null && !(number > 0 && number < LARGEST)) {
      throw f.wrong(key, "must be above zero and below " + (long) LARGEST);
    }
    return number;
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
      @Nullable Double rate = positiveOrNull(f, dtype.key());
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
            positiveOrNull(f, "GBpsPerDirection"),
            f.whole("domainSize"),
            f.flag("inNetworkReduction"));
    f.done();
    return link;
  }
}
