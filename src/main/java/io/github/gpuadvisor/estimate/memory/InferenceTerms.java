package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arithmetic behind {@link InferenceMemory}, for one device. */
final class InferenceTerms {
  private final Accelerator gpu;
  private final Plan plan;
  private final Inference work;
  private final MemoryEstimate memory;
  private final Engine.MemoryRule rule;

  InferenceTerms(Accelerator gpu, Plan plan, Inference work, MemoryEstimate memory) {
    this.gpu = gpu;
    this.plan = plan;
    this.work = work;
    this.memory = memory;
    this.rule = plan.era().memory();
  }

  List<Term> all() {
    List<Term> terms = new ArrayList<>();
    Formula weights =
        WeightTerms.part(
            WeightTerms.stored(work.model(), plan),
            memory.weightsPerGpu().value(),
            plan.gpusPerReplica());
    Formula activations = activations();
    Formula overhead = MemoryTerms.overhead(rule, plan.gpusPerReplica());
    double fixed = weights.value() + activations.value() + overhead.value();
    double cache = Math.max(0, memory.requiredPerGpu().value() - fixed);
    add(terms, "weights", weights);
    if (cache > 0) {
      add(terms, generates() ? "KV cache" : "samples", sequences(cache));
    }
    add(terms, "activations", activations);
    add(terms, "context, buffers", overhead);
    add(terms, MemoryTerms.NEEDED, MemoryTerms.sum(terms));
    add(terms, MemoryTerms.USABLE, usable());
    return terms;
  }

  private static void add(List<Term> terms, String name, Formula formula) {
    terms.add(new Term(name, Term.Unit.BYTES, formula));
  }

  private boolean generates() {
    return work.model().transformer() != null;
  }

  /** What all sequences (or samples) at once take on one device. */
  private Formula sequences(double cache) {
    Bytes each =
        KvCache.sequence(
            work.model().transformer(), plan.cache(), work.context(), work.inputTokens());
    double count =
        each.value() > 0
            ? Math.rint(memory.kvCache().value() / each.value())
            : Math.max(
                1, Math.rint(cache / SampleMemory.each(work.model(), plan.precision()).value()));
    String thing = generates() ? " sequence" : " sample";
    Formula many = Formula.of(count, Figures.whole(count) + thing + (count == 1 ? "" : "s"));
    double perSequence = cache / count;
    double tokens = KvCache.blocks(work.context());
    double shared = tokens * memory.cachePerToken().value() / perSequence;
    if (memory.cachePerToken().value() > 0
        && WeightTerms.same(shared, Math.rint(shared))
        && shared >= 1) {
      Formula whole =
          many.times(Formula.of(tokens, Figures.whole(tokens) + " tokens"))
              .times(
                  Formula.of(
                      memory.cachePerToken().value(),
                      Figures.whole(memory.cachePerToken().value()) + " bytes"));
      return shared == 1
          ? whole
          : whole.over(Formula.of(Math.rint(shared), Figures.whole(shared) + " GPUs"));
    }
    String mib = Figures.significant(perSequence / (1 << 20), 4) + " MiB each on a GPU";
    return many.times(Formula.of(perSequence, mib));
  }

  private Formula activations() {
    @Nullable Transformer shape = work.model().transformer();
    Model model = work.model();
    if (shape == null) {
      double shared = SampleMemory.shared(model, memory.weights()).value();
      return Formula.of(
          shared,
          shared == 0 ? "counted with the samples" : "as much as the weights, 1 GiB at least");
    }
    double share = InferenceMemory.budgetShare(gpu.deviceMemory());
    double tokens = rule.batchedTokens() * share;
    double bytes = plan.precision() == Precision.FP32 ? 4 : 2;
    double sequences = rule.maxSequences() * share;
    double widest = InferenceMemory.widest(shape);
    int ranks = plan.tensorParallel();
    Formula block =
        Formula.of(rule.activationWidths())
            .times(Formula.of(widest, Figures.whole(widest) + " widest"));
    Formula hidden =
        Formula.of(InferenceMemory.HIDDEN_BUFFERS)
            .times(Formula.of(shape.hiddenSize(), Figures.whole(shape.hiddenSize()) + " hidden"));
    Formula width = (ranks == 1 ? block : block.over(Formula.of(ranks))).plus(hidden);
    return Formula.of(tokens, Figures.whole(tokens) + " tokens a step")
        .times(width)
        .times(WeightTerms.bytes(bytes))
        .plus(
            Formula.of(sequences, Figures.whole(sequences) + " sequences")
                .times(
                    Formula.of(
                        shape.vocabularySize(), Figures.whole(shape.vocabularySize()) + " logits"))
                .times(WeightTerms.bytes(InferenceMemory.LOGIT_BYTES)));
  }

  private Formula usable() {
    Formula device = MemoryTerms.device(gpu);
    if (rule.share() == Engine.Share.TOTAL) {
      return device.times(Formula.of(rule.fraction(), 3, "for the engine"));
    }
    double most = memory.usablePerGpu().value();
    Formula weights =
        Formula.of(
            memory.weightsPerGpu().value(), MemoryTerms.gib(memory.weightsPerGpu()) + " weights");
    Formula free =
        weights.plus(
            device.minus(weights).times(Formula.of(rule.fraction(), 3, "of what is free")));
    return WeightTerms.same(free.value(), most)
        ? free
        : Formula.of(most, MemoryTerms.gib(memory.usablePerGpu()) + ", the most of a device");
  }
}
