package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.unit.Bytes;
import org.jspecify.annotations.Nullable;

/** Activations of models that are no transformers: images, sound, recommendations. */
final class SampleMemory {
  /**
   * Numbers alive at once for each pixel of an image that is made: its decoder works on full
   * resolution with hundreds of channels. Fitted on Stable Diffusion 1.4 at batches of 1 to 16, in
   * 16 and in 32 bit, with and without memory-efficient attention (diffusers 0.11).
   */
  private static final double NUMBERS_PER_PIXEL = 2200;

  private static final double SIXTEEN_BIT = 2;
  private static final double THIRTY_TWO_BIT = 4;

  /** Without a stated size: as much again as the weights, and 1 GiB at least. */
  private static final double UNSTATED_GIB = 1;

  private SampleMemory() {}

  /** Of one sample; zero where it is not known and counted in {@link #shared}. */
  static Bytes each(Model model, Precision precision) {
    double bytes = precision == Precision.FP32 ? THIRTY_TWO_BIT : SIXTEEN_BIT;
    if (looked(model) > 0) {
      return new Bytes(looked(model) * bytes);
    }
    double side = side(model);
    return new Bytes(NUMBERS_PER_PIXEL * side * side * bytes);
  }

  /** Of all samples together, where one is not known. */
  static Bytes shared(Model model, Bytes weights) {
    return side(model) > 0 || looked(model) > 0
        ? Bytes.ZERO
        : new Bytes(Math.max(weights.value(), Bytes.ofGiB(UNSTATED_GIB).value()));
  }

  /** What is looked up is the widest of a recommender's buffers. */
  private static double looked(Model model) {
    Model.@Nullable Sample sample = model.sample();
    return sample == null || sample.tableNumbers() == null ? 0 : sample.tableNumbers();
  }

  private static double side(Model model) {
    Model.@Nullable Sample sample = model.sample();
    return sample == null
            || sample.resolution() == null
            || model.kind() != Model.Kind.DIFFUSION
            || model.transformer() != null
        ? 0
        : sample.resolution();
  }
}
