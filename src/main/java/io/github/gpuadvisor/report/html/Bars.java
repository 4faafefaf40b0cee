package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Explainer;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.estimate.memory.MemoryTerms;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import java.util.LinkedHashMap;
import java.util.Map;

/** Memory and score of the rows shown, in parts. */
final class Bars {
  private Bars() {}

  private static String name(Ranked row) {
    return row.rank() + ". " + Wording.count(row.assessment().estimate().deployment());
  }

  static String memory(Recommendation answer) {
    StackedBars bars = new StackedBars();
    for (Ranked row : answer.top()) {
      Estimate estimate = row.assessment().estimate();
      Derivation memory = Explainer.derivations(estimate, answer.request().workload()).get(0);
      Map<String, Double> parts = new LinkedHashMap<>();
      for (Term term : memory.terms()) {
        if (!term.name().equals(MemoryTerms.NEEDED) && !term.name().equals(MemoryTerms.USABLE)) {
          parts.put(term.name(), new Bytes(term.value()).gib());
        }
      }
      double needed = estimate.memory().requiredPerGpu().gib();
      double usable = estimate.memory().usablePerGpu().gib();
      bars.add(
          name(row),
          Figures.fixed(needed, 1) + " of " + Figures.fixed(usable, 1) + " GiB",
          parts,
          usable);
    }
    return bars.isEmpty()
        ? ""
        : bars.draw(
            "memory",
            "Memory of each GPU",
            "A bar for each row: what one GPU holds, in GiB, by part; the mark is what it can hold."
                + " The numbers stand above the bars.");
  }

  static String score(Recommendation answer) {
    StackedBars bars = new StackedBars();
    for (Ranked row : answer.top()) {
      Map<String, Double> parts = new LinkedHashMap<>();
      for (Contribution one : row.assessment().contributions()) {
        parts.put(one.criterion(), one.amount());
      }
      bars.add(name(row), Figures.fixed(row.assessment().score(), 2), parts, 0);
    }
    return bars.isEmpty()
        ? ""
        : bars.draw(
            "score",
            "What each score is made of",
            "A bar for each row: weight times value of each criterion, which add up to the score.");
  }
}
