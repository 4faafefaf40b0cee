package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.workload.Warning;
import java.util.List;

/**
 * One workload on several GPUs.
 *
 * @param answer the whole ranking, so that the places of the compared are known
 * @param compared in the order asked for
 * @param differences by criterion, largest first
 * @param crossings values of the question from which on another of them is better
 * @param warnings what to know of the compared, and not of what else the market has
 */
public record Comparison(
    Recommendation answer,
    List<Compared> compared,
    List<Difference> differences,
    List<Crossing> crossings,
    List<Warning> warnings) {
  public Comparison {
    compared = List.copyOf(compared);
    differences = List.copyOf(differences);
    crossings = List.copyOf(crossings);
    warnings = List.copyOf(warnings);
  }
}
