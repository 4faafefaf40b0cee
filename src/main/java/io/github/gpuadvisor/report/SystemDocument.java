package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A system as JSON, with every key of its file. */
final class SystemDocument {
  private SystemDocument() {}

  /** One system. */
  static Map<String, @Nullable Object> of(NamedSystem system) {
    return new Tree()
        .put("id", system.id())
        .put("name", system.name())
        .put("aliases", system.aliases())
        .put("kind", system.kind().id())
        .put("operator", system.operator())
        .put("vendor", system.vendor())
        .put("country", system.country())
        .put("processor", system.processor())
        .put("gpu", system.gpu())
        .put("accelerator", system.accelerator())
        .put("gpuCount", system.gpuCount())
        .put("nodeCount", system.nodeCount())
        .put("gpusPerNode", system.gpusPerNode())
        .put("peakPflops", peaks(system))
        .put("measuredPflops", measured(system.measuredPflops()))
        .put("memory", memory(system.memory()))
        .put("interconnect", interconnect(system.interconnect()))
        .number("powerKilowatts", system.powerKilowatts())
        .text("launchDate", system.launchDate())
        .text("endOfService", system.endOfService())
        .put("note", system.note())
        .put("conflicts", system.conflicts().stream().map(CatalogDocument::of).toList())
        .put("sources", new TreeMap<>(system.sources()))
        .map();
  }

  private static Map<String, @Nullable Object> peaks(NamedSystem system) {
    Tree peaks = new Tree();
    for (Dtype dtype : NamedSystem.PEAKS) {
      peaks.number(dtype.key(), system.peakPflops().get(dtype));
    }
    return peaks.map();
  }

  private static Map<String, @Nullable Object> measured(NamedSystem.Measured measured) {
    return new Tree()
        .number("hpl", measured.hpl())
        .number("hplMxp", measured.hplMxp())
        .number("hpcg", measured.hpcg())
        .map();
  }

  private static Map<String, @Nullable Object> memory(NamedSystem.Memory memory) {
    return new Tree()
        .number("acceleratorTB", memory.acceleratorTB())
        .number("hostTB", memory.hostTB())
        .map();
  }

  private static Map<String, @Nullable Object> interconnect(NamedSystem.Interconnect link) {
    return new Tree()
        .put("scaleUp", link.scaleUp())
        .put("scaleUpDomain", link.scaleUpDomain())
        .put("network", link.network())
        .number("networkGBpsPerNode", link.networkGBpsPerNode())
        .map();
  }
}
