package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory, bandwidth and rates lie in the range of chips ever made, and halving a format at least
 * keeps its rate.
 */
final class PlausibleRates implements Lint {
  @Override
  public String name() {
    return "plausible-rates";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      range(gpu, "memory.capacityGB", gpu.memory().capacityGB(), 1, 1024, problems);
      range(gpu, "memory.bandwidthGBps", gpu.memory().bandwidthGBps(), 10, 30_000, problems);
      range(gpu, "tdpWatts", gpu.tdpWatts(), 4, 3000, problems);
      for (Dtype dtype : Dtype.values()) {
        range(gpu, "denseTflops." + dtype.key(), gpu.tflops(dtype), 0.005, 40_000, problems);
      }
      ratio(gpu, Dtype.FP8, Dtype.FP16, 4.1, problems);
      ratio(gpu, Dtype.FP4, Dtype.FP8, 4.1, problems);
      ratio(gpu, Dtype.FP16, Dtype.FP32, 40, problems);
      @Nullable Double usable = gpu.memory().usableGiB();
      if (usable != null
          && (usable > gpu.memory().capacityGB() * 1.01
              || usable < gpu.memory().capacityGB() * 0.85)) {
        problems.add(
            new Problem(
                name(),
                gpu.id(),
                "usableGiB "
                    + usable
                    + " does not go with capacityGB "
                    + gpu.memory().capacityGB()));
      }
    }
    return problems;
  }

  private void range(
      Accelerator gpu,
      String field,
      @Nullable Double value,
      double low,
      double high,
      List<Problem> problems) {
    if (value != null && !(value >= low && value <= high)) {
      problems.add(
          new Problem(
              name(), gpu.id(), field + " " + value + " is outside " + low + " to " + high));
    }
  }

  private void ratio(
      Accelerator gpu, Dtype narrow, Dtype wide, double most, List<Problem> problems) {
    @Nullable Double top = gpu.tflops(narrow);
    @Nullable Double bottom = gpu.tflops(wide);
    if (top != null && bottom != null && top > bottom * most) {
      problems.add(
          new Problem(
              name(),
              gpu.id(),
              narrow.key()
                  + " is more than "
                  + most
                  + " times "
                  + wide.key()
                  + ": a sparse rate?"));
    }
  }
}
