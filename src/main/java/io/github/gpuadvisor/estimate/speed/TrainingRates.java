package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a device reaches in training.
 *
 * @param products FLOP/s of matrix products
 * @param attention FLOP/s of attention, which is computed in 16 bit
 * @param bandwidth bytes per second of its memory
 */
record TrainingRates(
    SpeedConstants constants, double products, double attention, double bandwidth) {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;

  /** The rates of a chip under a plan, or null where facts are missing. */
  static @Nullable TrainingRates of(Accelerator gpu, Plan plan) {
    Dtype dtype = plan.arithmetic().dtype();
    @Nullable Double rate = gpu.tflops(dtype);
    @Nullable Double sixteen = gpu.tflops(Engine.sixteenBit(gpu));
    @Nullable Double bandwidth = gpu.memory().bandwidthGBps();
    if (rate == null || sixteen == null || bandwidth == null) {
      return null;
    }
    SpeedConstants constants = plan.era().constants(gpu);
    return new TrainingRates(
        constants,
        constants.training(dtype, rate * TERA),
        sixteen * TERA * constants.of(Constant.TRAIN_ATTENTION),
        bandwidth * GIGA);
  }
}
