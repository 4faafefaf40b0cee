package io.github.gpuadvisor.advice;

import java.util.List;

/**
 * One workload on several GPUs.
 *
 * @param answer the whole ranking, so that the places of the compared are known
 * @param compared in the order asked for
 * @param differences by criterion, largest first
 * @param crossings values of the question from which on another of them is better
 */
public record Comparison(
    Recommendation answer,
    List<Compared> compared,
    List<Difference> differences,
    List<Crossing> crossings) {
  public Comparison {
    compared = List.copyOf(compared);
    differences = List.copyOf(differences);
    crossings = List.copyOf(crossings);
  }
}
