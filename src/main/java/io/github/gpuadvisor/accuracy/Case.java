package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A measurement beside the deployment that the program would predict it with. */
public record Case(Measurement measurement, Candidate candidate) {

  /** Completes the deployment of a measurement, as for any question. */
  public static Case of(Estimation estimation, Measurement measurement) {
    return new Case(
        measurement,
        estimation.candidate(
            measurement.question().request(), measurement.question().pinned(), new ArrayList<>()));
  }

  private Plan plan() {
    return candidate.deployment().plan();
  }

  public Engine engine() {
    return plan().engine();
  }

  public Era era() {
    return plan().era();
  }

  /** The chip family whose constants count; the GPU's own id where it has none. */
  public String family() {
    @Nullable String family = candidate.deployment().gpu().family();
    return family == null ? candidate.deployment().gpu().id() : family;
  }

  /** Id of the chip's vendor. */
  public String vendor() {
    return candidate.deployment().gpu().vendor().id();
  }

  /** Predicted with the profile of the catalog, or null where the answer has no such figure. */
  public @Nullable Interval predicted() {
    return measurement.quantity().predicted(candidate);
  }

  /** Predicted with another set of constants: same deployment, same memory. */
  public @Nullable Double predicted(Era other) {
    Deployment now = candidate.deployment();
    Deployment then =
        new Deployment(now.gpu(), plan().withEra(other), now.node(), now.nodes(), now.offer());
    Workload work = measurement.question().request().workload();
    Candidate replayed =
        new Candidate(
            then, candidate.memory(), Estimator.predicted(then, work, candidate.memory()));
    @Nullable Interval value = measurement.quantity().predicted(replayed);
    return value == null ? null : Double.valueOf(value.value());
  }
}
