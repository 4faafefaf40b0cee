package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.EngineHardware;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chips that an invented engine runs on: those of every vendor, which store any precision below
 * 16 bit and compute in 16.
 *
 * @param <S> what runs on them
 */
public abstract class Chips<S extends Chips<S>> {
  private static final Set<Precision> NATIVES =
      EnumSet.of(Precision.FP32, Precision.BF16, Precision.FP16, Precision.FP8, Precision.INT8);

  private Set<Vendor> vendors = EnumSet.allOf(Vendor.class);
  private @Nullable Set<String> architectures;
  private @Nullable Double minComputeCapability;
  private @Nullable String since;
  private final Map<Precision, Double> weightOnly = new EnumMap<>(Precision.class);

  Chips() {
    for (Precision precision : Precision.values()) {
      if (precision.bits() < 16) {
        weightOnly.put(precision, 0.0);
      }
    }
  }

  abstract S self();

  public S withVendors(Vendor... values) {
    vendors = EnumSet.copyOf(List.of(values));
    return self();
  }

  public S withArchitectures(String... values) {
    architectures = Set.of(values);
    return self();
  }

  public S withMinComputeCapability(double value) {
    minComputeCapability = value;
    return self();
  }

  /** The first version that runs on its chips. */
  public S since(String version) {
    since = version;
    return self();
  }

  /** A precision that is stored small and computes in 16 bit from a compute capability up. */
  public S withWeightOnly(Precision precision, double capability) {
    weightOnly.put(precision, capability);
    return self();
  }

  public S withoutWeightOnly() {
    weightOnly.clear();
    return self();
  }

  List<EngineHardware> hardware() {
    List<EngineHardware> hardware = new ArrayList<>();
    for (Vendor vendor : vendors) {
      hardware.add(
          new EngineHardware(
              vendor, architectures, minComputeCapability, since, NATIVES, Map.copyOf(weightOnly)));
    }
    return hardware;
  }
}
