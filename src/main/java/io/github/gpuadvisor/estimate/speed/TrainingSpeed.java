package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.TrainingMemory;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/** Throughput and duration of training and fine-tuning. */
public final class TrainingSpeed {
  /**
   * Failures: one per 50,000 GPU-hours at scale (Llama 3 405B: 419 interruptions in 54 days on
   * 16,384 GPUs).
   */
  private static final double GPU_SECONDS_BETWEEN_FAILURES = 5e4 * 3600;

  private static final double CHECKPOINT_SECONDS = 60;
  private static final double RESTART_SECONDS = 600;

  private TrainingSpeed() {}

  /** Tokens a second of a plan and nothing else, to compare thousands of plans by; 0: unknown. */
  public static double tokensPerSecond(Accelerator gpu, Plan plan, Node node, Workload work) {
    @Nullable TrainingStep step = step(gpu, plan, node, work);
    return step == null ? 0 : step.tokens() / step.seconds();
  }

  static @Nullable TrainingStep step(Accelerator gpu, Plan plan, Node node, Workload work) {
    return TrainingStep.of(
        gpu,
        plan,
        node,
        work.model(),
        TrainingMemory.trained(work.model(), work),
        sequenceLength(work),
        globalBatch(work));
  }

  /** Speed of a plan, or null where facts are missing. */
  public static @Nullable Performance of(Accelerator gpu, Plan plan, Node node, Workload work) {
    @Nullable TrainingStep step = step(gpu, plan, node, work);
    @Nullable Double sixteen = gpu.tflops(Engine.sixteenBit(gpu));
    if (step == null || sixteen == null) {
      return null;
    }
    Uncertainty known = new Uncertainty(gpu, plan, work.model());
    double seconds = step.seconds();
    Interval stepSeconds = known.around(Topic.TRAINING, seconds);
    @Nullable Double tokens = tokens(work);
    @Nullable Interval duration =
        tokens == null
            ? null
            : known.around(
                Topic.RUNS, seconds * Math.max(1, tokens / step.tokens()) / goodput(plan.gpus()));
    Performance.Training seen =
        new Performance.Training(
            known.around(Topic.TRAINING, step.tokens() / seconds),
            known.around(Topic.TRAINING, step.tokens() / seconds / plan.gpus()),
            known.around(Topic.TRAINING, step.mfu(sixteen)),
            stepSeconds,
            known.around(Topic.TRAINING, step.sequences() / seconds),
            duration);
    return Performance.of(
        seen,
        step.bottleneck(),
        new Basis(
            "soft roofline of a training step",
            known.profile(Topic.Work.TRAINING),
            step.breakdown()));
  }

  /**
   * Share of time that makes progress: checkpoints at the best interval, half of it lost at each
   * failure, and the restart.
   */
  public static double goodput(int gpus) {
    double between = GPU_SECONDS_BETWEEN_FAILURES / gpus;
    double interval = Math.sqrt(2 * CHECKPOINT_SECONDS * between);
    return Math.max(
        0.5, 1 - CHECKPOINT_SECONDS / interval - (interval / 2 + RESTART_SECONDS) / between);
  }

  /** Tokens per sequence. */
  public static int sequenceLength(Workload work) {
    return work instanceof FineTuning tuning
        ? tuning.sequenceLength()
        : ((Training) work).sequenceLength();
  }

  /** Sequences per optimizer step. */
  public static int globalBatch(Workload work) {
    return work instanceof FineTuning tuning
        ? tuning.globalBatch()
        : ((Training) work).globalBatch();
  }

  /** Tokens of the whole work, or null. */
  public static @Nullable Double tokens(Workload work) {
    return work instanceof FineTuning tuning ? tuning.tokens() : ((Training) work).tokens();
  }
}
