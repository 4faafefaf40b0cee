package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer that is launched: the first row.
 *
 * @param checkpoint what the user called the model, where that names a repository; else null
 * @param copiesPerMachine of a served model
 */
record Launch(Request request, Ranked row, @Nullable String checkpoint, int copiesPerMachine) {
  private static final double BYTES_PER_GB = 1e9;

  /** Room for the engine, its image and the operating system, GB. */
  private static final double OTHER_GB = 60;

  static Launch of(Recommendation answer, @Nullable String typedModel) {
    boolean repository = typedModel != null && typedModel.contains("/");
    Ranked first = answer.ranked().get(0);
    Deployment deployment = first.assessment().estimate().deployment();
    int copies = (deployment.plan().dataParallel() + deployment.nodes() - 1) / deployment.nodes();
    return new Launch(answer.request(), first, repository ? typedModel : null, copies);
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

  /** The repository of the weights as published, or null where none is known. */
  @Nullable String published() {
    return checkpoint != null ? checkpoint : model().huggingFaceId();
  }

  /** True where the plan's format must be in the checkpoint already. */
  boolean needsOwnCheckpoint() {
    Precision precision = plan().precision();
    Precision published = model().publishedPrecision();
    boolean made =
        precision == published || precision.isSixteenBit() || precision == Precision.FP32;
    return checkpoint == null && !made && precision != Precision.FP8;
  }

  /** True where an engine makes the format out of 16-bit weights as it loads them. */
  boolean quantizesOnLoading() {
    return plan().precision() == Precision.FP8
        && model().publishedPrecision() != Precision.FP8
        && checkpoint == null;
  }

  /** The weights, or a variable that the shell asks for. */
  String weights() {
    @Nullable String published = published();
    return published == null || needsOwnCheckpoint()
        ? Shell.required("MODEL", weightsWanted())
        : published;
  }

  /** The weights where no shell can ask. */
  String namedWeights(String format) {
    String weights = weights();
    if (weights.startsWith("\"$")) {
      throw new InvalidInputException(
          "no-recipe",
          "-o " + format + ": no repository is known with a " + weightsWanted(),
          "Maybe --model ORGANIZATION/NAME, or -o sky, which asks for it");
    }
    return weights;
  }

  private String weightsWanted() {
    return "checkpoint of "
        + model().name()
        + (needsOwnCheckpoint() ? " in " + plan().precision().id() : "");
  }

  /** GB of disk for the weights, twice where a training run keeps checkpoints, and the rest. */
  int diskGb() {
    double weights = estimate().memory().weights().value() / BYTES_PER_GB;
    double whole = Math.max(weights, 2 * model().parameters() / BYTES_PER_GB);
    boolean trains = !work().kind().equals("inference");
    double gigabytes = (trains ? 8 : 1.2) * whole + OTHER_GB;
    return (int) (Math.ceil(gigabytes / 50) * 50);
  }

  /** What is launched and what to expect of it, as comment lines. */
  List<String> header() {
    List<String> lines = new ArrayList<>();
    lines.add(QuestionText.of(request));
    lines.add(
        Wording.count(deployment())
            + " · "
            + plan().summary()
            + " · speed as of "
            + plan().engine().id()
            + "@"
            + plan().era().id());
    @Nullable Offer offer = offer();
    @Nullable Double hour = estimate().cost().perHour();
    if (offer != null && hour != null) {
      lines.add(Wording.source(estimate()) + ": $" + Figures.usd(hour) + "/h on " + offer.asOf());
    }
    lines.addAll(expected());
    return lines.stream().map(line -> "# " + Shell.comment(line)).toList();
  }

  private List<String> expected() {
    List<String> lines = new ArrayList<>();
    @Nullable Performance seen = estimate().performance();
    @Nullable Interval each = seen == null ? null : seen.outputTokensPerSecondPerUser();
    @Nullable Distribution first = seen == null ? null : seen.ttft();
    if (each != null) {
      lines.add(
          "expect "
              + Wording.range(each, 2)
              + " tokens/s for each user"
              + (first == null ? "" : ", TTFT p95 " + Figures.duration(first.p95())));
    }
    @Nullable Interval learned = seen == null ? null : seen.trainingTokensPerSecond();
    if (seen != null && learned != null) {
      @Nullable Interval duration = seen.durationSeconds();
      lines.add(
          "expect "
              + Wording.range(learned, 2)
              + (seen.learnsFromSamples() ? " samples/s" : " tokens/s")
              + (duration == null ? "" : ", done in " + Figures.duration(duration.value())));
    }
    return lines;
  }
}
