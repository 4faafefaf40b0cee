package io.github.gpuadvisor.estimate.figure;

import java.util.List;

/**
 * How one figure of an answer came about, from facts to result.
 *
 * @param id stable, for documents: {@code memory}, {@code decodeStep}
 * @param title for people
 * @param terms in the order of the formula; the last one is the result
 */
public record Derivation(String id, String title, List<Term> terms) {
  public Derivation {
    terms = List.copyOf(terms);
  }

  /** What the lines lead to. */
  public Term result() {
    return terms.get(terms.size() - 1);
  }
}
