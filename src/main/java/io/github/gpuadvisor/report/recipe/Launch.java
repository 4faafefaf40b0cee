package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer that is launched: the first row.
 *
 * @param copiesPerMachine of a served model
 */
record Launch(Request request, Ranked row, Checkpoint checkpoint, int copiesPerMachine) {
  private static final double BYTES_PER_GB = 1e9;

  /** Room for the engine, its image and the operating system, GB. */
  private static final double OTHER_GB = 60;

  static Launch of(Recommendation answer, @Nullable String typedModel) {
    boolean repository = typedModel != null && typedModel.contains("/");
    Ranked first = answer.ranked().get(0);
    Deployment deployment = first.assessment().estimate().deployment();
    int copies = (deployment.plan().dataParallel() + deployment.nodes() - 1) / deployment.nodes();
    Checkpoint checkpoint =
        new Checkpoint(
            answer.request().workload().model(),
            deployment.plan().precision(),
            repository ? typedModel : null);
    return new Launch(answer.request(), first, checkpoint, copies);
  }

  Estimate estimate() {
    return row.assessment().estimate();
  }

  Deployment deployment() {
    return estimate().deployment();
  }

  Plan plan() {
    return deployment().plan();
  }

  Accelerator gpu() {
    return deployment().gpu();
  }

  @Nullable Offer offer() {
    return deployment().offer();
  }

  Workload work() {
    return request.workload();
  }

  Model model() {
    return work().model();
  }

  /** Machines that work. */
  int machines() {
    return deployment().nodes();
  }

  /** GPUs at work in each machine. */
  int gpusPerMachine() {
    return (plan().gpus() + machines() - 1) / machines();
  }

  /** True where one copy of the model takes more than a machine. */
  boolean spansMachines() {
    return plan().gpusPerReplica() > gpusPerMachine();
  }

  /** The same where something else starts the copies, each for itself. */
  Launch oneCopy() {
    return new Launch(request, row, checkpoint, 1);
  }

  /** A name that Kubernetes, SkyPilot and Slurm all take. */
  String name() {
    String plain =
        model().id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("-$", "");
    return cut.isEmpty() || !Character.isLetter(cut.charAt(0)) ? "model-" + cut : cut;
  }

  /** GB of disk for the weights, twice where a training run keeps checkpoints, and the rest. */
  int diskGb() {
    double weights = estimate().memory().weights().value() / BYTES_PER_GB;
    double whole = Math.max(weights, 2 * model().parameters() / BYTES_PER_GB);
    boolean trains = !work().kind().equals("inference");
    double gigabytes = (trains ? 8 : 1.2) * whole + OTHER_GB;
    return (int) (Math.ceil(gigabytes / 50) * 50);
  }
}
