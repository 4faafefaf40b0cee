package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory, bandwidth, power and rates lie in the range of chips ever made. */
final class PlausibleRates implements Lint {
  @Override
  public String name() {
    return "plausible-rates";
  }

  @Override
  public String description() {
    return "Capacity, bandwidth, power and rates outside the range of chips ever made: a wrong unit,"
        + " or a slipped point.";
  }

  @Override
  public String tip() {
    return "Look at the unit in the key's name: GB, GB/s, TFLOPS, watts.";
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
      problems.add(problem(gpu.id(), field + " " + value + " is outside " + low + " to " + high));
    }
  }
}
