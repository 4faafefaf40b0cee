package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Basis;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.simulation.Outcome;
import io.github.gpuadvisor.workload.Inference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speed of work that is counted in whole samples: texts read, images, prompts without an answer.
 */
final class SampleSpeed {
  private SampleSpeed() {}

  /** Texts through a transformer: full batches for the rate, a single one for the time of each. */
  static Performance ofTexts(Accelerator gpu, Plan plan, Inference work, EngineStep step) {
    double ratio = plan.era().constants(gpu).of(Constant.INTERVAL);
    double middle = work.inputTokens() / 2.0;
    double batch = Math.max(work.inputTokens(), plan.era().memory().batchedTokens());
    double one = step.seconds(0, 0, work.inputTokens(), middle);
    double tokens = plan.dataParallel() * batch / step.seconds(0, 0, batch, middle);
    return Performance.ofSamples(
        Interval.around(tokens / work.inputTokens(), ratio),
        Interval.around(tokens, ratio),
        same(one, ratio),
        step.bottleneck(0, 0, batch, middle),
        new Basis(
            "soft roofline of prefill",
            InferenceSpeed.profile(gpu, plan),
            step.breakdown(0, 0, batch, middle)));
  }

  /**
   * Models that are no transformer: operations per sample over the share of the matrix rate that
   * such networks reach; null where no source gives the operations.
   */
  static @Nullable Performance withoutTokens(Accelerator gpu, Plan plan, Inference work) {
    Model.@Nullable Sample sample = work.model().sample();
    @Nullable Double rate = gpu.tflops(plan.arithmetic().dtype());
    @Nullable Double gflops = sample == null ? null : sample.forwardGflops();
    if (sample == null
        || gflops == null
        || rate == null
        || work.model().kind() == Model.Kind.RECOMMENDER) {
      return null;
    }
    SpeedConstants constants = plan.era().constants(gpu);
    int steps = sample.steps() == null ? 1 : sample.steps();
    double reached = rate * 1e12 * constants.of(Constant.SAMPLES);
    double seconds = gflops * 1e9 * steps / reached;
    // One share for all networks is a coarse model: at least a factor of two either way.
    double ratio = Math.max(1, constants.of(Constant.INTERVAL));
    return Performance.ofSamples(
        Interval.around(plan.dataParallel() / seconds, ratio),
        null,
        same(seconds, ratio),
        "compute",
        new Basis(
            "operations per sample over the matrix rate",
            InferenceSpeed.profile(gpu, plan),
            List.of(new Basis.Part("matrix products", seconds))));
  }

  private static Distribution same(double seconds, double ratio) {
    return InferenceSpeed.distribution(
        new Outcome.Times(seconds, seconds, seconds, seconds), ratio);
  }
}
