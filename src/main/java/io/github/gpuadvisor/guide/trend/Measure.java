package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import org.jspecify.annotations.Nullable;

/** What a rate is divided by. */
public enum Measure {
  FLOPS("flops", "TFLOPS", "rate"),
  WATT("watt", "TFLOPS a watt", "power limit"),
  DOLLAR("dollar", "TFLOPS per $1,000 of the launch price", "launch price");

  private static final double THOUSAND = 1000;

  private final String id;
  private final String unit;
  private final String needs;

  Measure(String id, String unit, String needs) {
    this.id = id;
    this.unit = unit;
    this.needs = needs;
  }

  public String id() {
    return id;
  }

  /** What values count. */
  public String unit() {
    return unit;
  }

  /** The fact that a chip must have beside its rate. */
  public String needs() {
    return needs;
  }

  /** The value of a chip with a rate; null where what it is divided by is not known. */
  public @Nullable Double of(Accelerator gpu, double tflops) {
    if (this == FLOPS) {
      return tflops;
    }
    Double divisor = this == WATT ? gpu.tdpWatts() : gpu.launchPriceUsd();
    double scale = this == WATT ? 1 : THOUSAND;
    return divisor == null || divisor <= 0 ? null : Double.valueOf(tflops * scale / divisor);
  }
}
