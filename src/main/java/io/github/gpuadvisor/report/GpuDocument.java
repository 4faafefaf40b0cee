package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An accelerator as JSON, in the shape of its file. */
final class GpuDocument {
  private GpuDocument() {}

  /** One accelerator. */
  static Map<String, @Nullable Object> of(Accelerator gpu) {
    return new Tree()
        .put("id", gpu.id())
        .put("name", gpu.name())
        .put("vendor", gpu.vendor().id())
        .put("class", gpu.gpuClass().id())
        .put("architecture", gpu.architecture())
        .text("launchDate", gpu.launchDate())
        .text("endOfSale", gpu.endOfSale())
        .put("memory", memory(gpu.memory()))
        .put("denseTflops", rates(gpu))
        .number("sparsityFactor", gpu.sparsityFactor())
        .put("computeUnits", gpu.computeUnits())
        .number("boostClockMHz", gpu.boostClockMHz())
        .number("l2CacheMiB", gpu.l2CacheMiB())
        .put("link", link(gpu.link()))
        .put("pcie", gpu.pcie())
        .number("networkGBpsPerGpu", gpu.networkGBpsPerGpu())
        .number("tdpWatts", gpu.tdpWatts())
        .number("idleWatts", gpu.idleWatts())
        .put("formFactor", gpu.formFactor())
        .number("slots", gpu.slots())
        .put("computeCapability", gpu.computeCapability())
        .put("devicesPerCard", gpu.devicesPerCard())
        .number("launchPriceUsd", gpu.launchPriceUsd())
        .put("aliases", gpu.aliases())
        .put("conflicts", gpu.conflicts().stream().map(CatalogDocument::of).toList())
        .put("sources", new TreeMap<>(gpu.sources()))
        .map();
  }

  private static Map<String, @Nullable Object> memory(Accelerator.Memory memory) {
    return new Tree()
        .number("capacityGB", memory.capacityGB())
        .number("usableGiB", memory.usableGiB())
        .put("kind", memory.kind())
        .number("bandwidthGBps", memory.bandwidthGBps())
        .put("busWidthBits", memory.busWidthBits())
        .number("dataRateGbps", memory.dataRateGbps())
        .put("unified", memory.unified())
        .map();
  }

  private static Map<String, @Nullable Object> rates(Accelerator gpu) {
    Tree rates = new Tree();
    for (Dtype dtype : Dtype.values()) {
      rates.number(dtype.key(), gpu.tflops(dtype));
    }
    return rates.map();
  }

  private static Map<String, @Nullable Object> link(Accelerator.Link link) {
    return new Tree()
        .put("kind", link.kind())
        .number("GBpsPerDirection", link.gbpsPerDirection())
        .put("domainSize", link.domainSize())
        .put("inNetworkReduction", link.inNetworkReduction())
        .map();
  }
}
