package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.SampleBatch;
import io.github.gpuadvisor.estimate.simulation.Outcome;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/**
 * Speed of work that is counted in whole samples: texts read, images, prompts without an answer.
 */
final class SampleSpeed {
  private SampleSpeed() {}

  /** Prompts without an answer: as many at once as run, each alone for its time. */
  static Performance ofPrompts(Accelerator gpu, Plan plan, Inference work, EngineStep step) {
    Uncertainty known = new Uncertainty(gpu, plan, work.model());
    double middle = work.inputTokens() / 2.0;
    double most = Math.max(work.inputTokens(), plan.era().memory().batchedTokens());
    @Nullable Integer users = work.load().concurrencyOf(plan.dataParallel());
    double batch = users == null ? most : Math.min(most, (double) users * work.inputTokens());
    double one = step.seconds(0, 0, work.inputTokens(), middle);
    double tokens = plan.dataParallel() * batch / step.seconds(0, 0, batch, middle);
    return Performance.ofSamples(
        known.around(Topic.PREFILL, tokens / work.inputTokens()),
        known.around(Topic.PREFILL, tokens),
        known.around(Topic.PREFILL, same(one)),
        step.bottleneck(0, 0, batch, middle),
        new Basis(
            "soft roofline of prefill",
            known.profile(Topic.Work.SERVING),
            step.breakdown(0, 0, batch, middle)));
  }

  /**
   * Encoders, convolutions, diffusion: null where no source tells the work of a sample. Without a
   * number at once, batches are full, or as large as memory allows.
   */
  static @Nullable Performance ofSamples(
      Accelerator gpu, Plan plan, Inference work, MemoryEstimate memory) {
    @Nullable SampleWork sample = SampleWork.of(work.model(), work.inputTokens());
    @Nullable SampleStep step = sample == null ? null : SampleStep.reading(gpu, plan, sample);
    if (step == null) {
      return null;
    }
    @Nullable Integer users = work.atOnce(plan.dataParallel());
    int full = SampleBatch.full(work.model());
    int most = Math.max(1, Math.min(full, memory.sequencesPerReplica()));
    boolean streams = users != null && work.load().max();
    int batch = users == null ? most : streams ? Math.min(users, most) : users;
    double seconds = step.seconds(batch);
    // Frames of more streams than a batch takes come one batch after another.
    double rounds = users == null ? 1 : Math.ceil((double) users / batch);
    Uncertainty known = new Uncertainty(gpu, plan, work.model());
    Interval rate = known.around(Topic.SAMPLES, plan.gpus() * batch / seconds);
    return Performance.ofSamples(
        rate,
        work.model().transformer() == null ? null : rate.times(work.inputTokens()),
        known.around(Topic.SAMPLES, same(users == null ? step.seconds(1) : rounds * seconds)),
        step.bottleneck(batch),
        new Basis(
            "soft roofline of a batch", known.profile(Topic.Work.SAMPLES), step.breakdown(batch)));
  }

  private static Outcome.Times same(double seconds) {
    return new Outcome.Times(seconds, seconds, seconds, seconds);
  }
}
