package io.github.gpuadvisor.estimate.figure;

import java.util.List;

/**
 * What an estimate stands on, so that it can be checked and repeated.
 *
 * @param method the model used
 * @param profile engine, era and chip family whose constants were taken
 * @param parts where the time goes, in the order of the formula
 */
public record Basis(String method, String profile, List<Part> parts) {
  /** One term: a name and its seconds. */
  public record Part(String name, double seconds) {}

  public Basis {
    parts = List.copyOf(parts);
  }
}
