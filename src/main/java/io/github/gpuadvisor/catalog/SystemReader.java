package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One system file into a {@link NamedSystem}. */
final class SystemReader {
  private SystemReader() {}

  static NamedSystem read(Fields f) {
    NamedSystem system =
        new NamedSystem(
            f.text("id"),
            f.text("name"),
            f.texts("aliases"),
            kind(f),
            f.textOrNull("operator"),
            f.textOrNull("vendor"),
            f.textOrNull("country"),
            f.textOrNull("processor"),
            f.textOrNull("gpu"),
            f.textOrNull("accelerator"),
            countOrNull(f, "gpuCount"),
            countOrNull(f, "nodeCount"),
            countOrNull(f, "gpusPerNode"),
            peaks(f.object("peakPflops")),
            measured(f.object("measuredPflops")),
            memory(f.object("memory")),
            interconnect(f.object("interconnect")),
            AcceleratorReader.positiveOrNull(f, "powerKilowatts"),
            f.dateOrNull("launchDate"),
            f.dateOrNull("endOfService"),
            f.textOrNull("note"),
            AcceleratorReader.conflicts(f),
            f.textsByKey("sources"));
    f.done();
    return system;
  }

  private static NamedSystem.Kind kind(Fields f) {
    String text = f.text("kind");
    return Arrays.stream(NamedSystem.Kind.values())
        .filter(kind -> kind.id().equals(text))
        .findFirst()
        .orElseThrow(() -> f.wrong("kind", "must be supercomputer, node, rack or pod"));
  }

  private static Map<Dtype, Double> peaks(Fields f) {
    Map<Dtype, Double> peaks = new EnumMap<>(Dtype.class);
    for (Dtype dtype : NamedSystem.PEAKS) {
      @Nullable Double peak = AcceleratorReader.positiveOrNull(f, dtype.key());
      if (peak != null) {
        peaks.put(dtype, peak);
      }
    }
    f.done();
    return peaks;
  }

  private static NamedSystem.Measured measured(Fields f) {
    NamedSystem.Measured measured =
        new NamedSystem.Measured(
            AcceleratorReader.positiveOrNull(f, "hpl"),
            AcceleratorReader.positiveOrNull(f, "hplMxp"),
            AcceleratorReader.positiveOrNull(f, "hpcg"));
    f.done();
    return measured;
  }

  private static NamedSystem.Memory memory(Fields f) {
    NamedSystem.Memory memory =
        new NamedSystem.Memory(
            AcceleratorReader.positiveOrNull(f, "acceleratorTB"),
            AcceleratorReader.positiveOrNull(f, "hostTB"));
    f.done();
    return memory;
  }

  private static NamedSystem.Interconnect interconnect(Fields f) {
    NamedSystem.Interconnect interconnect =
        new NamedSystem.Interconnect(
            f.textOrNull("scaleUp"),
            countOrNull(f, "scaleUpDomain"),
            f.textOrNull("network"),
            AcceleratorReader.positiveOrNull(f, "networkGBpsPerNode"));
    f.done();
    return interconnect;
  }

  private static @Nullable Integer countOrNull(Fields f, String key) {
    @Nullable Integer count = f.wholeOrNull(key);
    if (count != null && count < 1) {
      throw f.wrong(key, "must be 1 or more; null where there is none or it is unknown");
    }
    return count;
  }
}
