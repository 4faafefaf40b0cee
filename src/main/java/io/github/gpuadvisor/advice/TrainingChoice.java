package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.deployment.TrainingPlans;
import io.github.gpuadvisor.estimate.speed.SampleTraining;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** Completes a training deployment of which the question states a part. */
final class TrainingChoice {
  private static final int MOST_GPUS = 16_384;

  private final Setup setup;
  private final Request request;
  private final Pinned pinned;
  private final Model model;

  TrainingChoice(Setup setup, Request request, Pinned pinned) {
    this.setup = setup;
    this.request = request;
    this.pinned = pinned;
    this.model = request.workload().model();
  }

  /** The fastest plan on the GPUs stated, else on the fewest that hold one. */
  Candidate candidate() {
    checkModel();
    checkDegrees();
    TrainingSizer sizer = new TrainingSizer(pinned.gpu(), setup, request);
    @Nullable Integer count = pinned.gpuCount();
    int most = count == null ? MOST_GPUS : count;
    @Nullable Candidate last = null;
    for (int gpus = count == null ? 1 : count; gpus <= most; gpus *= 2) {
      @Nullable Candidate best = sizer.best(ServingChoice.node(pinned.gpu(), gpus), gpus, fixed());
      last = best == null ? last : best;
      if (best != null && best.memory().fits()) {
        return best;
      }
    }
    if (last == null) {
      throw new InvalidInputException(
          "invalid-plan",
          "no valid plan of "
              + model.name()
              + " on "
              + (count == null ? "any number of" : count)
              + " GPUs",
          "Maybe a larger batch: data parallelism cannot exceed the sequences of a step");
    }
    return last;
  }

  private void checkModel() {
    if (model.transformer() == null && !SampleTraining.trains(model)) {
      throw new InvalidInputException(
          "unsupported",
          request.workload().kind()
              + " of "
              + model.name()
              + " is not modeled: no source tells the operations of a sample");
    }
  }

  private void checkDegrees() {
    @Nullable Integer tensor = pinned.tensorParallel();
    if (tensor != null) {
      StatedDegrees.checkTensor(setup, model, tensor);
    }
    @Nullable Integer stages = pinned.pipelineParallel();
    if (stages != null) {
      StatedDegrees.checkTrainingStages(setup, model, stages);
    }
  }

  private TrainingPlans.Fixed fixed() {
    return new TrainingPlans.Fixed(
        pinned.tensorParallel(),
        pinned.pipelineParallel(),
        pinned.dataParallel(),
        pinned.zeroStage(),
        pinned.virtualPipeline(),
        pinned.expertParallel());
  }
}
