package io.github.gpuadvisor.estimate;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.SampleBatch;
import io.github.gpuadvisor.estimate.memory.TrainingMemory;
import io.github.gpuadvisor.estimate.run.Cost;
import io.github.gpuadvisor.estimate.run.Energy;
import io.github.gpuadvisor.estimate.run.RunEstimator;
import io.github.gpuadvisor.estimate.speed.InferenceSpeed;
import io.github.gpuadvisor.estimate.speed.SampleTraining;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/** The whole estimate of one deployment: memory first, then speed, then what both cost. */
public final class Estimator {
  private Estimator() {}

  /** Memory of a plan at the sequences that the work asks each replica to hold. */
  public static MemoryEstimate memory(Accelerator gpu, Plan plan, Workload work) {
    return work instanceof Inference inference
        ? InferenceMemory.of(gpu, plan, inference, sequences(gpu, plan, inference))
        : TrainingMemory.of(gpu, plan, work, TrainingSpeed.sequenceLength(work));
  }

  /**
   * Sequences that each replica must hold at once; a rate is held to one here, its queue is found
   * by simulation. Samples come in full batches where nobody says how many, or in what memory
   * holds.
   */
  public static int sequences(Accelerator gpu, Plan plan, Inference work) {
    Integer each = work.atOnce(plan.dataParallel());
    if (each != null) {
      return work.load().max() ? Math.min(each, SampleBatch.full(work.model())) : each;
    }
    int room =
        work.model().transformer() != null
            ? 1
            : InferenceMemory.of(gpu, plan, work, 1).sequencesPerReplica();
    return Math.max(1, Math.min(room, SampleBatch.full(work.model())));
  }

  /**
   * Speed of a deployment, or null where facts are missing. What the user measured of this very
   * configuration stands in the place of what is predicted.
   */
  public static @Nullable Performance performance(
      Deployment deployment, Workload work, MemoryEstimate memory) {
    @Nullable Performance predicted = predicted(deployment, work, memory);
    if (predicted == null) {
      return null;
    }
    Performance seen = MeasuredFigures.over(predicted, deployment, work);
    return work instanceof Inference inference && inference.job() != null
        ? seen.doing(inference.job())
        : seen;
  }

  /** Speed as the model predicts it, whatever was measured. */
  public static @Nullable Performance predicted(
      Deployment deployment, Workload work, MemoryEstimate memory) {
    if (work instanceof Inference inference) {
      return InferenceSpeed.of(
          deployment.gpu(), deployment.plan(), deployment.node(), inference, memory);
    }
    return work.model().generates()
        ? TrainingSpeed.of(deployment.gpu(), deployment.plan(), deployment.node(), work)
        : SampleTraining.of(deployment.gpu(), deployment.plan(), deployment.node(), work);
  }

  /** Cost and energy put on top of memory and speed already known. */
  public static Estimate of(
      Deployment deployment,
      MemoryEstimate memory,
      @Nullable Performance performance,
      @Nullable Purchase purchase) {
    Cost cost = RunEstimator.cost(deployment, performance, purchase);
    Energy energy = RunEstimator.energy(deployment, performance);
    return new Estimate(
        deployment,
        deployment.offer() == null ? purchase : null,
        memory,
        performance,
        cost,
        energy);
  }
}
