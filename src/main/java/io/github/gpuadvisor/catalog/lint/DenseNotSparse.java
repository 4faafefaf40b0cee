package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rates are dense: 2:4 sparsity prints them twice as high. */
final class DenseNotSparse implements Lint {
  /** Sparse is twice dense; clocks and rounding account for far less. */
  private static final double SUSPICIOUS = 1.5;

  /** A narrow format, a wide one, and how many times as fast the narrow one is at most. */
  private record Pair(Dtype narrow, Dtype wide, double times) {}

  /** Half the bits, twice the rate. */
  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Dtype.FP16, Dtype.TF32, 2),
          new Pair(Dtype.BF16, Dtype.FP16, 1),
          new Pair(Dtype.FP8, Dtype.BF16, 2),
          new Pair(Dtype.INT8, Dtype.FP16, 2),
          new Pair(Dtype.INT4, Dtype.INT8, 2),
          new Pair(Dtype.FP4, Dtype.FP8, 2));

  /** Chips that were made otherwise, by architecture or compute capability: format to times. */
  private static final Map<String, Map<Dtype, Double>> OTHERWISE =
      Map.of(
          // FP4 units beyond those of FP8, at the cost of integers.
          "10.3", Map.of(Dtype.FP4, 3.0),
          // FP16 runs at a quarter of BF16, like TF32.
          "gaudi3", Map.of(Dtype.BF16, 4.0),
          "neuroncore-v4", Map.of(Dtype.FP8, 4.0),
          "cloud-ai-100", Map.of(Dtype.INT8, 3.0));

  @Override
  public String name() {
    return "dense-not-sparse";
  }

  @Override
  public String description() {
    return "Rates of narrow formats more than 1.5 times what the architecture gives them next to a"
        + " wider one: a rate with 2:4 sparsity doubles every prediction.";
  }

  @Override
  public String tip() {
    return "Halve what the data sheet prints with sparsity; check that both formats accumulate in"
        + " the same width.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      if (ChipRates.hasMatrixUnits(gpu)) {
        for (Pair pair : PAIRS) {
          compare(gpu, pair.narrow(), pair.wide(), times(gpu, pair), problems);
        }
      }
      @Nullable ChipRates rates = ChipRates.of(gpu);
      if (rates != null && rates.vector() > 0 && rates.half() > 0) {
        compare(gpu, Dtype.FP16, Dtype.FP32, (double) rates.half() / rates.vector(), problems);
      }
    }
    for (NamedSystem system : catalog.systems()) {
      String id = system.gpu();
      @Nullable Accelerator gpu = id == null ? null : catalog.gpu(id);
      if (gpu != null) {
        compare(system, gpu, problems);
      }
    }
    return problems;
  }

  private static double times(Accelerator gpu, Pair pair) {
    for (String chip : new String[] {gpu.computeCapability(), gpu.architecture()}) {
      Map<Dtype, Double> own = chip == null ? null : OTHERWISE.get(chip);
      Double times = own == null ? null : own.get(pair.narrow());
      if (times != null) {
        return times;
      }
    }
    // GeForce halves what adds up in 32 bit: FP16 and FP8, not integers and FP4.
    boolean full = pair.narrow() == Dtype.INT8 || pair.narrow() == Dtype.FP4;
    return full && ChipRates.isGeForceWithMatrixUnits(gpu) ? 2 * pair.times() : pair.times();
  }

  private void compare(
      Accelerator gpu, Dtype narrow, Dtype wide, double times, List<Problem> problems) {
    @Nullable Double top = gpu.tflops(narrow);
    @Nullable Double bottom = gpu.tflops(wide);
    if (top != null && bottom != null && top > bottom * times * SUSPICIOUS) {
      problems.add(
          problem(
              gpu.id(),
              narrow.key()
                  + " "
                  + Figures.significant(top, 5)
                  + " is "
                  + Figures.significant(top / bottom, 2)
                  + " times "
                  + wide.key()
                  + ", and "
                  + Figures.significant(times, 2)
                  + " on this chip: a sparse rate, or another accumulation?"));
    }
  }

  /** The whole machine is no faster than its chips together. */
  private void compare(NamedSystem system, Accelerator gpu, List<Problem> problems) {
    Integer count = system.gpuCount();
    for (Map.Entry<Dtype, Double> peak : system.peakPflops().entrySet()) {
      Double rate = gpu.tflops(peak.getKey());
      Double matrix = peak.getKey() == Dtype.FP64 ? gpu.tflops(Dtype.FP64_TENSOR) : null;
      if (count != null && rate != null) {
        double best = matrix == null ? rate : Math.max(rate, matrix);
        double sum = count * best * gpu.devicesPerCard() / 1000;
        if (peak.getValue() > sum * SUSPICIOUS) {
          problems.add(
              problem(
                  system.id(),
                  "peakPflops."
                      + peak.getKey().key()
                      + " "
                      + Figures.significant(peak.getValue(), 5)
                      + " is above its "
                      + count
                      + " × "
                      + gpu.id()
                      + ", which make "
                      + Figures.significant(sum, 5)
                      + ": a sparse rate?"));
        }
      }
    }
  }
}
