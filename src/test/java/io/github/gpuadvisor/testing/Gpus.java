package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented GPU with round figures: 80 GiB, 1000 GB/s, 500 TFLOPS in 16 bit and 1000 in 8, 400 W,
 * eight to a link of 100 GB/s.
 */
public final class Gpus extends Memories<Gpus> {
  private String id = "test-gpu";
  private Vendor vendor = Vendor.NVIDIA;
  private GpuClass gpuClass = GpuClass.DATACENTER;
  private @Nullable String architecture = "test-architecture";
  private final Map<Dtype, Double> tflops = new EnumMap<>(Dtype.class);
  private Accelerator.Link link = new Accelerator.Link("nvlink", 100.0, 8, false);
  private @Nullable String pcie = "gen4 x16";
  private @Nullable Double network = 10.0;
  private @Nullable Double tdp = 400.0;
  private @Nullable Double idle = 100.0;
  private @Nullable String computeCapability = "9.0";
  private int devicesPerCard = 1;
  private @Nullable Integer computeUnits;
  private @Nullable Double clock;
  private @Nullable LocalDate launched;
  private @Nullable LocalDate ended;
  private List<Accelerator.Conflict> conflicts = List.of();
  private List<String> aliases = List.of();
  private Map<String, String> sources =
      Map.of("memory", "test", "denseTflops", "test", "tdpWatts", "test");

  private Gpus() {
    tflops.put(Dtype.FP32, 50.0);
    tflops.put(Dtype.FP16, 500.0);
    tflops.put(Dtype.BF16, 500.0);
    tflops.put(Dtype.FP8, 1000.0);
    tflops.put(Dtype.INT8, 1000.0);
  }

  public static Gpus aGpu() {
    return new Gpus();
  }

  public Gpus withId(String value) {
    id = value;
    return this;
  }

  public Gpus withVendor(Vendor value) {
    vendor = value;
    return this;
  }

  public Gpus withClass(GpuClass value) {
    gpuClass = value;
    return this;
  }

  public Gpus withArchitecture(@Nullable String value) {
    architecture = value;
    return this;
  }

  public Gpus withTflops(Dtype dtype, double rate) {
    tflops.put(dtype, rate);
    return this;
  }

  /** The chip has no rate for a format. */
  public Gpus without(Dtype dtype) {
    tflops.remove(dtype);
    return this;
  }

  /** A scale-up link, one way, in GB/s, and the GPUs that it joins. */
  public Gpus withLink(String kind, double gigabytesPerSecond, int domain) {
    link = new Accelerator.Link(kind, gigabytesPerSecond, domain, false);
    return this;
  }

  /** No link of its own: cards meet over PCIe. */
  public Gpus withoutLink() {
    link = new Accelerator.Link(null, null, 1, false);
    return this;
  }

  public Gpus withPcie(@Nullable String value) {
    pcie = value;
    return this;
  }

  /** Network per GPU in GB/s; null: unknown. */
  public Gpus withNetwork(@Nullable Double value) {
    network = value;
    return this;
  }

  /** Power limit and idle draw in watts; null: unknown. */
  public Gpus withWatts(@Nullable Double limit, @Nullable Double waiting) {
    tdp = limit;
    idle = waiting;
    return this;
  }

  public Gpus withComputeCapability(@Nullable String value) {
    computeCapability = value;
    return this;
  }

  public Gpus withDevicesPerCard(int value) {
    devicesPerCard = value;
    return this;
  }

  /** Compute units and the clock in MHz that the rates are stated at. */
  public Gpus withUnits(int units, double megahertz) {
    computeUnits = units;
    clock = megahertz;
    return this;
  }

  /** Launch and end of sale; null: unknown. */
  public Gpus withDates(@Nullable LocalDate launch, @Nullable LocalDate end) {
    launched = launch;
    ended = end;
    return this;
  }

  public Gpus withConflict(String field, String source) {
    conflicts = List.of(new Accelerator.Conflict(field, "another figure", source, "a reason"));
    return this;
  }

  public Gpus withAliases(String... values) {
    aliases = List.of(values);
    return this;
  }

  public Gpus withSources(Map<String, String> values) {
    sources = values;
    return this;
  }

  @Override
  Gpus self() {
    return this;
  }

  public Accelerator build() {
    return new Accelerator(
        id,
        "Test " + id,
        vendor,
        gpuClass,
        architecture,
        launched,
        ended,
        memory(),
        tflops,
        1,
        computeUnits,
        clock,
        null,
        link,
        pcie,
        network,
        tdp,
        idle,
        null,
        null,
        computeCapability,
        devicesPerCard,
        null,
        aliases,
        conflicts,
        sources);
  }
}
