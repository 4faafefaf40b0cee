package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Accelerator;
import org.jspecify.annotations.Nullable;

/**
 * The memory of an invented GPU: 80 GiB, 1000 GB/s.
 *
 * @param <S> what has this memory
 */
public abstract class Memories<S extends Memories<S>> {
  private double capacity = 80;
  private @Nullable Double usable = 80.0;
  private @Nullable Double bandwidth = 1000.0;
  private boolean unified;
  private @Nullable Integer busWidth;
  private @Nullable Double dataRate;

  abstract S self();

  /** Label and driver agree: so many GB on the box, so many GiB to use. */
  public S withMemory(double value) {
    capacity = value;
    usable = value;
    return self();
  }

  /** A label in GB; what the driver shows was never measured. */
  public S withUnmeasuredMemory(double label) {
    capacity = label;
    usable = null;
    return self();
  }

  public S withUsableGiB(@Nullable Double value) {
    usable = value;
    return self();
  }

  /** Memory bandwidth in GB/s; null: unknown. */
  public S withBandwidth(@Nullable Double value) {
    bandwidth = value;
    return self();
  }

  public S withBandwidth(double value) {
    bandwidth = value;
    return self();
  }

  /** CPU and GPU share the memory. */
  public S withUnifiedMemory() {
    unified = true;
    return self();
  }

  /** Wires of the memory bus and Gbit/s on each. */
  public S withBus(int wires, double gigabits) {
    busWidth = wires;
    dataRate = gigabits;
    return self();
  }

  Accelerator.Memory memory() {
    return new Accelerator.Memory(capacity, usable, "HBM", bandwidth, busWidth, dataRate, unified);
  }
}
