package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arithmetic behind {@link TrainingMemory}, for one device. */
final class TrainingTerms {
  private final Accelerator gpu;
  private final Plan plan;
  private final Workload work;
  private final MemoryEstimate memory;
  private final TrainingState state;
  private final double trained;
  private final int length;

  TrainingTerms(Accelerator gpu, Plan plan, Workload work, MemoryEstimate memory, int length) {
    this.length = length;
    this.gpu = gpu;
    this.plan = plan;
    this.work = work;
    this.memory = memory;
    this.trained = TrainingMemory.trained(work.model(), work);
    this.state = new TrainingState(plan, work, trained);
  }

  List<Term> all() {
    List<Term> terms = new ArrayList<>();
    Model model = work.model();
    Engine.MemoryRule rule = plan.era().memory();
    add(
        terms,
        "weights",
        split(each(model.parameters(), state.weights(), " parameters"), state.weightsPerGpu()));
    add(
        terms,
        "optimizer",
        split(each(trained, state.optimizer(), " trained"), state.optimizerPerGpu()));
    Formula gradients =
        split(each(trained, state.gradients(), " trained"), state.gradientsPerGpu());
    Formula activations = activations();
    if (TrainingMemory.accumulates(plan, work)) {
      add(terms, "gradients", gradients);
      add(terms, "activations", activations);
    } else {
      double block = TrainingMemory.oneBlock(model, activations.value());
      add(
          terms,
          "gradients, activations",
          Formula.larger(
              gradients.plus(Formula.of(block, gib(block) + " of one block")), activations));
    }
    add(terms, "context, buffers", MemoryTerms.overhead(rule, plan.gpus()));
    add(terms, MemoryTerms.NEEDED, MemoryTerms.sum(terms));
    add(
        terms,
        MemoryTerms.USABLE,
        MemoryTerms.device(gpu).times(Formula.of(rule.fraction(), 3, "usable")));
    return terms;
  }

  private static void add(List<Term> terms, String name, Formula formula) {
    terms.add(new Term(name, Term.Unit.BYTES, formula));
  }

  /** A copy's bytes as numbers times bytes; what is kept elsewhere is zero. */
  private static Formula each(double count, double bytes, String things) {
    return Formula.of(count, Figures.compact(count) + things)
        .times(WeightTerms.bytes(bytes / count));
  }

  private Formula split(Formula whole, double held) {
    return held == 0 || whole.value() == 0
        ? Formula.of(held, held == 0 ? "kept by the host" : gib(held) + " of what is gathered")
        : WeightTerms.part(whole, held, plan.gpus());
  }

  /** Per token of a micro batch, as its checkpointing leaves them. */
  private Formula activations() {
    double bytes = memory.activations().value();
    @Nullable Integer micro = plan.microBatch();
    double samples = micro == null ? 1 : micro;
    double tokens = samples * length;
    String things = length == 1 ? " samples" : " tokens at once";
    @Nullable Checkpointing mode = plan.checkpointing();
    String kept = mode == null ? "" : ", checkpointing " + mode.id();
    return Formula.of(tokens, Figures.whole(tokens) + things)
        .times(
            Formula.of(
                bytes / tokens,
                Figures.significant(bytes / tokens / (1 << 10), 4) + " KiB each" + kept));
  }

  private static String gib(double bytes) {
    return Figures.significant(bytes / (1L << 30), 3) + " GiB";
  }
}
