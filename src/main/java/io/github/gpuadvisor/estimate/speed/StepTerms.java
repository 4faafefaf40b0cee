package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Term;
import java.util.ArrayList;
import java.util.List;

/** The terms of a step as they are written down one below another, each in seconds. */
final class StepTerms {
  private final List<Term> terms = new ArrayList<>();

  void add(String name, Formula formula) {
    terms.add(new Term(name, Term.Unit.SECONDS, formula));
  }

  /** The place of the term that was added last. */
  int last() {
    return terms.size() - 1;
  }

  /** All terms from a place on, by their names. */
  Formula sum(int from) {
    Formula sum = terms.get(from).formula().named(terms.get(from).name());
    for (Term term : terms.subList(from + 1, terms.size())) {
      sum = sum.plus(term.formula().named(term.name()));
    }
    return sum;
  }

  Derivation derivation(String id, String title) {
    return new Derivation(id, title, terms);
  }
}
