package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Plans.aNode;

import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import java.util.List;

/** A derivation, asked line by line. */
record WrittenStep(Derivation derivation) {

  /** A step of an engine on prompts of 1,000 tokens, on a machine with eight GPUs. */
  static WrittenStep of(
      Gpus gpu, Plans plans, Models model, double decoding, double context, double prefill) {
    Plan plan = plans.build();
    EngineStep step =
        EngineStep.of(gpu.build(), plan, aNode(8), Works.of(model).withTokens(1000, 100).serving());
    return new WrittenStep(
        new EngineTerms(gpu.build(), plan, step, model.shape(), decoding, context, prefill)
            .derivation("step", "A step"));
  }

  List<String> names() {
    return derivation.terms().stream().map(Term::name).toList();
  }

  String text(String name) {
    return formula(name).text();
  }

  double value(String name) {
    return formula(name).value();
  }

  private Formula formula(String name) {
    return derivation.terms().stream()
        .filter(term -> term.name().equals(name))
        .findFirst()
        .orElseThrow()
        .formula();
  }
}
