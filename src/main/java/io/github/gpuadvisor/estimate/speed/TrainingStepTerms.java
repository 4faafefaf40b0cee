package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.Factor.micros;
import static io.github.gpuadvisor.estimate.speed.Factor.millis;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.unit.Figures;

/** The arithmetic behind one {@link TrainingStep}. */
final class TrainingStepTerms {
  private final Accelerator gpu;
  private final Plan plan;
  private final TrainingStep step;
  private final StepTerms terms = new StepTerms();

  TrainingStepTerms(Accelerator gpu, Plan plan, TrainingStep step) {
    this.gpu = gpu;
    this.plan = plan;
    this.step = step;
  }

  Derivation derivation() {
    TrainingStage stage = step.stage;
    terms.add("matrix products", products());
    terms.add("attention", each(stage.attention()));
    terms.add("elementwise", each(stage.elementwise()));
    if (stage.weights() > 0) {
      terms.add("weights, gradients", millis(stage.weights()));
    }
    Formula device = terms.sum(0);
    Formula slot =
        stage.launching() == 0
            ? device
            : Formula.overlapped(
                device.named("those"),
                Formula.of(stage.launching(), millis(stage.launching()).text() + " of launches"),
                TrainingStage.OVERLAP);
    terms.add("micro batch", slot);
    int from = terms.last();
    if (step.splitTraffic() > 0) {
      terms.add("tensor, expert traffic", millis(step.splitTraffic()));
    }
    double handed = step.traffic.pipeline(step.microTokens());
    if (handed > 0) {
      terms.add("pipeline traffic", millis(handed));
    }
    terms.add("output matrix, loss", each(stage.head()));
    Formula work =
        Formula.of(step.accumulation(), Figures.whole(step.accumulation()) + " micro batches")
            .times(terms.sum(from));
    terms.add("all micro batches", work);
    terms.add("step", step(work.named("all micro batches")));
    return terms.derivation("trainingStep", "One optimizer step");
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
        .over(Factor.flops(rate, gpu, plan));
  }

  private Formula each(double seconds) {
    double tokens = step.stage.tokens();
    return Formula.of(tokens, Figures.whole(tokens) + " tokens").times(micros(seconds / tokens));
  }
}
