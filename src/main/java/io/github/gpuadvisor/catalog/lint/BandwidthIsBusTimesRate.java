package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;

/** Bandwidth is what the wires of the memory bus carry. */
final class BandwidthIsBusTimesRate implements Lint {
  private static final double BITS_PER_BYTE = 8;

  /** Data sheets round both. */
  private static final double TOLERANCE = 0.02;

  @Override
  public String name() {
    return "bandwidth-is-bus-times-rate";
  }

  @Override
  public String description() {
    return "Memory bandwidth that is not bus width × data rate ÷ 8 within 2 %: one of the three is"
        + " of another card, of one stack, or in other units.";
  }

  @Override
  public String tip() {
    return "Read all three for the very variant; dataRateGbps is what one wire carries, both clock"
        + " edges counted.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      Accelerator.Memory memory = gpu.memory();
      Double bandwidth = memory.bandwidthGBps();
      Integer wires = memory.busWidthBits();
      Double rate = memory.dataRateGbps();
      if (bandwidth == null || wires == null || rate == null) {
        continue;
      }
      double carried = wires * rate / BITS_PER_BYTE;
      if (Math.abs(bandwidth / carried - 1) > TOLERANCE) {
        problems.add(
            problem(
                gpu.id(),
                "bandwidthGBps is "
                    + Figures.significant(bandwidth, 5)
                    + ", "
                    + wires
                    + " bits × "
                    + Figures.significant(rate, 5)
                    + " Gbit/s carry "
                    + Figures.significant(carried, 5)));
      }
    }
    return problems;
  }
}
