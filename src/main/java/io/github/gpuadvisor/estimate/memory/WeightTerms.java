package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.unit.Figures;
import org.jspecify.annotations.Nullable;

/** The arithmetic behind {@link Weights}. */
final class WeightTerms {
  private static final double BITS_PER_BYTE = 8;
  private static final double SIXTEEN_BIT = 2;
  private static final double EQUAL = 1e-9;

  private WeightTerms() {}

  /** All weights of one copy, bytes. */
  static Formula stored(Model model, Plan plan) {
    Precision precision = plan.precision();
    double stored = Weights.stored(model, plan).value();
    @Nullable Double published = model.checkpointGB();
    if (published != null && stored == published * 1e9) {
      return Formula.of(
          stored, Figures.significant(published, 4) + " GB, the published checkpoint");
    }
    for (Formula formula : new Formula[] {plain(model, precision), mixed(model, precision)}) {
      if (same(formula.value(), stored)) {
        return formula;
      }
    }
    return parameters(model.parameters())
        .times(Formula.of(stored / model.parameters(), 4, "bytes on average"));
  }

  private static Formula plain(Model model, Precision precision) {
    return parameters(model.parameters()).times(bytes(precision.bits() / BITS_PER_BYTE));
  }

  /** What stays in 16 bit beside what is stored smaller: the vocabulary, or all but the experts. */
  private static Formula mixed(Model model, Precision precision) {
    @Nullable Transformer shape = model.transformer();
    if (shape == null) {
      return plain(model, precision);
    }
    boolean experts = precision.scope() == Precision.Scope.EXPERTS && shape.experts() != null;
    double wide =
        experts
            ? model.parameters() - Math.min(model.parameters(), shape.expertParameters())
            : Math.min(model.parameters(), shape.vocabularyParameters());
    return parameters(model.parameters() - wide)
        .times(bytes(precision.bits() / BITS_PER_BYTE))
        .plus(
            Formula.of(wide, Figures.compact(wide) + (experts ? " others" : " of the vocabulary"))
                .times(bytes(SIXTEEN_BIT)));
  }

  /** What one device holds of a whole: an even part, or what its fullest has. */
  static Formula part(Formula whole, double held, int devices) {
    if (devices == 1 && same(whole.value(), held)) {
      return whole;
    }
    double parts = whole.value() / held;
    if (parts >= 1 && same(parts, Math.rint(parts))) {
      return whole.over(Formula.of(Math.rint(parts), Figures.whole(parts) + " GPUs"));
    }
    String share = Figures.significant(100 * held / whole.value(), 4) + " %";
    return whole.times(
        Formula.of(
            held / whole.value(), share + (devices == 1 ? " on the GPU" : " on the fullest")));
  }

  static Formula parameters(double count) {
    return Formula.of(count, Figures.compact(count) + " parameters");
  }

  static Formula bytes(double each) {
    return Formula.of(each, Figures.significant(each, 4) + (each == 1 ? " byte" : " bytes"));
  }

  static boolean same(double one, double other) {
    return Math.abs(one - other) <= EQUAL * Math.max(Math.abs(one), Math.abs(other));
  }
}
