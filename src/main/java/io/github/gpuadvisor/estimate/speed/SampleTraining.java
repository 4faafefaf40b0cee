package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speed of training what does not generate text: networks of convolutions, diffusion models and
 * encoders. Every GPU holds the whole model, learns from its share of the batch, one micro batch
 * after another, and passes on gradients.
 */
public final class SampleTraining {
  private static final double GIGA = 1e9;

  /**
   * Adam in mixed precision: the gradient read, weight and two moments in 32 bit read and written,
   * the 16-bit weight written.
   */
  private static final double OPTIMIZER_BYTES = 30;

  /** Gradients are passed on in 32 bit, each out and back. */
  private static final double GRADIENT_BYTES = 2 * 4;

  private SampleTraining() {}

  /** True of models that train so. */
  public static boolean trains(Model model) {
    return !model.generates() && SampleWork.of(model, 1) != null;
  }

  /** Speed of a plan, or null where facts are missing. */
  public static @Nullable Performance of(Accelerator gpu, Plan plan, Node node, Workload work) {
    Model model = work.model();
    boolean tokens = model.transformer() != null;
    int sequence = tokens ? TrainingSpeed.sequenceLength(work) : 1;
    @Nullable SampleWork sample = SampleWork.of(model, sequence);
    @Nullable SampleStep step = sample == null ? null : SampleStep.training(gpu, plan, sample);
    @Nullable Double bandwidth = gpu.memory().bandwidthGBps();
    @Nullable Double rate = gpu.tflops(plan.arithmetic().dtype());
    if (sample == null || step == null || bandwidth == null || rate == null) {
      return null;
    }
    double batch = TrainingSpeed.globalBatch(work);
    double exchange = exchange(gpu, plan, node, model);
    double optimizer = OPTIMIZER_BYTES * model.parameters() / (bandwidth * GIGA);
    double share = batch / plan.gpus();
    double micro = plan.microBatch() == null ? share : Math.min(share, plan.microBatch());
    double rounds = share / micro;
    double seconds = rounds * step.seconds(micro) + exchange + optimizer;
    Uncertainty known = new Uncertainty(gpu, plan, model);
    double used = step.work().flops() * batch / seconds / plan.gpus() / (rate * 1e12);
    Interval samples = known.around(Topic.SAMPLE_TRAINING, batch / seconds);
    Performance.Training seen =
        new Performance.Training(
            samples.times(sequence),
            samples.times((double) sequence / plan.gpus()),
            known.around(Topic.SAMPLE_TRAINING, used),
            known.around(Topic.SAMPLE_TRAINING, seconds),
            samples,
            duration(known, plan, work, batch * sequence / seconds));
    return Performance.of(
        seen,
        exchange > seconds / 2 ? "interconnect" : step.bottleneck(micro),
        new Basis(
            "soft roofline of a batch learned from",
            known.profile(Topic.Work.SAMPLE_TRAINING),
            parts(step, micro, rounds, exchange, optimizer)));
  }

  private static List<Basis.Part> parts(
      SampleStep step, double micro, double rounds, double exchange, double optimizer) {
    List<Basis.Part> parts = new ArrayList<>();
    for (Basis.Part part : step.breakdown(micro)) {
      parts.add(new Basis.Part(part.name(), rounds * part.seconds()));
    }
    parts.add(new Basis.Part("gradients", exchange));
    parts.add(new Basis.Part("optimizer", optimizer));
    return parts;
  }

  private static @Nullable Interval duration(
      Uncertainty known, Plan plan, Workload work, double perSecond) {
    @Nullable Double tokens = TrainingSpeed.tokens(work);
    return tokens == null
        ? null
        : known.around(
            Topic.SAMPLE_TRAINING, tokens / perSecond / TrainingSpeed.goodput(plan.gpus()));
  }

  /** Gradients around a ring, over the slowest link on it. */
  private static double exchange(Accelerator gpu, Plan plan, Node node, Model model) {
    int gpus = plan.gpus();
    if (gpus == 1) {
      return 0;
    }
    boolean near = gpus <= Math.max(node.gpus(), node.domain());
    double link = near ? node.linkBytesPerSecond() : node.networkBytesPerSecond();
    double share = plan.era().constants(gpu).of(Constant.SAMPLE_TRAIN_LINK);
    return GRADIENT_BYTES * model.parameters() * (gpus - 1) / gpus / (link * share);
  }
}
