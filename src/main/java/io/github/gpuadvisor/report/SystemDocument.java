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
    Tree peaks = new Tree();
    for (Dtype dtype : NamedSystem.PEAKS) {
      peaks.number(dtype.key(), system.peakPflops().get(dtype));
    }
    NamedSystem.Measured measured = system.measuredPflops();
    NamedSystem.Memory memory = system.memory();
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
        .put("peakPflops", peaks.map())
        .put(
            "measuredPflops",
            new Tree()
                .number("hpl", measured.hpl())
                .number("hplMxp", measured.hplMxp())
                .number("hpcg", measured.hpcg())
                .map())
        .put(
            "memory",
            new Tree()
                .number("acceleratorTB", memory.acceleratorTB())
                .number("hostTB", memory.hostTB())
                .map())
        .put("interconnect", interconnect(system.interconnect()))
        .number("powerKilowatts", system.powerKilowatts())
        .put("launchDate", text(system.launchDate()))
        .put("endOfService", text(system.endOfService()))
        .put("note", system.note())
        .put("conflicts", system.conflicts().stream().map(CatalogDocument::of).toList())
        .put("sources", new TreeMap<>(system.sources()))
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

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
