package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invented node of eight GPUs of an id, of which no more is known. */
public final class Systems {
  private String id = "test-system";
  private List<String> aliases = List.of();
  private @Nullable String gpu;
  private int gpuCount = 8;
  private int nodeCount = 1;
  private int gpusPerNode = 8;
  private final Map<Dtype, Double> peaks = new EnumMap<>(Dtype.class);
  private @Nullable Double memory;
  private @Nullable LocalDate launched;
  private @Nullable LocalDate ended;
  private Map<String, String> sources = Map.of("gpu", "test");

  private Systems(@Nullable String gpu) {
    this.gpu = gpu;
  }

  public static Systems aSystem(@Nullable String gpu) {
    return new Systems(gpu);
  }

  public Systems withId(String value) {
    id = value;
    return this;
  }

  public Systems withAliases(String... values) {
    aliases = List.of(values);
    return this;
  }

  /** GPUs in all, nodes, and GPUs in each. */
  public Systems withCounts(int gpus, int nodes, int each) {
    gpuCount = gpus;
    nodeCount = nodes;
    gpusPerNode = each;
    return this;
  }

  public Systems withPeak(Dtype dtype, double petaflops) {
    peaks.put(dtype, petaflops);
    return this;
  }

  /** Memory of all accelerators in TB. */
  public Systems withMemory(double terabytes) {
    memory = terabytes;
    return this;
  }

  public Systems withDates(@Nullable LocalDate launch, @Nullable LocalDate end) {
    launched = launch;
    ended = end;
    return this;
  }

  public Systems withSources(Map<String, String> values) {
    sources = values;
    return this;
  }

  public NamedSystem build() {
    return new NamedSystem(
        id,
        "Test " + id,
        aliases,
        NamedSystem.Kind.NODE,
        null,
        null,
        null,
        null,
        gpu,
        null,
        gpuCount,
        nodeCount,
        gpusPerNode,
        peaks,
        new NamedSystem.Measured(null, null, null),
        new NamedSystem.Memory(memory, null),
        new NamedSystem.Interconnect(null, null, null, null),
        null,
        launched,
        ended,
        null,
        List.of(),
        sources);
  }
}
