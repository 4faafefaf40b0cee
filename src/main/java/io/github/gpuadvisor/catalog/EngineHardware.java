package io.github.gpuadvisor.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chips that an engine runs on.
 *
 * @param architectures null: every architecture of the vendor
 * @param minComputeCapability null: no lower bound
 * @param since the first version that runs on them; null where no source names one
 * @param natives precisions that compute in their own format
 * @param weightOnly precisions that are only stored in their format and compute in 16 bit, with the
 *     compute capability they need (0: any)
 */
public record EngineHardware(
    Vendor vendor,
    @Nullable Set<String> architectures,
    @Nullable Double minComputeCapability,
    @Nullable String since,
    Set<Precision> natives,
    Map<Precision, Double> weightOnly) {

  boolean runs(Accelerator gpu) {
    return gpu.vendor() == vendor
        && (architectures == null
            || (gpu.architecture() != null && architectures.contains(gpu.architecture())))
        && (minComputeCapability == null || capability(gpu) >= minComputeCapability);
  }

  /** How a precision runs on a chip, or null where it does not. */
  Engine.@Nullable Arithmetic arithmetic(Accelerator gpu, Precision precision) {
    if (natives.contains(precision) && gpu.tflops(precision.compute()) != null) {
      return new Engine.Arithmetic(
          precision.compute() == Dtype.FP16 ? Engine.sixteenBit(gpu) : precision.compute(), false);
    }
    Double needed = weightOnly.get(precision);
    Dtype sixteen = Engine.sixteenBit(gpu);
    return needed == null || capability(gpu) < needed || gpu.tflops(sixteen) == null
        ? null
        : new Engine.Arithmetic(sixteen, true);
  }

  private static double capability(Accelerator gpu) {
    String text = gpu.computeCapability();
    if (text == null || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      return 0;
    }
    int point = text.indexOf('.');
    // "12.0" is above "9.0": compare as numbers, minor part as hundredths.
    return point < 0
        ? Integer.parseInt(text)
        : Integer.parseInt(text.substring(0, point))
            + Integer.parseInt(text.substring(point + 1)) / 100.0;
  }
}
