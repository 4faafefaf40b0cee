package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rate is compute units × clock × what one unit does in a clock. */
final class RatesAreUnitsTimesClock implements Lint {
  private static final double TOLERANCE = 0.05;

  @Override
  public String name() {
    return "rates-are-units-times-clock";
  }

  @Override
  public String description() {
    return "fp32 and 16-bit rates that are not units × boost clock × operations per clock within"
        + " 5 %: a sparse rate, one die for two, or units or clock of another variant.";
  }

  @Override
  public String tip() {
    return "Read units, clock and rates for the very variant; where the maker states rates at"
        + " different clocks, give the exception with that reason.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      @Nullable ChipRates rates = ChipRates.of(gpu);
      if (rates != null) {
        check(gpu, Dtype.FP32, rates.vector(), problems);
        Dtype half = gpu.tflops(Dtype.FP16) == null ? Dtype.BF16 : Dtype.FP16;
        check(gpu, half, rates.half(), problems);
      }
    }
    return problems;
  }

  private void check(Accelerator gpu, Dtype dtype, int perClock, List<Problem> problems) {
    Integer units = gpu.computeUnits();
    Double clock = gpu.boostClockMHz();
    Double stated = gpu.tflops(dtype);
    if (units == null || clock == null || stated == null || perClock == 0) {
      return;
    }
    double computed = units * clock * perClock / 1e6;
    if (Math.abs(stated / computed - 1) > TOLERANCE) {
      problems.add(
          problem(
              gpu.id(),
              dtype.key()
                  + " is "
                  + Figures.significant(stated, 5)
                  + ", "
                  + units
                  + " units × "
                  + Figures.significant(clock, 5)
                  + " MHz × "
                  + perClock
                  + " make "
                  + Figures.significant(computed, 5)));
    }
  }
}
