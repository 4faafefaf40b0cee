package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of step under the roof of one device: what it computes, what it moves, how long it takes.
 *
 * @param name {@code decode}, {@code prefill} or {@code training step}
 * @param flops that the device computes
 * @param bytes that it reads and writes in its memory
 * @param seconds of the step
 */
public record RoofPoint(String name, double flops, double bytes, double seconds) {
  /** FLOP for each byte moved. */
  public double intensity() {
    return flops / bytes;
  }

  /** FLOP/s reached. */
  public double rate() {
    return flops / seconds;
  }

  /** The steps of a deployment's work; none where they are not modeled so. */
  public static List<RoofPoint> of(
      Deployment deployment, Workload work, MemoryEstimate memory, Performance seen) {
    Accelerator gpu = deployment.gpu();
    Plan plan = deployment.plan();
    @Nullable Transformer shape = work.model().transformer();
    List<RoofPoint> points = new ArrayList<>();
    if (shape == null || !work.model().generates()) {
      return points;
    }
    if (work instanceof Inference inference) {
      @Nullable EngineStep step = EngineStep.of(gpu, plan, deployment.node(), inference);
      if (step != null && inference.outputTokens() > 0) {
        double sequences = SpeedTerms.sequences(plan, memory, seen);
        double context = inference.inputTokens() + inference.outputTokens() / 2.0;
        points.add(serving("decode", plan, step, sequences, context, 0));
      }
      if (step != null && inference.inputTokens() > 0) {
        double prompt = Math.min(inference.inputTokens(), StepBudget.of(inference, plan));
        points.add(serving("prefill", plan, step, 0, 0, prompt));
      }
      return points;
    }
    @Nullable TrainingStep step = TrainingSpeed.step(gpu, plan, deployment.node(), work);
    @Nullable Double sixteen = gpu.tflops(Engine.sixteenBit(gpu));
    if (step != null && sixteen != null) {
      points.add(training(step, sixteen));
    }
    return points;
  }

  /** Products and weights; attention's own operations are few beside them. */
  private static RoofPoint serving(
      String name, Plan plan, EngineStep step, double decoding, double context, double prefill) {
    EngineStage stage = step.stage;
    MatrixWork matrices = stage.matrices;
    double flops = matrices.deviceFlops(decoding, prefill);
    double read =
        matrices.readingBytes(decoding, prefill) / plan.gpusPerReplica()
            + decoding * stage.cacheBytes(context) * stage.cachedOnGpu;
    return new RoofPoint(name, flops, read, step.seconds(decoding, context, prefill, prefill / 2));
  }

  private static RoofPoint training(TrainingStep step, double sixteen) {
    TrainingStage stage = step.stage;
    double bytes =
        (stage.elementwise() + stage.weights()) * stage.rates().bandwidth() * step.accumulation();
    double flops = step.mfu(sixteen) * sixteen * 1e12 * step.seconds();
    return new RoofPoint("training step", flops, Math.max(1, bytes), step.seconds());
  }
}
