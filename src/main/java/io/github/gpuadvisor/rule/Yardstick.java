package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;

/**
 * A fixed imaginary accelerator that criteria measure against, so that a score depends on nothing
 * but the deployment and the work: 3.35 TB/s, 990 dense 16-bit TFLOPS, 700 W, 2.50 $/h, used
 * without any loss. A criterion value of 0.5 means "as good as a stated multiple of the yardstick".
 */
public final class Yardstick {
  public static final double USD_PER_HOUR = 2.5;
  public static final double WATTS = 700;
  private static final double BYTES_PER_SECOND = 3.35e12;
  private static final double FLOPS_PER_SECOND = 990e12;
  private static final double SIXTEEN_BIT = 2;
  private static final double FORWARD = 2;
  private static final double TRAINING = 6;
  private static final double USEFUL_BATCH = 64;
  private static final double BATCH_UNDER_A_RATE = 16;

  private Yardstick() {}

  /** Tokens (or samples) per second of one yardstick at this work. */
  public static double perSecond(Workload work) {
    Model model = work.model();
    double passes = forward(model);
    if (!(work instanceof Inference inference)) {
      return FLOPS_PER_SECOND / (TRAINING / FORWARD * passes);
    }
    Model.Sample sample = model.sample();
    if (model.transformer() == null) {
      int steps = sample == null || sample.steps() == null ? 1 : sample.steps();
      return FLOPS_PER_SECOND / (passes * steps);
    }
    if (!model.generates() || inference.outputTokens() == 0) {
      return FLOPS_PER_SECOND
          / (FORWARD * model.activeParameters())
          / Math.max(1, inference.inputTokens());
    }
    Integer asked = inference.load().concurrency();
    double batch = asked == null ? BATCH_UNDER_A_RATE : Math.min(asked, USEFUL_BATCH);
    double read = model.activeParameters() * SIXTEEN_BIT / BYTES_PER_SECOND;
    double multiplied = FORWARD * model.activeParameters() * batch / FLOPS_PER_SECOND;
    double prefill =
        FORWARD
            * model.activeParameters()
            * inference.inputTokens()
            / FLOPS_PER_SECOND
            / Math.max(1, inference.outputTokens());
    return batch / (Math.max(read, multiplied) + prefill * batch);
  }

  /** Operations of one pass of a token, or of a sample where work is not counted in tokens. */
  private static double forward(Model model) {
    Model.Sample sample = model.sample();
    return model.transformer() != null || sample == null || sample.forwardGflops() == null
        ? FORWARD * model.activeParameters()
        : sample.forwardGflops() * 1e9;
  }

  /** A falling value: 1 at nothing, 0.5 where the amount equals the reference. */
  public static double falling(double amount, double reference) {
    return reference / (reference + amount);
  }

  /** A rising value: 0 at nothing, 0.5 where the amount equals the reference. */
  public static double rising(double amount, double reference) {
    return amount / (reference + amount);
  }
}
