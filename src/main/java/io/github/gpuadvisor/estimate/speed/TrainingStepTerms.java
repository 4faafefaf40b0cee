package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Derivation;
import io.github.gpuadvisor.estimate.Formula;
import io.github.gpuadvisor.estimate.Term;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The arithmetic behind one {@link TrainingStep}. */
final class TrainingStepTerms {
  private static final double TERA = 1e12;

  private final Accelerator gpu;
  private final Plan plan;
  private final TrainingStep step;
  private final Transformer shape;
  private final List<Term> terms = new ArrayList<>();

  TrainingStepTerms(Accelerator gpu, Plan plan, TrainingStep step, Transformer shape) {
    this.gpu = gpu;
    this.plan = plan;
    this.step = step;
    this.shape = shape;
  }

  Derivation derivation() {
    TrainingStage stage = step.stage;
    add("matrix products", products());
    add("attention", each(stage.attention()));
    add("elementwise", each(stage.elementwise()));
    if (stage.weights() > 0) {
      add("weights, gradients", millis(stage.weights()));
    }
    Formula device = sum(0);
    Formula slot =
        stage.launching() == 0
            ? device
            : Formula.overlapped(
                device.named("those"),
                Formula.of(shape.layers() / (double) plan.pipelineParallel(), "layers")
                    .times(micros(stage.launching() / shape.layers() * plan.pipelineParallel()))
                    .named(millis(stage.launching()).text() + " of launches"),
                TrainingStage.OVERLAP);
    add("micro batch", slot);
    int from = terms.size() - 1;
    if (step.splitTraffic() > 0) {
      add("tensor, expert traffic", millis(step.splitTraffic()));
    }
    double handed = step.traffic.pipeline(step.microTokens());
    if (handed > 0) {
      add("pipeline traffic", millis(handed));
    }
    add("output matrix, loss", each(stage.head()));
    Formula work =
        Formula.of(step.accumulation(), Figures.whole(step.accumulation()) + " micro batches")
            .times(sum(from));
    add("all micro batches", work);
    add("step", step(work.named("all micro batches")));
    return new Derivation("trainingStep", "One optimizer step", terms);
  }

  private Formula step(Formula work) {
    double traffic = step.replicaTraffic();
    Formula whole =
        traffic == 0
            ? work
            : Formula.overlapped(
                work,
                Formula.of(traffic, millis(traffic).text() + " of gradients"),
                TrainingStep.OVERLAP);
    if (step.bubble() > 0) {
      whole = whole.plus(Formula.of(step.bubble(), millis(step.bubble()).text() + " bubble"));
    }
    double optimizer = step.traffic.optimizer() + step.fixed();
    return whole.plus(Formula.of(optimizer, millis(optimizer).text() + " optimizer"));
  }

  private Formula products() {
    TrainingStage stage = step.stage;
    double nominal = Objects.requireNonNull(gpu.tflops(plan.arithmetic().dtype()));
    double rate = stage.rates().products();
    double weights =
        stage.products() * rate / (2 * stage.tokens() * stage.passes() * stage.share());
    Formula flops =
        Formula.of(2)
            .times(Formula.of(stage.tokens(), Figures.whole(stage.tokens()) + " tokens"))
            .times(Formula.of(weights, Figures.compact(weights) + " weights"))
            .times(Formula.of(stage.passes(), Figures.whole(stage.passes()) + " passes"));
    int devices = plan.gpusPerReplica();
    return (devices == 1 ? flops : flops.over(Formula.of(devices, devices + " GPUs")))
        .over(
            Formula.of(
                rate,
                Figures.significant(rate / TERA, 4)
                    + " TFLOPS (of "
                    + Figures.significant(nominal, 4)
                    + ")"));
  }

  private Formula each(double seconds) {
    double tokens = step.stage.tokens();
    return Formula.of(tokens, Figures.whole(tokens) + " tokens").times(micros(seconds / tokens));
  }

  private void add(String name, Formula formula) {
    terms.add(new Term(name, Term.Unit.SECONDS, formula));
  }

  private Formula sum(int from) {
    Formula sum = terms.get(from).formula().named(terms.get(from).name());
    for (Term term : terms.subList(from + 1, terms.size())) {
      sum = sum.plus(term.formula().named(term.name()));
    }
    return sum;
  }

  private static Formula micros(double seconds) {
    return Formula.of(seconds, Figures.significant(seconds * 1e6, 3) + " µs");
  }

  private static Formula millis(double seconds) {
    return Formula.of(seconds, Figures.significant(seconds * 1e3, 3) + " ms");
  }
}
