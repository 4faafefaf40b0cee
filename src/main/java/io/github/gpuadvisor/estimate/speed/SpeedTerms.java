package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the speed of a deployment came about: the steps that it is made of. */
public final class SpeedTerms {
  private SpeedTerms() {}

  /** The derivations of a prediction, first the step that most time goes to. */
  public static List<Derivation> of(
      Deployment deployment, Workload work, MemoryEstimate memory, Performance seen) {
    Accelerator gpu = deployment.gpu();
    Plan plan = deployment.plan();
    @Nullable Transformer shape = work.model().transformer();
    if (work instanceof Inference inference) {
      @Nullable EngineStep step = EngineStep.of(gpu, plan, deployment.node(), inference);
      // What an encoder adds is not written out.
      return shape == null || step == null || shape.encoder() != null || !work.model().generates()
          ? List.of(parts(seen.basis()))
          : serving(gpu, plan, inference, shape, step, memory, seen);
    }
    @Nullable TrainingStep step =
        work.model().generates() ? TrainingSpeed.step(gpu, plan, deployment.node(), work) : null;
    return step == null ? List.of(parts(seen.basis())) : training(gpu, plan, work, step, seen);
  }

  private static List<Derivation> serving(
      Accelerator gpu,
      Plan plan,
      Inference work,
      Transformer shape,
      EngineStep step,
      MemoryEstimate memory,
      Performance seen) {
    List<Derivation> all = new ArrayList<>();
    double prompt = Math.min(work.inputTokens(), StepBudget.of(work, plan));
    if (work.outputTokens() > 0) {
      double context = work.inputTokens() + work.outputTokens() / 2.0;
      double sequences = sequences(plan, memory, seen);
      String title = "A step that decodes, half way through the answers";
      all.add(
          new EngineTerms(gpu, plan, step, shape, sequences, context, 0)
              .derivation("decodeStep", title));
    }
    if (prompt > 0) {
      String title = "A step on " + Figures.whole(prompt) + " tokens of a prompt";
      all.add(
          new EngineTerms(gpu, plan, step, shape, 0, 0, prompt).derivation("prefillStep", title));
    }
    return all;
  }

  /** Requests in flight in each copy: as many as arrive in the time that one takes. */
  static double sequences(Plan plan, MemoryEstimate memory, Performance seen) {
    @Nullable Interval requests = seen.requestsPerSecond();
    @Nullable Distribution each = seen.e2e();
    double running =
        requests == null || each == null
            ? 1
            : requests.value() * each.mean().value() / plan.dataParallel();
    double most = memory.sequencesPerReplica() > 0 ? memory.sequencesPerReplica() : running;
    double whole = Math.rint(running);
    // Little's law gives back the number of users but for rounding.
    double exact = Math.abs(running - whole) < 0.01 * whole ? whole : running;
    return Math.min(most, Math.max(1, exact));
  }

  private static List<Derivation> training(
      Accelerator gpu, Plan plan, Workload work, TrainingStep step, Performance seen) {
    List<Derivation> all = new ArrayList<>();
    all.add(new TrainingStepTerms(gpu, plan, step).derivation());
    List<Term> terms = new ArrayList<>();
    Formula rate =
        Formula.of(step.tokens(), Figures.whole(step.tokens()) + " tokens")
            .over(Formula.of(step.seconds(), Figures.duration(step.seconds())));
    terms.add(new Term("tokens a second", Term.Unit.PER_SECOND, rate));
    @Nullable Double tokens = TrainingSpeed.tokens(work);
    if (tokens != null && seen.durationSeconds() != null) {
      double goodput = TrainingSpeed.goodput(plan.gpus());
      double steps = Math.max(1, tokens / step.tokens());
      terms.add(
          new Term(
              "whole work",
              Term.Unit.SECONDS,
              Formula.of(steps, Figures.significant(steps, 4) + " steps")
                  .times(Formula.of(step.seconds(), Figures.duration(step.seconds())))
                  .over(Formula.of(goodput, Figures.fixed(100 * goodput, 1) + " % goodput"))));
    }
    all.add(new Derivation("run", "The whole run", terms));
    return all;
  }

  /** Parts of a batch whose arithmetic is not written out. */
  private static Derivation parts(Basis basis) {
    List<Term> terms = new ArrayList<>();
    for (Basis.Part part : basis.parts()) {
      terms.add(
          new Term(
              part.name(),
              Term.Unit.SECONDS,
              Formula.of(part.seconds(), Figures.significant(part.seconds() * 1e3, 3) + " ms")));
    }
    return new Derivation("parts", "Where the time goes; parts overlap", terms);
  }
}
