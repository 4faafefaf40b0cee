package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;

/** How the memory that one device needs came about. */
public final class MemoryTerms {
  /** Names of the two lines that fit is judged by. */
  public static final String NEEDED = "needed";

  public static final String USABLE = "usable";

  private MemoryTerms() {}

  /**
   * The derivation of an estimate: parts, then what is needed, then what is usable.
   *
   * @param sequenceLength tokens of a trained sequence; of no use when serving
   */
  public static Derivation of(
      Accelerator gpu, Plan plan, Workload work, MemoryEstimate memory, int sequenceLength) {
    List<Term> terms =
        work instanceof Inference inference
            ? new InferenceTerms(gpu, plan, inference, memory).all()
            : new TrainingTerms(gpu, plan, work, memory, sequenceLength).all();
    return new Derivation("memory", "Memory on each GPU", terms);
  }

  static Formula overhead(Engine.MemoryRule rule, int devices) {
    Formula context =
        Formula.of(
            Bytes.ofGiB(rule.contextGiB()).value(), rule.contextGiB() + " GiB driver context");
    return devices == 1
        ? context
        : context.plus(
            Formula.of(
                Bytes.ofGiB(rule.communicationGiB()).value(),
                rule.communicationGiB() + " GiB collective buffers"));
  }

  /** What the driver shows, less what a memory shared with the CPU keeps back. */
  static Formula device(Accelerator gpu) {
    Formula shown = Formula.of(gpu.deviceMemory().value(), gib(gpu.deviceMemory()) + " shown");
    return gpu.memory().unified()
        ? shown.times(Formula.of(InferenceMemory.UNIFIED_SHARE, 3, "not the system's"))
        : shown;
  }

  /** The sum of lines, by their names. */
  static Formula sum(List<Term> terms) {
    Formula sum = terms.get(0).formula().named(terms.get(0).name());
    for (Term term : terms.subList(1, terms.size())) {
      sum = sum.plus(term.formula().named(term.name()));
    }
    return sum;
  }

  static String gib(Bytes bytes) {
    return Figures.fixed(bytes.gib(), 1) + " GiB";
  }
}
