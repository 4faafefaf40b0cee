package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time of one batch of samples on one device: launches run ahead of the chip, products and memory
 * overlap, and the longest of the three rules, softly.
 *
 * @param rate FLOP/s that the products reach
 * @param bandwidth bytes per second of memory, as the datasheet states it
 * @param passBytes bytes that one activation moves in a pass
 * @param tableBytes bytes that one number in a table takes
 * @param launchSeconds to launch the kernels of a layer
 * @param stepSeconds of a batch beside its layers
 */
record SampleStep(
    SampleWork work,
    double rate,
    double bandwidth,
    double passBytes,
    double tableBytes,
    double launchSeconds,
    double stepSeconds,
    double softness) {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;
  private static final double MICRO = 1e-6;
  private static final double BITS_PER_BYTE = 8;

  /** Forward, and backward for activations and for weights. */
  private static final double TRAINING_PASSES = 3;

  /** One batch read, or null where facts of the chip are missing. */
  static @Nullable SampleStep reading(Accelerator gpu, Plan plan, SampleWork work) {
    SpeedConstants constants = plan.era().constants(gpu);
    Dtype dtype = dtype(gpu, plan);
    double share =
        constants.of(Constant.SAMPLES)
            * (work.text() ? constants.of(Constant.TEXTS) : 1)
            * switch (dtype.bits()) {
              case 4, 8 -> constants.of(Constant.SAMPLES8);
              case 16 -> 1;
              default -> constants.of(Constant.SAMPLES32);
            };
    return of(
        gpu,
        plan,
        work,
        rate(gpu, dtype, share, constants.of(Constant.SAMPLE_CEILING)),
        constants.of(work.text() ? Constant.TEXT_BYTES : Constant.SAMPLE_BYTES),
        constants.of(Constant.SAMPLE_LAYER_MICROS),
        constants.of(Constant.SAMPLE_STEP_MICROS));
  }

  /** One batch learned from, forward and backward, without the exchange of gradients. */
  static @Nullable SampleStep training(Accelerator gpu, Plan plan, SampleWork work) {
    SpeedConstants constants = plan.era().constants(gpu);
    Dtype dtype = dtype(gpu, plan);
    double share =
        constants.of(Constant.SAMPLE_TRAIN)
            * (work.text() ? constants.of(Constant.TEXT_TRAIN) : 1)
            * (dtype.bits() <= 16 ? 1 : constants.of(Constant.SAMPLE_TRAIN32));
    SampleWork whole =
        new SampleWork(
            TRAINING_PASSES * work.flops(),
            work.activations(),
            TRAINING_PASSES * work.looked(),
            work.layers(),
            1,
            work.text());
    return of(
        gpu,
        plan,
        whole,
        rate(gpu, dtype, share, constants.of(Constant.SAMPLE_TRAIN_CEILING)),
        constants.of(work.text() ? Constant.TEXT_TRAIN_BYTES : Constant.SAMPLE_TRAIN_BYTES),
        constants.of(Constant.SAMPLE_TRAIN_LAYER_MICROS),
        constants.of(Constant.SAMPLE_TRAIN_STEP_MICROS));
  }

  private static @Nullable SampleStep of(
      Accelerator gpu,
      Plan plan,
      SampleWork work,
      @Nullable Double rate,
      double passes,
      double layerMicros,
      double stepMicros) {
    @Nullable Double bandwidth = gpu.memory().bandwidthGBps();
    if (rate == null || bandwidth == null) {
      return null;
    }
    return new SampleStep(
        work,
        rate,
        bandwidth * GIGA,
        passes * plan.arithmetic().dtype().bits() / BITS_PER_BYTE,
        plan.precision().bits() / BITS_PER_BYTE,
        layerMicros * MICRO,
        stepMicros * MICRO,
        plan.era().constants(gpu).of(Constant.SAMPLE_SOFTNESS));
  }

  /** Frameworks multiply 32-bit numbers in TF32 where a chip does. */
  private static Dtype dtype(Accelerator gpu, Plan plan) {
    Dtype dtype = plan.arithmetic().dtype();
    return dtype == Dtype.FP32 && gpu.tflops(Dtype.TF32) != null ? Dtype.TF32 : dtype;
  }

  private static @Nullable Double rate(Accelerator gpu, Dtype dtype, double share, double ceiling) {
    @Nullable Double tera = gpu.tflops(dtype);
    if (tera == null) {
      return null;
    }
    double reached = tera * share;
    return TERA * (ceiling <= 0 ? reached : 1 / (1 / reached + 1 / ceiling));
  }

  private double products(double batch) {
    return batch * work.flops() / rate;
  }

  private double memory(double batch) {
    return batch * (work.activations() * passBytes + work.looked() * tableBytes) / bandwidth;
  }

  private double launches() {
    return work.layers() * launchSeconds;
  }

  /** Seconds of a batch, all its passes. */
  double seconds(double batch) {
    double pass =
        Math.pow(
            Math.pow(products(batch), softness)
                + Math.pow(memory(batch), softness)
                + Math.pow(launches(), softness),
            1 / softness);
    return work.passes() * pass + stepSeconds;
  }

  /** What the largest part of the time goes to. */
  String bottleneck(double batch) {
    double longest = Math.max(products(batch), Math.max(memory(batch), launches()));
    if (longest == launches() || work.passes() * longest < stepSeconds) {
      return "overhead";
    }
    return longest == memory(batch) ? "memory-bandwidth" : "compute";
  }

  /** The parts of a batch's time. */
  List<Basis.Part> breakdown(double batch) {
    return List.of(
        new Basis.Part("matrix products", work.passes() * products(batch)),
        new Basis.Part("activations and tables", work.passes() * memory(batch)),
        new Basis.Part("launches", work.passes() * launches()),
        new Basis.Part("batch", stepSeconds));
  }
}
