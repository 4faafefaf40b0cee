package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Plan;
import org.jspecify.annotations.Nullable;

/** How fast products run in the formats of a plan, and what unpacking their weights costs. */
final class ProductRate {
  private static final double TERA = 1e12;
  private static final int SIXTEEN = 16;

  private ProductRate() {}

  /**
   * FLOP/s of products with the weights.
   *
   * @param rate dense TFLOPS in their format
   */
  static double of(Accelerator gpu, Plan plan, SpeedConstants constants, double rate) {
    double packed = isPacked(plan) ? constants.of(Constant.PACKED) : 1;
    return constants.multiplying(
        plan.arithmetic().dtype(), rate * accumulating(gpu, plan, constants) * packed * TERA);
  }

  /** How much faster 16-bit products run where the engine keeps sums in 16 bit. */
  static double accumulating(Accelerator gpu, Plan plan, SpeedConstants constants) {
    @Nullable Double wide = gpu.tflops(plan.arithmetic().dtype());
    @Nullable Double narrow = gpu.tflopsHalfAccumulated();
    boolean sixteen = plan.arithmetic().dtype().bits() == SIXTEEN;
    return sixteen && wide != null && narrow != null && narrow > wide
        ? Math.pow(narrow / wide, constants.of(Constant.HALF_ACCUMULATION))
        : 1;
  }

  /**
   * Seconds that unpacking one stored byte costs beside reading it: weights kept in fewer bits than
   * they are multiplied in pass the vector units first.
   *
   * @param stored bytes of all weights
   */
  static double unpacking(
      Accelerator gpu, Plan plan, Model model, double stored, SpeedConstants constants) {
    @Nullable Double vector = gpu.tflops(Dtype.FP32);
    return isPacked(plan) && vector != null
        ? constants.of(Constant.UNPACKING) * model.parameters() / stored / (vector * TERA)
        : 0;
  }

  private static boolean isPacked(Plan plan) {
    return plan.arithmetic().weightOnly() && plan.precision().bits() < SIXTEEN;
  }
}
